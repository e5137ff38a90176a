import Database from 'better-sqlite3'
import { checkQuery, countQuery, indexes, linesOf, rowsOf, tables } from './sql.mjs'

export function open(model) {
  const db = new Database(':memory:')
  for (const statement of tables) db.exec(statement)
  db.transaction(() => {
    for (const [table, rows] of Object.entries(rowsOf(model))) {
      const insert = db.prepare(
        `INSERT INTO ${table} VALUES (${(rows[0] ?? []).map(() => '?').join()})`,
      )
      for (const row of rows) insert.run(...row)
    }
  })()
  for (const statement of [...indexes, 'ANALYZE']) db.exec(statement)
  const check = db.prepare(checkQuery).pluck()
  const count = db.prepare(countQuery('u.id BETWEEN ?1 AND ?2'))
  return {
    check: (user, record) => check.get({ 1: user, 2: record }) === 1,
    counts: (users) =>
      linesOf(count.all({ 1: users[0], 2: users.at(-1) }), users, model.objectCount),
    sampleUsers: 1000,
  }
}
