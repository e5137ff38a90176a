// Compares the built command line with answered orgs: `node test/answered-orgs.mjs <folder> [path of tripod.mjs]`.
// Each org is a folder with `org/` or `org.zip` and `expected/*.csv`; the order of rows is free, and columns that an
// expected file lacks are not compared.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder, program = fileURLToPath(new URL('../out/cli/tripod.mjs', import.meta.url))] =
  process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that holds the answered orgs')

const callOf = (file) => {
  const name = file.replace(/\.csv$/, '')
  const [command, rows, columns, measure] = name.split('-')
  if (command !== 'heatmap') return [command]
  return ['heatmap', '--rows', rows, '--columns', columns, '--measure', measure]
}

const lines = (text) => text.trimEnd().split(/\r?\n/)

// The answered orgs hold no quoted cell; one would be reported as a difference.
function rowsUnder(text, columns) {
  const [head = '', ...rows] = lines(text)
  const names = head.split(',')
  const positions = columns.map((column) => names.indexOf(column))
  return rows.map((row) => {
    const cells = row.split(',')
    return positions.map((position) => cells[position] ?? '').join(',')
  })
}

function differences(expected, actual) {
  const counts = new Map()
  for (const row of expected) counts.set(row, (counts.get(row) ?? 0) + 1)
  for (const row of actual) counts.set(row, (counts.get(row) ?? 0) - 1)
  return [...counts].filter(([, count]) => count !== 0)
}

function answerOf(words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  return { text: stdout, problem: status === 0 ? null : stderr.trimEnd() }
}

let differenceCount = 0
for (const name of readdirSync(resolve(folder)).sort()) {
  const answered = join(resolve(folder), name)
  if (!existsSync(join(answered, 'expected'))) continue
  const org = existsSync(join(answered, 'org')) ? join(answered, 'org') : join(answered, 'org.zip')
  for (const file of readdirSync(join(answered, 'expected')).sort()) {
    const expected = readFileSync(join(answered, 'expected', file), 'utf8')
    const [command, ...options] = callOf(file)
    const actual = answerOf([command, org, ...options, '--format', 'csv'])
    if (actual.problem !== null) {
      differenceCount++
      console.log(`${name} ${file}: ${actual.problem}`)
      continue
    }
    const columns = (lines(expected)[0] ?? '').split(',')
    const found = differences(rowsUnder(expected, columns), rowsUnder(actual.text, columns))
    differenceCount += found.length
    console.log(`${name} ${file}: ${found.length === 0 ? 'equal' : `${found.length} rows differ`}`)
    for (const [row, count] of found.sort().slice(0, 20))
      console.log(`  ${count > 0 ? 'missing' : 'too many'} ${row}`)
  }
}
process.exitCode = differenceCount === 0 ? 0 : 1
