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

use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use Microcred\Manifest;

/**
 * Seals the evidence of a submission, and tells whether it still is what was sealed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sealing_service {
    /** @var string what is named where the manifest itself is not what was sealed */
    private const MANIFEST = 'manifest.json';

    /**
     * Constructor.
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
        /** @var steps who takes the steps */
        private readonly steps $steps
    ) {
    }

    /**
     * What is to be sealed of an attempt, with all that need not be read again.
     *
     * @param attempt $attempt
     * @return evidence_manifest
     */
    public function evidence_of(attempt $attempt): evidence_manifest {
        $evidence = $this->present($attempt);
        $evidence->take_over($this->known($attempt));
        return $evidence;
    }

    /**
     * How the evidence differs from what was sealed. A change of the answer is remembered and recorded.
     *
     * @param attempt $attempt a sealed one
     * @return string[][] names under added, missing and changed
     */
    public function compare(attempt $attempt): array {
        $changes = $this->differences($attempt);
        $integrity = array_filter($changes) ? 'broken' : 'intact';
        if ($integrity !== $attempt->integrity) {
            $this->remember($attempt, $integrity, $changes);
        }
        return $changes;
    }

    /**
     * How the evidence differs from what was sealed; nothing else happens.
     *
     * @param attempt $attempt a sealed one
     * @return string[][] names under added, missing and changed
     */
    public function differences(attempt $attempt): array {
        try {
            $sealed = Manifest::fromJson((string) $attempt->manifest);
        } catch (\Microcred\Exception $damage) {
            return ['added' => [], 'missing' => [], 'changed' => [self::MANIFEST]];
        }
        $changes = $sealed->compare($this->present($attempt)->now());
        // How Moodle stores a file is no evidence: with other bytes, the item itself is named.
        $changes = array_map(fn($names) => array_values(array_diff($names, [evidence_manifest::STORAGE])), $changes);
        // Whoever could change the files could change the manifest beside them: the root must be the recorded one.
        if ($sealed->root() !== $attempt->manifestroot) {
            $changes['changed'][] = self::MANIFEST;
        }
        return $changes;
    }

    /**
     * The evidence as it is now.
     *
     * @param attempt $attempt
     * @return evidence_manifest
     */
    private function present(attempt $attempt): evidence_manifest {
        return new evidence_manifest(
            $attempt->reflection,
            $this->evidence->of_submission($attempt->id)
        );
    }

    /**
     * Files of the attempt before that were read when it was sealed, and that are the same stored bytes still.
     *
     * Moodle stores a file under the SHA-1 of its bytes, once on the whole site: an upload with a hash that is there already,
     * by chance or by somebody's skill in making collisions, is not stored, and whoever asks for it gets the bytes that are.
     * So the same hash is the same stored bytes, as long as the place was in use all the time. It was, since the earlier
     * attempt's file is still there. That its hash is the one of then is shown by the list of hashes that was sealed with it;
     * that the seal is the one of then, by the record. Whoever changes the bytes in their place is not helped by this: what is
     * taken over is the digest of what was sealed before, and reviewers' pages compare it with the bytes, read in full.
     *
     * @param attempt $attempt
     * @return array[] by contenthash: SHA-256 and size
     */
    private function known(attempt $attempt): array {
        $attempts = $this->submissions->attempts($attempt->microcredid, $attempt->userid);
        $earlier = array_filter($attempts, fn(attempt $other) => $other->number < $attempt->number
            && $other->manifestroot !== '' && $other->integrity === 'intact');
        $last = end($earlier);
        if (!$last || $this->record->sealed_root($last->microcredid, $last->id) !== $last->manifestroot) {
            return [];
        }
        try {
            $sealed = Manifest::fromJson((string) $last->manifest);
        } catch (\Microcred\Exception $damage) {
            return [];
        }
        $items = $this->evidence->of_submission($last->id);
        $evidence = new evidence_manifest($last->reflection, $items);
        if ($sealed->root() !== $last->manifestroot || !self::holds($sealed, $evidence->storage())) {
            return [];
        }
        $digests = array_column(json_decode($last->manifest, true)['items'], null, 'name');
        $known = [];
        foreach ($items as $item) {
            $digest = $digests[evidence_repository::neutral_name($item)] ?? null;
            if ($item->file && $digest && $digest['size'] === (int) $item->file->get_filesize()) {
                $known[$item->file->get_contenthash()] = array_intersect_key($digest, ['sha256' => 0, 'size' => 0]);
            }
        }
        return $known;
    }

    /**
     * Whether a manifest holds a certain list of hashes.
     *
     * @param Manifest $sealed
     * @param string $storage
     * @return bool
     */
    private static function holds(Manifest $sealed, string $storage): bool {
        $list = new Manifest();
        $list->addText(evidence_manifest::STORAGE, $storage);
        $changes = $sealed->compare($list);
        return !$changes['added'] && !$changes['changed'];
    }

    /**
     * Keeps a changed answer.
     *
     * @param attempt $attempt
     * @param string $integrity
     * @param string[][] $changes
     */
    private function remember(attempt $attempt, string $integrity, array $changes): void {
        $this->lock->exclusively($attempt->id, function (attempt $now) use ($attempt, $integrity, $changes) {
            // Sealed anew or already remembered meanwhile: then this answer is of yesterday.
            if ($now->manifestroot !== $attempt->manifestroot || $now->integrity === $integrity) {
                return;
            }
            $step = $integrity === 'intact' ? step::IntegrityIntact : step::IntegrityBroken;
            $this->steps->take($now, $step, new facts(
                record: ['root' => $now->manifestroot] + $changes,
                row: ['integrity' => $integrity],
                event: ['integrity' => $integrity],
            ));
        });
    }
}
