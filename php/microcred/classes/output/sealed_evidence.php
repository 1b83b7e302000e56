<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred\output;

use context_module;
use mod_microcred\local\activity\version;
use mod_microcred\local\files;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The evidence that was handed in, shown in place where browsers can do so safely.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sealed_evidence implements renderable, templatable {
    /** @var int how much of a text file is shown in place, in bytes */
    private const TEXT_SHOWN = 20000;

    /**
     * Constructor.
     *
     * @param context_module $context
     * @param version $version the submission is bound to
     * @param stdClass[] $evidence from evidence_repository::of_submission()
     * @param string[][] $changes names under added, missing and changed, from sealing_service::compare()
     * @param bool $blind under neutral names
     * @param stdClass|attempt $submission with reflection and reflectionformat
     */
    public function __construct(
        /** @var context_module */
        private readonly context_module $context,
        /** @var version */
        private readonly version $version,
        /** @var stdClass[] */
        private readonly array $evidence,
        /** @var string[][] */
        private readonly array $changes,
        /** @var bool */
        private readonly bool $blind,
        /** @var stdClass */
        private readonly stdClass|attempt $submission,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $reflection = $this->submission->reflection;
        $altered = array_merge([], ...array_values($this->changes));
        return [
            'items' => array_values(array_map(fn($item) => $this->item($item, $altered), $this->evidence)),
            'none' => !$this->evidence,
            'blind' => $this->blind,
            'reflection' => $reflection === '' ? null : format_text(
                $reflection,
                $this->submission->reflectionformat,
                ['context' => $this->context]
            ),
            'reflectionaltered' => in_array('reflection.txt', $altered, true),
            'broken' => (bool) $altered,
            'altered' => $altered,
        ];
    }

    /**
     * One item.
     *
     * @param stdClass $item
     * @param string[] $altered names that no longer match the manifest
     * @return array
     */
    private function item(stdClass $item, array $altered): array {
        $name = evidence_repository::neutral_name($item);
        $skills = $this->version->skills();
        return [
            'id' => (int) $item->id,
            'number' => (int) $item->sortorder,
            'title' => $item->title,
            'requirement' => $this->version->requirement($item->requirement)->title ?? '',
            'skills' => array_values(array_intersect_key($skills, array_flip($item->skills))),
            'hasskills' => (bool) $item->skills,
            'consent' => get_string('shown_' . $item->consent, 'mod_microcred'),
            'consentpending' => $item->consent === 'pending',
            'altered' => in_array($name, $altered, true),
            'islink' => $item->kind === 'link',
            'link' => $item->kind === 'link' && preg_match('~^https?://~i', $item->content) ? $item->content : null,
            'address' => $item->content,
            'istext' => $item->kind === 'text',
            'text' => $item->kind === 'text'
                ? format_text((string) $item->content, $item->contentformat, ['context' => $this->context])
                : null,
            'isfile' => $item->kind === 'file',
            'file' => $item->file ? $this->file($item, $name) : null,
        ];
    }

    /**
     * The file of an item.
     *
     * @param stdClass $item
     * @param string $neutral
     * @return array
     */
    private function file(stdClass $item, string $neutral): array {
        $name = $this->blind ? $neutral : $item->file->get_filename();
        $type = (string) $item->file->get_mimetype();
        $preview = files::preview($type);
        $url = moodle_url::make_pluginfile_url(
            $this->context->id,
            'mod_microcred',
            evidence_repository::AREA,
            $item->id,
            '/',
            $name
        );
        return [
            'name' => $name,
            'url' => $url->out(false),
            'download' => (new moodle_url($url, ['forcedownload' => 1]))->out(false),
            'size' => display_size($item->file->get_filesize()),
            'type' => $type,
            'isimage' => $preview === 'image',
            'isvideo' => $preview === 'video',
            'isaudio' => $preview === 'audio',
            'ispdf' => $preview === 'pdf',
            'plain' => $preview === 'text' ? $this->beginning($item) : null,
            'nopreview' => $preview === 'none',
        ];
    }

    /**
     * The beginning of a text file.
     *
     * @param stdClass $item
     * @return string|null null where it cannot be read
     */
    private function beginning(stdClass $item): ?string {
        try {
            $stream = $item->file->get_content_file_handle();
        } catch (\file_exception $gone) {
            return null;
        }
        $text = $stream ? (string) fread($stream, self::TEXT_SHOWN) : '';
        if ($stream) {
            fclose($stream);
        }
        return fix_utf8($text);
    }
}
