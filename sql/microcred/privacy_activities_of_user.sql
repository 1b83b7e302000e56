-- In which activities is there anything about somebody, or done by them? For the privacy provider.
-- Candidate, reviewer, who assigned a review, released a decision or published a version.
-- Uses the indexes on userid and reviewerid; assignedby, releasedby and usermodified have none, as this is asked rarely.
SELECT ctx.id
  FROM {context} ctx
  JOIN {course_modules} cm ON cm.id = ctx.instanceid AND ctx.contextlevel = :level
  JOIN {modules} m ON m.id = cm.module AND m.name = 'microcred'
 WHERE cm.instance IN (
       SELECT s.microcredid FROM {microcred_submission} s WHERE s.userid = :candidate)
    OR cm.instance IN (
       SELECT s.microcredid
         FROM {microcred_review} r
         JOIN {microcred_submission} s ON s.id = r.submissionid
        WHERE r.reviewerid = :reviewer OR r.assignedby = :assigner)
    OR cm.instance IN (
       SELECT s.microcredid
         FROM {microcred_decision} d
         JOIN {microcred_submission} s ON s.id = d.submissionid
        WHERE d.releasedby = :releaser)
    OR cm.instance IN (
       SELECT v.microcredid FROM {microcred_version} v WHERE v.usermodified = :publisher)
