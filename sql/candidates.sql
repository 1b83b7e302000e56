-- Candidates of an activity by their newest attempt: who, at which stage, since when, how far the panel is, which review is due
-- next, and what came of it. One row for each candidate, so that the page reads nothing per row.
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
       v.number AS versionnumber,
       p.panel, p.locked, p.timedue,
       d.outcome, c.id AS credentialid, c.status AS credentialstatus
  FROM {microcred_submission} s
  JOIN {user} u ON u.id = s.userid AND u.deleted = 0
  LEFT JOIN {microcred_submission} later
         ON later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
  LEFT JOIN {microcred_version} v ON v.id = s.versionid
  LEFT JOIN (SELECT r.submissionid,
                    COUNT(1) AS panel,
                    SUM(CASE WHEN r.status = 'locked' THEN 1 ELSE 0 END) AS locked,
                    MIN(CASE WHEN r.status <> 'locked' THEN r.timedue END) AS timedue
               FROM {microcred_review} r
               JOIN {microcred_submission} rs ON rs.id = r.submissionid AND rs.microcredid = :panelmicrocredid
              WHERE r.status IN ('assigned', 'started', 'locked')
              GROUP BY r.submissionid) p ON p.submissionid = s.id
  LEFT JOIN {microcred_decision} d ON d.submissionid = s.id
  LEFT JOIN {microcred_credential} c ON c.submissionid = s.id
 WHERE s.microcredid = :microcredid AND later.id IS NULL /*where*/
 ORDER BY urgency, timesince, s.id
