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

namespace mod_microcred\local;

use context_module;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\submission_repository;

/**
 * Who may read a file of evidence, and under which name.
 *
 * Reviewers get a neutral name: what a file is called often tells whose it is. What is inside a file stays as it was
 * handed in, and pages say so.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class files {
    /** @var string[] kinds that browsers show without running anything; all others are downloaded */
    private const SHOWN = [
        'application/pdf', 'text/plain',
        'image/png', 'image/jpeg', 'image/gif', 'image/webp',
        'video/mp4', 'video/webm', 'video/ogg', 'video/quicktime',
        'audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/x-wav', 'audio/webm', 'audio/aac',
    ];

    /**
     * Collaborators.
     */
    public function __construct(
        /** @var evidence_repository the evidence */
        private readonly evidence_repository $evidence,
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var access */
        private readonly access $access,
    ) {
    }

    /**
     * The file that a request names, if whoever asks may read it.
     *
     * @param context_module $context
     * @param int $microcredid
     * @param int $evidenceid
     * @param int $userid who asks
     * @return array|null file and the name to send it under
     */
    public function asked_for(context_module $context, int $microcredid, int $evidenceid, int $userid): ?array {
        $evidence = $this->evidence->find($evidenceid);
        $attempt = $evidence ? $this->submissions->find((int) $evidence->submissionid) : null;
        if ($attempt?->microcredid !== $microcredid) {
            return null;
        }
        $openly = $this->may_know($attempt, $userid);
        if (!$openly && !$this->may_review($attempt, $userid)) {
            return null;
        }
        $files = get_file_storage()->get_area_files($context->id, 'mod_microcred', 'evidence', $evidenceid, 'id', false);
        $file = reset($files);
        if (!$file) {
            return null;
        }
        $evidence->file = $file;
        return [$file, $openly ? $file->get_filename() : evidence_repository::neutral_name($evidence)];
    }

    /**
     * How a page can show a file in place.
     *
     * @param string $mimetype
     * @return string image, video, audio, pdf, text or none
     */
    public static function preview(string $mimetype): string {
        if (!self::is_shown($mimetype)) {
            return 'none';
        }
        return match ($mimetype) {
            'application/pdf' => 'pdf',
            'text/plain' => 'text',
            default => strstr($mimetype, '/', true),
        };
    }

    /**
     * Whether a file may be shown by the browser itself.
     *
     * @param string $mimetype
     * @return bool
     */
    public static function is_shown(string $mimetype): bool {
        return in_array($mimetype, self::SHOWN, true);
    }

    /**
     * Whether somebody may know whose submission it is: its candidate, or who manages the activity and is not on its panel.
     *
     * @param attempt $attempt
     * @param int $userid
     * @return bool
     */
    private function may_know(attempt $attempt, int $userid): bool {
        if ($attempt->userid === $userid) {
            return true;
        }
        return $this->access->may($attempt->microcredid, $userid, 'manage')
            && $this->access->shares_group($attempt->microcredid, $attempt->userid, $userid)
            && !$this->may_review($attempt, $userid);
    }

    /**
     * Whether somebody is on the panel of a submission.
     *
     * @param attempt $attempt
     * @param int $userid
     * @return bool
     */
    private function may_review(attempt $attempt, int $userid): bool {
        $review = $this->reviews->of_reviewer($attempt->id, $userid);
        return $review
            && $review->status->counts()
            && $attempt->stage->has_panel()
            && $attempt->userid !== $userid
            && $this->access->may($attempt->microcredid, $userid, 'review');
    }
}
