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

namespace mod_microcred\local\record;

use mod_microcred\local\credential\credential_status;
use mod_microcred\local\message;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\stage;

/**
 * What can happen in an activity: the types of the record's entries, which are the values.
 *
 * Each says at which stages of an attempt it can happen, what it makes of the attempt, the review or the credential, which
 * event says the same in Moodle's log, and which message the person it is about gets. Values are never changed: records that
 * were exported years ago are checked against them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum step: string {
    // The activity.
    case RubricChanged = 'rubric_changed';
    case RulesChanged = 'rules_changed';
    case SourceChanged = 'source_changed';
    case VersionPublished = 'version_published';
    case ActivityRestored = 'activity_restored';

    // An attempt.
    case SubmissionApplied = 'submission_applied';
    case SubmissionAccepted = 'submission_accepted';
    case SubmissionRefused = 'submission_refused';
    case SubmissionWithdrawn = 'submission_withdrawn';
    case AttemptStarted = 'attempt_started';
    case AttemptDeleted = 'attempt_deleted';
    case EvidenceSaved = 'evidence_saved';
    case EvidenceDeleted = 'evidence_deleted';
    case SealingStarted = 'sealing_started';
    case SealingFailed = 'sealing_failed';
    case SubmissionSealed = 'submission_sealed';
    case IntegrityBroken = 'integrity_broken';
    case IntegrityIntact = 'integrity_intact';
    case AdjudicationStarted = 'adjudication_started';
    case AdjudicationEnded = 'adjudication_ended';
    case DecisionMade = 'decision_made';
    case DecisionReleased = 'decision_released';

    // A review.
    case ReviewAssigned = 'review_assigned';
    case ReviewStarted = 'review_started';
    case ReviewLocked = 'review_locked';
    case ReviewDeclined = 'review_declined';
    case ReviewConflicted = 'review_conflicted';
    case ReviewVoided = 'review_voided';

    // A credential.
    case CredentialAwarded = 'credential_awarded';
    case CredentialIssued = 'credential_issued';
    case CredentialRevoked = 'credential_revoked';
    case HolderNameChanged = 'holder_name_changed';

    /**
     * The stages at which it can happen.
     *
     * @return stage[]|null none where it begins an attempt; null where the stage does not matter
     */
    public function stages(): ?array {
        return match ($this) {
            self::SubmissionApplied, self::AttemptStarted => [],
            self::SubmissionAccepted, self::SubmissionRefused => [stage::Applied],
            self::SubmissionWithdrawn => [stage::Applied, stage::Draft, stage::Sealing, stage::Review],
            self::EvidenceSaved, self::EvidenceDeleted, self::SealingStarted => [stage::Draft],
            self::SealingFailed => [stage::Sealing],
            self::SubmissionSealed => [stage::Draft, stage::Sealing],
            self::AdjudicationStarted => [stage::Review],
            self::AdjudicationEnded => [stage::Adjudication],
            self::DecisionMade => [stage::Review, stage::Adjudication],
            self::DecisionReleased => [stage::Decided],
            self::ReviewAssigned, self::ReviewStarted, self::ReviewLocked, self::ReviewDeclined, self::ReviewConflicted
                => [stage::Review, stage::Adjudication],
            default => null,
        };
    }

    /**
     * The stage to which it brings an attempt.
     *
     * @return stage|null null where the attempt stays where it is
     */
    public function leads_to(): ?stage {
        return match ($this) {
            self::SubmissionApplied => stage::Applied,
            self::SubmissionAccepted, self::SealingFailed => stage::Draft,
            self::SubmissionRefused => stage::Refused,
            self::SubmissionWithdrawn => stage::Withdrawn,
            self::SealingStarted => stage::Sealing,
            self::SubmissionSealed, self::AdjudicationEnded => stage::Review,
            self::AdjudicationStarted => stage::Adjudication,
            self::DecisionMade => stage::Decided,
            self::DecisionReleased => stage::Released,
            // Another attempt begins as an application, or as a draft where the candidate was let in before.
            default => null,
        };
    }

    /**
     * What it makes of a review.
     *
     * @return review_status|null null where it is about no review
     */
    public function review(): ?review_status {
        return match ($this) {
            self::ReviewAssigned => review_status::Assigned,
            self::ReviewStarted => review_status::Started,
            self::ReviewLocked => review_status::Locked,
            self::ReviewDeclined => review_status::Declined,
            self::ReviewConflicted => review_status::Conflict,
            self::ReviewVoided => review_status::Void,
            default => null,
        };
    }

    /**
     * Whether it can happen to a review: only to one that is still on its panel, and what its reviewer does only while it is
     * open.
     *
     * @param review_status $status
     * @return bool
     */
    public function is_possible_to(review_status $status): bool {
        return $this === self::ReviewVoided ? $status->counts() : $status->is_open();
    }

    /**
     * What it makes of a credential.
     *
     * @return credential_status|null null where its status stays, or it is about no credential
     */
    public function credential(): ?credential_status {
        return match ($this) {
            self::CredentialAwarded => credential_status::Pending,
            self::CredentialIssued => credential_status::Issued,
            self::CredentialRevoked => credential_status::Revoked,
            default => null,
        };
    }

    /**
     * The event that says the same in Moodle's log.
     *
     * @return string|null a class; null for the beginning of a restored record, of which Moodle's own restore tells
     */
    public function event(): ?string {
        $name = match ($this) {
            self::RubricChanged, self::RulesChanged, self::SourceChanged => 'scoring_changed',
            self::IntegrityBroken, self::IntegrityIntact => 'integrity_changed',
            self::ActivityRestored => null,
            default => $this->value,
        };
        return $name === null ? null : '\mod_microcred\event\\' . $name;
    }

    /**
     * The message to whom it is about: the candidate, the reviewer, the holder.
     *
     * @return message|null
     */
    public function message(): ?message {
        return match ($this) {
            self::SubmissionAccepted => message::Accepted,
            self::SubmissionRefused => message::Refused,
            self::SealingFailed => message::Returned,
            self::DecisionReleased => message::Released,
            self::ReviewAssigned => message::Assigned,
            self::ReviewVoided => message::ReviewVoided,
            self::CredentialIssued => message::Issued,
            self::CredentialRevoked => message::Revoked,
            default => null,
        };
    }

    /**
     * Whether it happens also where the site has lost the extension, which writes the record: still a course can be reset,
     * a person erased, and a name hidden.
     *
     * @return bool
     */
    public function is_possible_unrecorded(): bool {
        return match ($this) {
            self::AttemptDeleted, self::ReviewVoided, self::HolderNameChanged => true,
            default => false,
        };
    }

    /**
     * Whether it can happen to an attempt at a stage.
     *
     * @param stage $stage
     * @return bool
     */
    public function is_possible_at(stage $stage): bool {
        return in_array($stage, $this->stages() ?? stage::cases(), true);
    }
}
