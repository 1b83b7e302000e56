-- How many candidates candidates.sql would find with the same filters, for the pages of candidates.php.
-- Index: microcred_submission(microcredid, userid, attempt).
SELECT COUNT(1)
  FROM {microcred_submission} s
  JOIN {user} u ON u.id = s.userid AND u.deleted = 0
  LEFT JOIN {microcred_submission} later
         ON later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
 WHERE s.microcredid = :microcredid AND later.id IS NULL /*where*/
