-- Which decisions in an activity did somebody release? For the privacy provider.
-- Uses the index on microcred_submission.microcredid and the unique key on microcred_decision.submissionid.
SELECT d.id, d.outcome, d.timereleased, s.blindcode
  FROM {microcred_decision} d
  JOIN {microcred_submission} s ON s.id = d.submissionid
 WHERE s.microcredid = :activity
   AND d.releasedby = :releaser
 ORDER BY d.id
