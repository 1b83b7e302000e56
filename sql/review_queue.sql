-- The reviews of one reviewer in one activity: those still to do first, oldest due first, then those locked.
-- Says how many criteria are finished, so that the page reads nothing per row. Never names the candidate.
-- For queue.php. Index: microcred_review(reviewerid, status, timedue), microcred_rating(reviewid, criterion).
SELECT r.id, r.role, r.status, r.timeassigned, r.timedue, r.timelocked,
       s.id AS submissionid, s.blindcode, s.versionid, s.status AS submissionstatus, s.integrity,
       (SELECT COUNT(1)
          FROM {microcred_rating} g
         WHERE g.reviewid = r.id AND g.level <> '' AND g.reason IS NOT NULL) AS finished
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE r.reviewerid = :reviewerid
   AND r.status IN ('assigned', 'started', 'locked')
   AND s.microcredid = :microcredid
 ORDER BY CASE WHEN r.status = 'locked' THEN 1 ELSE 0 END, r.timedue, r.id
