-- How many reviews of one activity wait for one reviewer.
-- For view.php. Index: microcred_review(reviewerid, status, timedue).
SELECT COUNT(1)
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE r.reviewerid = :reviewerid AND r.status IN ('assigned', 'started') AND s.microcredid = :microcredid
