import { mkdirSync, writeFileSync } from 'node:fs'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { countDifferences } from '@shared/engine/heat-map/count-differences'
import { evaluateIndex, recount, type EvaluatedOrg } from '@shared/engine/heat-map/recount'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader, type AccessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { recordAccess } from '@shared/engine/record/record-access'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'
import { randomFrom } from '@shared/sample/random'
import {
  bytesInUse,
  median,
  percentile,
  printTable,
  ratePerSecond,
  timed,
  type Figure,
} from './measure'

const options = { now: null }

/** A fixed walk over users and records, the same for every way of asking. */
function questions(evaluated: EvaluatedOrg, count: number) {
  const random = randomFrom(11)
  const { objects, compiled } = evaluated.index
  const withRecords = objects.flatMap((object) =>
    object === undefined || object.order.rowCount === 0 ? [] : [object],
  )
  return Array.from({ length: count }, () => {
    const object = random.pick(withRecords)
    const row = random.below(object.order.rowCount)
    return { user: random.below(compiled.org.users.length), object: object.object.index, row }
  })
}

function singleChecks(evaluated: EvaluatedOrg, reader: AccessReader): Figure[] {
  const asked = questions(evaluated, 4096)
  const { compiled } = evaluated.index
  const wrong = asked.filter(
    ({ user, object, row }) =>
      reader.accessLevelAt(user, object, row) !==
      recordAccess(compiled, user, { object, row }).maxAccessLevel,
  )
  if (wrong.length > 0)
    throw new Error(`${wrong.length} of ${asked.length} answers differ from the doors`)
  let next = 0
  const question = () => asked[next++ & 4095] ?? { user: 0, object: 0, row: 0 }
  const plain = ratePerSecond(() => {
    const { user, object, row } = question()
    reader.accessLevelAt(user, object, row)
  })
  const doors = ratePerSecond(
    () => {
      const { user, object, row } = question()
      recordAccess(compiled, user, { object, row })
    },
    400,
    16,
  )
  const everybody = asked
    .slice(0, 60)
    .map(({ object, row }) => timed(() => usersWithAccess(reader, object, row)).ms)
  return [
    { what: 'q1 one check', value: plain, unit: '/s', floor: '', aim: '' },
    { what: 'q1 through all doors, with grants', value: doors, unit: '/s', floor: '', aim: '' },
    {
      what: 'q1 with reasons, times the plain check',
      value: plain / doors,
      unit: '×',
      floor: '≤ 10',
      aim: '≤ 4',
    },
    {
      what: 'q5 who has access to a record, median',
      value: median(everybody),
      unit: 'ms',
      floor: '≤ 1',
      aim: '≤ 0.1',
    },
  ]
}

function toggles(evaluated: EvaluatedOrg, warm: number): Figure[] {
  const org = evaluated.index.compiled.org
  const rules = org.sharingRules.filter(
    (rule) => rule.isActive && (rule.kind === 'owner' || rule.kind === 'criteria'),
  )
  const step = Math.max(1, Math.floor(rules.length / 60))
  const times = rules
    .filter((_, i) => i % step === 0)
    .map((rule) => {
      const sharingRules = org.sharingRules.with(org.sharingRules.indexOf(rule), {
        ...rule,
        isActive: false,
      })
      return timed(() => changedCells(evaluated, { ...org, sharingRules })).ms
    })
  return [
    {
      what: 'q4 sharing rule off, median',
      value: median(times),
      unit: 'ms',
      floor: '',
      aim: '≤ 4',
    },
    {
      what: 'q4 sharing rule off, p95',
      value: percentile(times, 0.95),
      unit: 'ms',
      floor: '',
      aim: '',
    },
    {
      what: 'q4 warm q2 / rule off, median',
      value: warm / median(times),
      unit: '×',
      floor: '≥ 15',
      aim: '≥ 60',
    },
    {
      what: 'q4 rules within 16 ms',
      value: (times.filter((ms) => ms <= 16).length / times.length) * 100,
      unit: '%',
      floor: '≥ 70',
      aim: '≥ 95',
    },
    {
      what: 'q4 default of an object',
      value: median(defaultTimes(evaluated)),
      unit: 'ms',
      floor: '≤ 1',
      aim: '≤ 0.3',
    },
    {
      what: 'q4 permission set of one user',
      value: median(assignmentTimes(evaluated)),
      unit: 'ms',
      floor: '≤ 1',
      aim: '≤ 0.3',
    },
  ]
}

function changedCells(evaluated: EvaluatedOrg, after: Org): Int32Array {
  return countDifferences(evaluated.counts, recount(evaluated, after, options).counts, 'read')
}

function defaultTimes(evaluated: EvaluatedOrg): number[] {
  const org = evaluated.index.compiled.org
  return org.objects
    .filter((object) => object.sharingModel === 'Private')
    .map((object) => {
      const objects = org.objects.with(org.objects.indexOf(object), {
        ...object,
        sharingModel: 'Read',
      })
      return timed(() => changedCells(evaluated, { ...org, objects })).ms
    })
}

