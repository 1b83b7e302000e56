-- The activity that a review belongs to.
-- For the scoring page, which is addressed by the review alone. Index: both primary keys.
SELECT s.microcredid
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE r.id = :reviewid
