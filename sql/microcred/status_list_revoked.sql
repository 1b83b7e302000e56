-- Which entries of a status list are set? For signing the list.
-- An entry is set because its credential is revoked: the bit has no place of its own that could say otherwise.
-- Uses the unique index on microcred_statusentry (listid, position), then microcred_credential by its primary key.
SELECT e.position
  FROM {microcred_statusentry} e
  JOIN {microcred_credential} c ON c.id = e.credentialid
 WHERE e.listid = :listid
   AND c.status = 'revoked'
 ORDER BY e.position
