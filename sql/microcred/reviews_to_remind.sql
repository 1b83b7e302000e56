-- Open reviews due before a time whose reviewer was not reminded since another time.
-- For the task that sends reminders. Index: microcred_review(status, timedue).
-- /*rated*/ takes the stages at which reviewers rate.
SELECT r.id, r.reviewerid, r.timedue, s.blindcode, s.microcredid
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE r.status IN ('assigned', 'started')
   AND r.timedue < :duebefore
   AND r.timereminded < :remindedbefore
   AND s.status /*rated*/
 ORDER BY r.timedue, r.id
