-- Which reviews in an activity are somebody's, and which did they assign? For the privacy provider.
-- Uses the index on microcred_review.reviewerid and the foreign key on submissionid.
SELECT r.*, s.blindcode
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE s.microcredid = :activity
   AND (r.reviewerid = :reviewer OR r.assignedby = :assigner)
 ORDER BY r.id
