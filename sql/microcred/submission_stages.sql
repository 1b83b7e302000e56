-- How many candidates of an activity are at each stage, by their newest attempt.
-- For view.php and candidates.php. Index: microcred_submission(microcredid, userid, attempt).
SELECT s.status, COUNT(1) AS candidates
  FROM {microcred_submission} s
  LEFT JOIN {microcred_submission} later
         ON later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
 WHERE s.microcredid = :microcredid AND later.id IS NULL
 GROUP BY s.status
