-- The reviews of one reviewer in one activity: those still to do first, oldest due first, then those locked, the newest first. With
-- each how many criteria are finished, how many reviews there are in all and how many of them are to do, so that the page reads
-- nothing per row. Never names the candidate.
-- For queue.php. Index: microcred_review(reviewerid, status, timedue), microcred_rating(reviewid, criterion).
SELECT r.id, r.role, r.status, r.timedue, r.timelocked,
       s.blindcode, s.versionid, s.status AS submissionstatus, s.integrity,
       COUNT(1) OVER () AS total,
       SUM(CASE WHEN r.status = 'locked' THEN 0 ELSE 1 END) OVER () AS todo,
       (SELECT COUNT(1)
          FROM {microcred_rating} g
         WHERE g.reviewid = r.id AND g.level <> '' AND g.reason IS NOT NULL) AS finished
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE r.reviewerid = :reviewerid
   AND r.status IN ('assigned', 'started', 'locked')
   AND s.microcredid = :microcredid
 ORDER BY CASE WHEN r.status = 'locked' THEN 1 ELSE 0 END,
          CASE WHEN r.status = 'locked' THEN -r.timelocked ELSE r.timedue END,
          CASE WHEN r.status = 'locked' THEN -r.id ELSE r.id END
