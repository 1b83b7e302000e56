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

namespace mod_microcred\local\evidence\kind;

use context;
use context_user;
use mod_microcred\local\evidence\kind;
use mod_microcred\local\files;
use mod_microcred\local\refused;
use mod_microcred\local\submission\evidence_repository;
use moodle_url;
use MoodleQuickForm;
use stdClass;
use stored_file;

/**
 * One file, in Moodle's file storage.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class file extends kind {
    /** @var int how much of a text file is shown in place, in bytes */
    private const TEXT_SHOWN = 20000;

    #[\Override]
    public function name(): string {
        return 'file';
    }

    #[\Override]
    public function add_fields(MoodleQuickForm $mform, int $limit): void {
        $mform->addElement(
            'filemanager',
            'draftitemid',
            get_string('evidencefile', 'mod_microcred'),
            null,
            self::area($limit) + ['accepted_types' => '*']
        );
        $mform->addRule('draftitemid', null, 'required', null, 'client');
        $mform->addHelpButton('draftitemid', 'evidencefile', 'mod_microcred');
    }

    #[\Override]
    public function form_values(?stdClass $item, context $context, int $limit): array {
        $draft = file_get_submitted_draft_itemid('draftitemid');
        $id = $item ? (int) $item->id : null;
        $area = self::area($limit);
        file_prepare_draft_area($draft, $context->id, 'mod_microcred', evidence_repository::AREA, $id, $area);
        return ['draftitemid' => $draft];
    }

    // Checked before it is taken: Moodle would drop a file that is too large without a word.
    #[\Override]
    public function checked(stdClass $data, int $userid, int $limit): ?string {
        $draft = (int) ($data->draftitemid ?? 0);
        $files = $draft
            ? get_file_storage()->get_area_files(context_user::instance($userid)->id, 'user', 'draft', $draft, 'id', false)
            : [];
        if (count($files) !== 1) {
            throw new refused('refused_onefile');
        }
        $size = (int) reset($files)->get_filesize();
        if ($limit >= 0 && $size > $limit) {
            throw new refused('refused_toolarge', (object) ['size' => display_size($size), 'limit' => display_size($limit)]);
        }
        if ($size === 0) {
            throw new refused('refused_empty');
        }
        return null;
    }

    #[\Override]
    public function store(stdClass $data, context $context, int $id, int $limit): void {
        $draft = (int) $data->draftitemid;
        file_save_draft_area_files($draft, $context->id, 'mod_microcred', evidence_repository::AREA, $id, self::area($limit));
    }

    #[\Override]
    public function problem(stdClass $item): ?string {
        return $item->file ? null : get_string('missing_file', 'mod_microcred', $item->title);
    }

    #[\Override]
    public function ending(stdClass $item): string {
        return $item->file ? strtolower(pathinfo($item->file->get_filename(), PATHINFO_EXTENSION)) : '';
    }

    #[\Override]
    public function sealed_text(stdClass $item): ?string {
        return null;
    }

    #[\Override]
    public function shown(stdClass $item): array {
        return ['sealed' => false, 'file' => $item->file ? self::linked($item->file) : false];
    }

    #[\Override]
    public function shown_sealed(stdClass $item, context $context, ?string $neutral): array {
        return ['sealed' => [
            'id' => (int) $item->id,
            'number' => (int) $item->sortorder,
            'file' => $item->file ? self::previewed($item->file, $neutral) : null,
        ]];
    }

    /**
     * A file as a link.
     *
     * @param stored_file $file
     * @param string|null $neutral the name that it goes by; null for its own
     * @return array
     */
    private static function linked(stored_file $file, ?string $neutral = null): array {
        $name = $neutral ?? $file->get_filename();
        return [
            'name' => $name,
            'url' => moodle_url::make_pluginfile_url(
                $file->get_contextid(),
                'mod_microcred',
                evidence_repository::AREA,
                $file->get_itemid(),
                '/',
                $name
            )->out(false),
            'size' => display_size($file->get_filesize()),
        ];
    }

    /**
     * A file in place, where browsers can show it safely.
     *
     * @param stored_file $file
     * @param string|null $neutral the name that it goes by; null for its own
     * @return array
     */
    private static function previewed(stored_file $file, ?string $neutral): array {
        $type = (string) $file->get_mimetype();
        $preview = files::preview($type);
        $linked = self::linked($file, $neutral);
        return $linked + [
            'download' => (new moodle_url($linked['url'], ['forcedownload' => 1]))->out(false),
            'type' => $type,
            'isimage' => $preview === 'image',
            'isvideo' => $preview === 'video',
            'isaudio' => $preview === 'audio',
            'ispdf' => $preview === 'pdf',
            'plain' => $preview === 'text' ? self::beginning($file) : null,
            'nopreview' => $preview === 'none',
        ];
    }

    /**
     * The beginning of a text file.
     *
     * @param stored_file $file
     * @return string|null null where it cannot be read
     */
    private static function beginning(stored_file $file): ?string {
        try {
            $stream = $file->get_content_file_handle();
        } catch (\file_exception $gone) {
            return null;
        }
        $text = $stream ? (string) fread($stream, self::TEXT_SHOWN) : '';
        if ($stream) {
            fclose($stream);
        }
        return fix_utf8($text);
    }

    /**
     * What may be in the area of one piece of evidence.
     *
     * @param int $limit
     * @return array
     */
    private static function area(int $limit): array {
        return ['subdirs' => 0, 'maxfiles' => 1, 'maxbytes' => $limit];
    }
}
