import { type Figure, type Section } from './measure'
import type { OwnFigures } from './peer-model'

/** What a peer's process prints; `q2` in milliseconds, extrapolated where `sample` says from what. */
export interface PeerFigures {
  readonly build: number
  readonly megabytes: number
  readonly q1: number
  readonly q2: number
  readonly sample: string
}

type NamedPeer = PeerFigures & { readonly name: string }

/** Peers with the file of `peers/` that knows them. */
export const peers = [
  { name: 'plain loops', module: 'loops' },
  { name: '@casl/ability', module: 'casl' },
  { name: 'better-sqlite3', module: 'better-sqlite3' },
  { name: 'DuckDB', module: 'duckdb' },
  { name: 'sql.js', module: 'sql-js' },
  { name: 'casbin', module: 'casbin' },
  { name: 'Cedar (WASM)', module: 'cedar' },
] as const

const checkGoals: Readonly<Record<string, readonly [floor: number, aim: number]>> = {
  '@casl/ability': [5, 15],
  'plain loops': [3, 9],
  'better-sqlite3': [100, 500],
  'Cedar (WASM)': [500, 3000],
}
const heatMapGoals: Readonly<Record<string, readonly [floor: number, aim: number]>> = {
  DuckDB: [5, 12],
  'plain loops': [30, 80],
  'sql.js': [100, 250],
}

/** Our rate of checks over each peer's, in the peers' model; answers were compared first. */
export function comparison(own: OwnFigures, measured: readonly NamedPeer[]): Section {
  const figures: Figure[] = [{ what: 'Tripod', value: own.q1, unit: '/s' }]
  for (const { name, q1 } of measured) {
    const goal = checkGoals[name]
    figures.push({ what: name, value: q1, unit: '/s' })
    figures.push({
      what: `Tripod / ${name}`,
      value: own.q1 / q1,
      unit: '×',
      ...(goal === undefined ? {} : { goal: { is: '≥', floor: goal[0], aim: goal[1] } }),
    })
  }
  return { title: 'q1 beside the peers, 10,000 users × 100,000 records', figures }
}

/** The whole heat-map, the build before it and the memory of each peer. */
export function heatMapPeer(own: OwnFigures, measured: readonly NamedPeer[]): Section {
  const figures: Figure[] = [
    { what: 'Tripod, warm', value: own.q2, unit: 'ms' },
    { what: 'Tripod, lookups and index', value: own.build, unit: 'ms' },
    { what: 'Tripod, memory', value: own.megabytes, unit: 'MB' },
  ]
  for (const { name, q2, build, megabytes, sample } of measured) {
    const goal = heatMapGoals[name]
    const note = sample === '' ? {} : { note: `extrapolated from ${sample}` }
    figures.push({ what: name, value: q2, unit: 'ms', ...note })
    figures.push({
      what: `${name} / Tripod`,
      value: q2 / own.q2,
      unit: '×',
      ...(goal === undefined ? {} : { goal: { is: '≥', floor: goal[0], aim: goal[1] } }),
    })
    figures.push({ what: `${name}, build`, value: build, unit: 'ms' })
    figures.push({ what: `${name}, memory`, value: megabytes, unit: 'MB' })
  }
  return { title: 'q2 beside the peers, 10,000 users × 100,000 records', figures }
}
