-- Whether a candidate has a released award in an activity, in any attempt.
-- For activity completion. Index: microcred_submission(microcredid, userid, attempt), microcred_decision(submissionid).
SELECT d.id
  FROM {microcred_submission} s
  JOIN {microcred_decision} d ON d.submissionid = s.id
 WHERE s.microcredid = :microcredid
   AND s.userid = :userid
   AND d.outcome = 'award'
   AND d.timereleased > 0