function assignmentTimes(evaluated: EvaluatedOrg): number[] {
  const org = evaluated.index.compiled.org
  return org.assignments.slice(0, 9).map((assignment) => {
    const assignments = org.assignments.filter((other) => other !== assignment)
    return timed(() => changedCells(evaluated, { ...org, assignments })).ms
  })
}

function fieldTime(evaluated: EvaluatedOrg): Figure {
  const { compiled } = evaluated.index
  const { ms } = timed(() => {
    let readable = 0
    for (const permissions of compiled.permissions.classes) {
      for (const object of compiled.objects) {
        for (const field of object.config?.fields ?? [])
          if (fieldPermission(permissions, object, field).isReadable) readable++
      }
    }
    return readable
  })
  return {
    what: 'q3 field permissions of all users',
    value: ms,
    unit: 'ms',
    floor: '≤ 50',
    aim: '≤ 10',
  }
}

function measureSize(userCount: number, recordCount: number): Figure[] {
  const org = generateOrg(largeShape(7, userCount, recordCount))
  const before = bytesInUse()
  const compiling = timed(() => compileOrg(org, options))
  const compiledBytes = bytesInUse()
  const indexing = timed(() => compileIndex(compiling.answer))
  const index = indexing.answer
  const indexBytes = bytesInUse()
  const cold = timed(() => accessCounts(index))
  const warm = median([1, 2, 3, 4, 5].map(() => timed(() => accessCounts(index)).ms))
  const evaluated: EvaluatedOrg = evaluateIndex(index)
  const reading = timed(() => accessReader(index))
  const figures: Figure[] = [
    { what: 'lookups of the org', value: compiling.ms, unit: 'ms', floor: '', aim: '' },
    {
      what: 'index build',
      value: indexing.ms,
      unit: 'ms',
      floor: '≤ 3,000 at 10⁶',
      aim: '≤ 700 at 10⁶',
    },
    { what: 'index for single checks', value: reading.ms, unit: 'ms', floor: '', aim: '' },
    { what: 'q2 cold', value: cold.ms, unit: 'ms', floor: '', aim: '' },
    { what: 'q2 warm', value: warm, unit: 'ms', floor: '', aim: '' },
    ...singleChecks(evaluated, reading.answer),
    fieldTime(evaluated),
    ...toggles(evaluated, warm),
    {
      what: 'index, bytes a record',
      value: (indexBytes - compiledBytes) / recordCount,
      unit: 'B',
      floor: '≤ 150 at 10⁶',
      aim: '≤ 60',
    },
    {
      what: 'lookups, bytes a record',
      value: (compiledBytes - before) / recordCount,
      unit: 'B',
      floor: '',
      aim: '',
    },
    {
      what: 'RSS',
      value: process.memoryUsage().rss / 1e6,
      unit: 'MB',
      floor: '≤ 400 at 10⁶',
      aim: '≤ 200',
    },
  ]
  printTable(`${userCount} users × ${recordCount} records`, figures)
  return figures
}

/** Exponent of growth between two sizes that are ten times apart. */
function growth(small: readonly Figure[], large: readonly Figure[], what: string): number {
  const at = (figures: readonly Figure[]) =>
    figures.find((figure) => figure.what === what)?.value ?? 1
  return Math.log10(at(large) / at(small))
}

const asked = process.argv.slice(2).map(Number)
const sizes = asked.length >= 2 ? asked : [1_000, 10_000, 10_000, 100_000]
const results: { users: number; records: number; figures: Figure[] }[] = []
for (let i = 0; i + 1 < sizes.length; i += 2) {
  const users = sizes[i] ?? 0
  const records = sizes[i + 1] ?? 0
  results.push({ users, records, figures: measureSize(users, records) })
}
const [small, large] = [results.at(-2), results.at(-1)]
if (small !== undefined && large !== undefined && small.users === large.users) {
  printTable(`growth ${small.records} → ${large.records} records`, [
    {
      what: 'q2 warm',
      value: growth(small.figures, large.figures, 'q2 warm'),
      unit: '',
      floor: '≤ 0.7',
      aim: '≤ 0.5',
    },
    {
      what: 'rule off, median',
      value: growth(small.figures, large.figures, 'q4 sharing rule off, median'),
      unit: '',
      floor: '≤ 0.9',
      aim: '≤ 0.5',
    },
    {
      what: 'q1 rate',
      value: growth(small.figures, large.figures, 'q1 one check'),
      unit: '',
      floor: '≥ −0.25',
      aim: '≥ −0.15',
    },
  ])
}
mkdirSync('node_modules/.cache/bench', { recursive: true })
writeFileSync('node_modules/.cache/bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
console.log('\nwritten: node_modules/.cache/bench/results.json')
