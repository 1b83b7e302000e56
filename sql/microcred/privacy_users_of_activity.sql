-- About whom is there anything in an activity, or who did something in it? For the privacy provider.
-- Uses the index on microcred_submission.microcredid and the foreign keys on submissionid.
SELECT s.userid
  FROM {microcred_submission} s
 WHERE s.microcredid = :candidates AND s.userid > 0
UNION
SELECT r.reviewerid
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE s.microcredid = :reviewers AND r.reviewerid > 0
UNION
SELECT r.assignedby
  FROM {microcred_review} r
  JOIN {microcred_submission} s ON s.id = r.submissionid
 WHERE s.microcredid = :assigners AND r.assignedby > 0
UNION
SELECT d.releasedby
  FROM {microcred_decision} d
  JOIN {microcred_submission} s ON s.id = d.submissionid
 WHERE s.microcredid = :releasers AND d.releasedby > 0
UNION
SELECT v.usermodified
  FROM {microcred_version} v
 WHERE v.microcredid = :publishers AND v.usermodified > 0
