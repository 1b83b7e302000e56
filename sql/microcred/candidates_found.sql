-- Candidates of an activity by their newest attempt, the most urgent stage first and in it those who wait longest: the submissions of
-- one page, and with each how many there are in all. What a page shows of them is in candidates.sql.
-- For candidates.php and its CSV. Index: microcred_submission(microcredid, userid, attempt), user(deleted).
-- That a later attempt is more than the first follows from the line before, but tells databases how few there are.
-- /*where*/ takes the filters: stage, reviewer, groups; /*urgency*/ the order of the stages.
SELECT s.id, COUNT(1) OVER () AS total
  FROM {microcred_submission} s
 WHERE s.microcredid = :microcredid
   AND NOT EXISTS (SELECT 1
                     FROM {microcred_submission} later
                    WHERE later.microcredid = s.microcredid AND later.userid = s.userid AND later.attempt > s.attempt
                          AND later.attempt > 1)
   AND NOT EXISTS (SELECT 1 FROM {user} u WHERE u.id = s.userid AND u.deleted = 1) /*where*/
 ORDER BY CASE s.status /*urgency*/ END,
          s.timestage,
          s.id
