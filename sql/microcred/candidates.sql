-- What the candidates page shows of any submission: who, at which stage, since when. One row for each.
-- For candidates.php and its CSV. Index: the primary keys.
-- /*submissions*/ takes the ids of the submissions found by candidates_found.sql.
SELECT s.id, s.userid, s.attempt, s.status, s.versionid, s.integrity, s.timestage,
       u.firstname, u.lastname, u.firstnamephonetic, u.lastnamephonetic, u.middlename, u.alternatename
  FROM {microcred_submission} s
  JOIN {user} u ON u.id = s.userid
 WHERE s.id /*submissions*/
