import initSqlJs from 'sql.js'
import { checkQuery, countQuery, indexes, linesOf, rowsOf, tables } from './sql.mjs'

export async function open(model) {
  const { Database } = await initSqlJs()
  const db = new Database()
  db.exec('BEGIN')
  for (const statement of tables) db.exec(statement)
  for (const [table, rows] of Object.entries(rowsOf(model))) {
    const insert = db.prepare(
      `INSERT INTO ${table} VALUES (${(rows[0] ?? []).map(() => '?').join()})`,
    )
    for (const row of rows) insert.run(row)
    insert.free()
  }
  db.exec('COMMIT')
  for (const statement of [...indexes, 'ANALYZE']) db.exec(statement)
  const check = db.prepare(checkQuery)
  return {
    check: (user, record) => check.get([user, record])[0] === 1,
    counts(users) {
      const query = db.prepare(countQuery('u.id BETWEEN ?1 AND ?2'))
      query.bind([users[0], users.at(-1)])
      const rows = []
      while (query.step()) rows.push(query.getAsObject())
      query.free()
      return linesOf(rows, users, model.objectCount)
    },
    sampleUsers: 500,
  }
}
