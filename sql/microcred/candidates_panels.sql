-- What the candidates page shows of submissions that were handed in: how far the panel is, which review is due next, the decision,
-- the credential that holds. One row for each, so that the page reads nothing per row. What is one value at most is asked for in
-- a subquery: databases take longer to plan so many joins than to carry them out.
-- For candidates.php and its CSV. Index: microcred_review(submissionid), microcred_decision(submissionid),
-- microcred_credential(submissionid).
-- /*submissions*/ and /*reviewed*/ take the ids of the submissions.
SELECT s.id, p.panel, p.locked, p.timedue,
       (SELECT d.outcome FROM {microcred_decision} d WHERE d.submissionid = s.id) AS outcome,
       (SELECT c.id FROM {microcred_credential} c WHERE c.submissionid = s.id AND c.status = 'issued') AS issuedid
  FROM {microcred_submission} s
  LEFT JOIN (SELECT r.submissionid,
                    COUNT(1) AS panel,
                    SUM(CASE WHEN r.status = 'locked' THEN 1 ELSE 0 END) AS locked,
                    MIN(CASE WHEN r.status = 'locked' THEN NULL ELSE r.timedue END) AS timedue
               FROM {microcred_review} r
              WHERE r.submissionid /*reviewed*/ AND r.status IN ('assigned', 'started', 'locked')
              GROUP BY r.submissionid) p ON p.submissionid = s.id
 WHERE s.id /*submissions*/
