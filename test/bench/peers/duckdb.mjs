import { DuckDBInstance } from '@duckdb/node-api'
import { checkQuery, countQuery, linesOf, rowsOf, tables } from './sql.mjs'

export async function open(model) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  for (const statement of tables)
    await connection.run(statement.replace(/, PRIMARY KEY \([^)]*\)|PRIMARY KEY/g, ''))
  for (const [table, rows] of Object.entries(rowsOf(model))) {
    const appender = await connection.createAppender(table)
    for (const row of rows) {
      for (const value of row) appender.appendInteger(value)
      appender.endRow()
    }
    appender.closeSync()
  }
  const check = await connection.prepare(checkQuery.replaceAll('?1', '$1').replaceAll('?2', '$2'))
  const rowsOfResult = async (result) => await result.getRowObjects()
  return {
    async check(user, record) {
      check.bindInteger(1, user)
      check.bindInteger(2, record)
      const [row] = await rowsOfResult(await check.run())
      return Boolean(row.is_open)
    },
    async counts(users) {
      const query = countQuery(`u.id BETWEEN ${users[0]} AND ${users.at(-1)}`)
      return linesOf(await rowsOfResult(await connection.run(query)), users, model.objectCount)
    },
    sampleUsers: model.userCount,
  }
}
