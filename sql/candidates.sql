-- Candidates of an activity by their newest attempt: who, at which stage, since when, how far the panel is, which review is due
-- next, and what came of it. One row for each candidate, so that the page reads nothing per row. What neither filters nor sorts is
-- asked for in subqueries: databases look it up for the rows of one page, where joins would for all rows.
-- For candidates.php and its CSV. Index: microcred_submission(microcredid, userid, attempt), microcred_review(submissionid),
-- microcred_decision(submissionid), microcred_credential(submissionid).
-- /*where*/ takes the filters: stage, reviewer, groups.
SELECT s.id, s.userid, s.attempt, s.status, s.blindcode, s.integrity, s.timeapplied, s.timesubmitted, s.timemodified,
       CASE s.status
            WHEN 'applied' THEN s.timeapplied
            WHEN 'draft' THEN s.timeaccepted
            WHEN 'review' THEN s.timesubmitted
            WHEN 'adjudication' THEN s.timesubmitted
            WHEN 'decided' THEN s.timedecided
            WHEN 'released' THEN s.timereleased
            WHEN 'withdrawn' THEN s.timewithdrawn
            ELSE s.timemodified
       END AS timesince,
       CASE s.status
            WHEN 'applied' THEN 1
            WHEN 'decided' THEN 2
            WHEN 'adjudication' THEN 3
            WHEN 'review' THEN 4
            WHEN 'draft' THEN 5
            ELSE 6
       END AS urgency,
       u.firstname, u.lastname, u.firstnamephonetic, u.lastnamephonetic, u.middlename, u.alternatename,
       (SELECT v.number FROM {microcred_version} v WHERE v.id = s.versionid) AS versionnumber,
       (SELECT COUNT(1)
          FROM {microcred_review} r
         WHERE r.submissionid = s.id AND r.status IN ('assigned', 'started', 'locked')) AS panel,
       (SELECT COUNT(1) FROM {microcred_review} r WHERE r.submissionid = s.id AND r.status = 'locked') AS locked,
       (SELECT MIN(r.timedue)
          FROM {microcred_review} r
         WHERE r.submissionid = s.id AND r.status IN ('assigned', 'started')) AS timedue,
       (SELECT d.outcome FROM {microcred_decision} d WHERE d.submissionid = s.id) AS outcome,
       (SELECT c.id FROM {microcred_credential} c WHERE c.submissionid = s.id) AS credentialid,
       (SELECT c.status FROM {microcred_credential} c WHERE c.submissionid = s.id) AS credentialstatus
  FROM {microcred_submission} s
  JOIN {user} u ON u.id = s.userid AND u.deleted = 0
  LEFT JOIN {microcred_submission} later
         ON later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
 WHERE s.microcredid = :microcredid AND later.id IS NULL /*where*/
 ORDER BY urgency, timesince, s.id
