-- Which credentials still wait for their signature? For the scheduled task that queues them again.
-- One whose decision exists and is not released waits on purpose. One whose decision is gone, because its activity
-- was deleted after the release, is signed all the same.
-- Uses the index on microcred_credential.status; microcred_decision by its unique key on submissionid.
SELECT c.id
  FROM {microcred_credential} c
  LEFT JOIN {microcred_decision} d ON d.submissionid = c.submissionid
 WHERE c.status = 'pending'
   AND c.timeawarded <= :before
   AND (d.id IS NULL OR d.timereleased > 0)
 ORDER BY c.id
