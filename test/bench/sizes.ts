import { compileOrg, compileOrgSteps } from '@shared/engine/compile/compile-org'
import { accessCounts, accessCountSteps } from '@shared/engine/heat-map/access-counts'
import { evaluateIndex } from '@shared/engine/heat-map/recount'
import type { AccessIndex } from '@shared/engine/index/access-index'
import { compileIndex, compileIndexSteps } from '@shared/engine/index/compile-index'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'
import { workshopOrg } from '@shared/sample/workshop'
import { causesOf } from '@shared/scenario/causes'
import { leverRanking } from '@shared/scenario/levers'
import { openedOrg } from '@shared/scenario/opened-org'
import { runThrough, type Steps } from '@shared/engine/compile/steps'
import {
  atMost,
  bytesInUse,
  longestStep,
  median,
  timed,
  valueOf,
  type Figure,
  type Section,
} from './measure'
import { fieldFigure, questionFigures, timedReader } from './questions'
import { requirementFigures } from './requirements'
import { longestFlipSteps, ruleFigures, settingFigures } from './what-ifs'

const measures = ['read', 'edit', 'delete', 'transfer', 'all'] as const

/** q2: levels counted and every measure worked out from them. */
function heatMapOf(index: AccessIndex): number {
  const { counts } = accessCounts(index)
  return measures.reduce((sum, measure) => sum + (counts[measure][0] ?? 0), 0)
}

/** Everything that is measured of one generated org, in a process of its own. */
export function measureSize(userCount: number, recordCount: number): Section {
  const title = `${userCount.toLocaleString('en')} users × ${recordCount.toLocaleString('en')} records`
  return { title, figures: figuresOf(generateOrg(largeShape(7, userCount, recordCount))) }
}

/** The same of the workshop org. */
export function measureWorkshop(): Section {
  const org = workshopOrg()
  const records = org.records.reduce((sum, { ids }) => sum + ids.length, 0)
  const size = `${org.users.length} users × ${org.objects.length} objects × ${records} records`
  return { title: `workshop, ${size}`, figures: [...figuresOf(org), ...scenarioFigures(org)] }
}

/** Every single setting turned, and one flip told with its causes. */
function scenarioFigures(org: Org): Figure[] {
  const opened = openedOrg(org, '2026-01-01T00:00:00.000Z')
  const flip = 'object:Account.sharingModel=Private'
  const causing = timed(() => runThrough(causesOf(opened, [flip])))
  const ranking = timed(() => runThrough(leverRanking(opened)))
  const { ranked, dead } = ranking.answer
  const count = ranked.length + dead.reduce((sum, { changes }) => sum + changes.length, 0)
  return [
    { what: 'one flip with its causes', value: causing.ms, unit: 'ms', ...atMost(1_000, 300) },
    { what: `${count} levers ranked`, value: ranking.ms / 1_000, unit: 's', ...atMost(30, 10) },
  ]
}

function figuresOf(org: Org): Figure[] {
  const recordCount = org.records.reduce((sum, { ids }) => sum + ids.length, 0)
  const isMillion = recordCount >= 500_000
  const before = bytesInUse()
  const compiling = timed(() => compileOrg(org, { now: null }))
  const compiledBytes = bytesInUse()
  const indexing = timed(() => compileIndex(compiling.answer))
  const index = indexing.answer
  const indexBytes = bytesInUse()
  const cold = timed(() => heatMapOf(index)).ms
  const rssMb = process.memoryUsage().rss / 1e6
  const warm = median(Array.from({ length: 7 }, () => timed(() => heatMapOf(index)).ms))
  const reading = timedReader(index)
  const evaluated = evaluateIndex(index)
  const goal = <T>(limits: T) => (isMillion ? limits : {})
  const perRecord = (bytes: number) => bytes / recordCount
  return [
    { what: 'lookups of the org', value: compiling.ms, unit: 'ms' },
    { what: 'index build', value: indexing.ms, unit: 'ms', ...goal(atMost(3000, 700)) },
    { what: 'index for single checks', value: reading.ms, unit: 'ms' },
    { what: 'q2 cold', value: cold, unit: 'ms' },
    { what: 'q2 warm', value: warm, unit: 'ms' },
    ...questionFigures(index, reading.answer),
    fieldFigure(index),
    ...ruleFigures(evaluated, warm, 30, isMillion),
    ...settingFigures(evaluated, warm, isMillion),
    ...requirementFigures(evaluated),
    ...stepFigures(org, index),
    ...longestFlipSteps(evaluated),
    {
      what: 'index, bytes a record',
      value: perRecord(indexBytes - compiledBytes),
      unit: 'B',
      ...goal(atMost(150, 60)),
    },
    { what: 'lookups, bytes a record', value: perRecord(compiledBytes - before), unit: 'B' },
    { what: 'RSS after the first q2', value: rssMb, unit: 'MB', ...goal(atMost(400, 200)) },
  ]
}

/** How long an opening is at it before it can be given up. */
function stepFigures(org: Org, index: AccessIndex): Figure[] {
  const kinds: Record<string, () => Steps<unknown>> = {
    'lookups of the org': () => compileOrgSteps(org, { now: null }),
    index: () => compileIndexSteps(index.compiled),
    'whole heat-map': () => accessCountSteps(index),
  }
  return Object.entries(kinds).map(([what, begin]) => {
    const value = longestStep(begin)
    return { what: `longest step, ${what}`, value, unit: 'ms', ...atMost(50, 16) }
  })
}

/** Exponents of growth between two sizes of the same users. */
export function growth(small: Section, large: Section, times: number): Section {
  const exponent = (what: string) =>
    Math.log(valueOf(large, what) / valueOf(small, what)) / Math.log(times)
  return {
    title: `growth, ${small.title} → ${large.title}`,
    figures: [
      { what: 'q2 warm', value: exponent('q2 warm'), unit: '', ...atMost(0.7, 0.5) },
      {
        what: 'rule median',
        value: exponent('q4 any rule, median'),
        unit: '',
        ...atMost(0.9, 0.5),
      },
      {
        what: 'q1 rate',
        value: exponent('q1 one check'),
        unit: '',
        goal: { is: '≥', floor: -0.25, aim: -0.15 },
      },
    ],
  }
}
