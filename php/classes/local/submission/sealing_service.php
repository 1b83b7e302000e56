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

namespace mod_microcred\local\submission;

use core\clock;
use mod_microcred\event\integrity_changed;
use mod_microcred\local\record\record;
use Microcred\Manifest;
use stdClass;

/**
 * Seals the evidence of a submission, and tells whether it still is what was sealed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sealing_service {
    /** @var string name of the reflection in the manifest */
    private const REFLECTION = 'reflection.txt';

    /** @var string what is named where the manifest itself is not what was sealed */
    private const MANIFEST = 'manifest.json';

    /** @var string name of the list that says which requirement each item meets */
    private const INDEX = 'index.json';

    /**
     * Constructor.
     *
     * @param evidence_repository $evidence
     * @param submission_repository $submissions
     * @param submission_lock $lock
     * @param record $record
     * @param clock $clock
     */
    public function __construct(
        /** @var evidence_repository the evidence */
        private readonly evidence_repository $evidence,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var record the record */
        private readonly record $record,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Hashes every item as a stream and stores the manifest with the submission. To be called under its lock.
     *
     * @param stdClass $submission changed too
     */
    public function seal(stdClass $submission): void {
        $manifest = $this->manifest_of($submission);
        $submission->manifest = $manifest->toJson();
        $submission->manifestroot = $manifest->root();
        $submission->integrity = 'intact';
        $this->submissions->update((int) $submission->id, [
            'manifest' => $submission->manifest,
            'manifestroot' => $submission->manifestroot,
            'integrity' => $submission->integrity,
        ]);
    }

    /**
     * How the evidence differs from what was sealed. A change of the answer is remembered and recorded.
     *
     * @param stdClass $submission a sealed one
     * @return string[][] names under added, missing and changed
     */
    public function compare(stdClass $submission): array {
        $changes = $this->differences($submission);
        $integrity = array_filter($changes) ? 'broken' : 'intact';
        if ($integrity !== $submission->integrity) {
            $this->remember($submission, $integrity, $changes);
        }
        return $changes;
    }

    /**
     * How the evidence differs from what was sealed; nothing else happens.
     *
     * @param stdClass $submission a sealed one
     * @return string[][] names under added, missing and changed
     */
    public function differences(stdClass $submission): array {
        try {
            $sealed = Manifest::fromJson((string) $submission->manifest);
        } catch (\Microcred\Exception $damage) {
            return ['added' => [], 'missing' => [], 'changed' => [self::MANIFEST]];
        }
        $changes = $sealed->compare($this->manifest_of($submission));
        // Whoever could change the files could change the manifest beside them: the root must be the recorded one.
        if ($sealed->root() !== $submission->manifestroot) {
            $changes['changed'][] = self::MANIFEST;
        }
        return $changes;
    }

    /**
     * The manifest of the evidence as it is now. What cannot be read is left out, and so counts as missing.
     *
     * @param stdClass $submission
     * @return Manifest
     */
    private function manifest_of(stdClass $submission): Manifest {
        $manifest = new Manifest();
        $index = [];
        foreach ($this->evidence->of_submission((int) $submission->id) as $item) {
            $name = evidence_repository::neutral_name($item);
            $index[] = [
                'name' => $name,
                'requirement' => $item->requirement,
                'kind' => $item->kind,
                'title' => $item->title,
                'skills' => $item->skills,
                'consent' => $item->consent,
            ];
            if ($item->kind !== 'file') {
                $manifest->addText($name, (string) $item->content);
            } else if ($item->file) {
                $this->add_file($manifest, $name, $item->file);
            }
        }
        $manifest->addText(self::REFLECTION, (string) $submission->reflection);
        $manifest->addText(self::INDEX, \Microcred\canonicalize(json_encode(
            $index,
            JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        )));
        return $manifest;
    }

    /**
     * Hashes one stored file.
     *
     * @param Manifest $manifest
     * @param string $name
     * @param \stored_file $file
     */
    private function add_file(Manifest $manifest, string $name, \stored_file $file): void {
        try {
            $stream = $file->get_content_file_handle();
        } catch (\file_exception $gone) {
            return;
        }
        if (!$stream) {
            return;
        }
        $manifest->addStream($name, $stream);
        fclose($stream);
    }

    /**
     * Keeps a changed answer.
     *
     * @param stdClass $submission
     * @param string $integrity
     * @param string[][] $changes
     */
    private function remember(stdClass $submission, string $integrity, array $changes): void {
        $this->lock->exclusively((int) $submission->id, function (stdClass $now) use ($submission, $integrity, $changes) {
            // Sealed anew or already remembered meanwhile: then this answer is of yesterday.
            if ($now->manifestroot !== $submission->manifestroot || $now->integrity === $integrity) {
                return;
            }
            $this->submissions->update((int) $now->id, [
                'integrity' => $integrity,
                'timemodified' => $this->clock->time(),
            ]);
            $this->record->add((int) $now->microcredid, 'integrity_' . $integrity, (int) $now->id, [
                'root' => $now->manifestroot,
            ] + $changes);
            integrity_changed::of(
                $now,
                $this->evidence->context((int) $now->id),
                ['integrity' => $integrity]
            )->trigger();
        });
        $submission->integrity = $integrity;
    }
}
