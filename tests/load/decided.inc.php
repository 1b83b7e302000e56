<?php
// Attempts with an award that was decided and released, as the last reviewer's lock leaves them, but without the credential.

use mod_microcred\local\activity\version;

/**
 * One for each person, many rows at a time.
 *
 * @param stdClass $activity
 * @param version $version
 * @param int[] $people
 * @return int[] the submissions' ids, in the order of the people
 */
function decided_submissions(stdClass $activity, version $version, array $people): array {
    global $DB;

    $criteria = array_map(fn($criterion) => [
        'id' => $criterion['id'], 'resolved' => '2', 'value' => 2, 'level' => "{$criterion['id']}-2",
        'cut' => ['level' => "{$criterion['id']}-2", 'points' => 2], 'met' => true,
    ], $version->criteria());
    $document = json_encode(['format' => 'microcred-decision-1', 'outcome' => 'award', 'criteria' => $criteria]);
    $now = time();
    $DB->insert_records('microcred_submission', array_map(fn($userid, $i) => (object) [
        'microcredid' => $activity->id, 'userid' => $userid, 'attempt' => 1, 'status' => 'released',
        'versionid' => $version->id, 'blindcode' => "R$i", 'manifestroot' => hash('sha256', "evidence $i"),
        'timedecided' => $now, 'timereleased' => $now, 'timestage' => $now,
    ], $people, array_keys(array_values($people))));
    $of = array_flip($DB->get_records_menu('microcred_submission', ['microcredid' => $activity->id], '', 'id, userid'));
    $submissions = array_map(fn($userid) => (int) $of[$userid], array_values($people));
    $DB->insert_records('microcred_decision', array_map(fn($submissionid) => (object) [
        'submissionid' => $submissionid, 'outcome' => 'award', 'document' => $document, 'timecreated' => $now,
        'timereleased' => $now,
    ], $submissions));
    return $submissions;
}
