-- Where one person stands in each micro-credential of a course: the status of the newest attempt.
-- For index.php. Index: microcred(course), microcred_submission(microcredid, userid, attempt).
SELECT m.id, s.status
  FROM {microcred} m
  JOIN {microcred_submission} s ON s.microcredid = m.id AND s.userid = :userid
  LEFT JOIN {microcred_submission} later
         ON later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
 WHERE m.course = :courseid AND later.id IS NULL
