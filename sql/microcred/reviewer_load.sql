-- How many reviews wait for each of some reviewers, on the whole site; who has none is not listed.
-- For assigning by load. Index: microcred_review(reviewerid, status, timedue).
SELECT r.reviewerid, COUNT(1) AS waiting
  FROM {microcred_review} r
 WHERE r.reviewerid /*users*/
   AND r.status IN ('assigned', 'started')
 GROUP BY r.reviewerid
