-- The decisions on the candidates of an activity, in the order of their attempts; the last of each candidate counts.
-- For the gradebook. Index: microcred_submission(microcredid, userid, attempt), microcred_decision(submissionid).
SELECT d.id, d.submissionid, d.outcome, d.document, d.grade, d.timecreated, d.timereleased, d.releasedby,
       s.userid, s.attempt, s.versionid, s.timesubmitted
  FROM {microcred_submission} s
  JOIN {microcred_decision} d ON d.submissionid = s.id
 WHERE s.microcredid = :microcredid
   AND (:everybody = 1 OR s.userid = :userid)
   AND (:unreleased = 1 OR d.timereleased > 0)
 ORDER BY s.userid, s.attempt
