// The same facts as tables; one query per check, one for a user's line of the heat-map.
import { rolesAbove } from './facts.mjs'

export const tables = [
  'CREATE TABLE users (id INTEGER PRIMARY KEY, role INTEGER)',
  'CREATE TABLE above (role INTEGER, above INTEGER, PRIMARY KEY (role, above))',
  'CREATE TABLE records (id INTEGER PRIMARY KEY, object INTEGER, owner INTEGER)',
  'CREATE TABLE reach (grantee INTEGER, usr INTEGER, PRIMARY KEY (grantee, usr))',
  'CREATE TABLE shares (record INTEGER, grantee INTEGER)',
  'CREATE TABLE rules (object INTEGER, owner INTEGER, grantee INTEGER)',
]
export const indexes = [
  'CREATE INDEX shares_record ON shares (record, grantee)',
  'CREATE INDEX shares_grantee ON shares (grantee, record)',
  'CREATE INDEX rules_owner ON rules (object, owner, grantee)',
  'CREATE INDEX rules_grantee ON rules (grantee, object, owner)',
  'CREATE INDEX reach_user ON reach (usr, grantee)',
  'CREATE INDEX records_owner ON records (owner, object)',
  'CREATE INDEX above_above ON above (above, role)',
  'CREATE INDEX users_role ON users (role)',
]

/** Rows of each table, in the order of its columns. */
export function rowsOf(model) {
  const { roleOfUser, parentOfRole, objectOf, ownerOf, reach, shares, rules } = model
  const above = new Map()
  rolesAbove(model).forEach((roles, user) => above.set(roleOfUser[user], roles))
  for (const role of parentOfRole.keys()) {
    if (above.has(role)) continue
    const roles = []
    for (let next = parentOfRole[role]; next >= 0; next = parentOfRole[next]) roles.push(next)
    above.set(role, roles)
  }
  above.delete(-1)
  const unique = (rows) => [...new Map(rows.map((row) => [row.join(' '), row])).values()]
  return {
    users: roleOfUser.map((role, user) => [user, role]),
    above: [...above].flatMap(([role, roles]) => roles.map((one) => [role, one])),
    records: ownerOf.map((owner, record) => [record, objectOf[record], owner]),
    reach: reach.flatMap((users, grantee) => users.map((user) => [grantee, user])),
    shares: unique(shares.map(({ record, grantee }) => [record, grantee])),
    rules: unique(
      rules.flatMap(({ object, owners, grantee }) =>
        owners.map((owner) => [object, owner, grantee]),
      ),
    ),
  }
}

export const checkQuery = `
  SELECT EXISTS (SELECT 1 FROM records r WHERE r.id = ?2 AND (
    r.owner = ?1
    OR EXISTS (SELECT 1 FROM users o JOIN above a ON a.role = o.role JOIN users u ON u.role = a.above
               WHERE o.id = r.owner AND u.id = ?1)
    OR EXISTS (SELECT 1 FROM shares s JOIN reach g ON g.grantee = s.grantee AND g.usr = ?1 WHERE s.record = r.id)
    OR EXISTS (SELECT 1 FROM rules l JOIN reach g ON g.grantee = l.grantee AND g.usr = ?1
               WHERE l.object = r.object AND l.owner = r.owner))) AS is_open`

/** Records that each of some users may read, by object. `users` is a condition on \`u.id\`. */
export const countQuery = (users) => `
  SELECT usr, object, COUNT(*) AS found FROM (
    SELECT u.id AS usr, r.object AS object, r.id AS record FROM users u JOIN records r ON r.owner = u.id WHERE ${users}
    UNION
    SELECT u.id, r.object, r.id FROM users u JOIN above a ON a.above = u.role JOIN users o ON o.role = a.role
      JOIN records r ON r.owner = o.id WHERE ${users}
    UNION
    SELECT u.id, r.object, r.id FROM users u JOIN reach g ON g.usr = u.id JOIN shares s ON s.grantee = g.grantee
      JOIN records r ON r.id = s.record WHERE ${users}
    UNION
    SELECT u.id, r.object, r.id FROM users u JOIN reach g ON g.usr = u.id JOIN rules l ON l.grantee = g.grantee
      JOIN records r ON r.object = l.object AND r.owner = l.owner WHERE ${users}
  ) GROUP BY usr, object`

/** Lines of the heat-map from rows of `countQuery`. */
export function linesOf(rows, users, objectCount) {
  const lines = new Map(users.map((user) => [user, new Array(objectCount).fill(0)]))
  for (const { usr, object, found } of rows) lines.get(Number(usr))[Number(object)] = Number(found)
  return [...lines.values()]
}
