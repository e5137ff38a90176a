import { writeFileSync } from 'node:fs'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import { laws, type Law } from '../property/laws'
import { count, coverageLine, type Coverage } from '../property/features/org-features'
import { seededOrg, wantedFeatures } from './seeded-org'
import { shrunk } from './shrink'

const [seconds = '60', firstSeed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
const folder = 'fixtures/counterexamples'
const shrinkMs = 20_000

/** What a law says of an org with the choices of a seed; a law that breaks down has found something too. */
function verdict(law: Law, org: Org, seed: number): string | null {
  try {
    return law(org, randomFrom(seed))
  } catch (error) {
    return `breaks down: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Shrinks an org that breaks a law and writes it down. The org’s name carries the seed of the choices. */
function keep(idea: string, law: Law, org: Org, seed: number): void {
  const breaksDown = verdict(law, org, seed)?.startsWith('breaks down') === true
  const isReadable = parseOrgDocument(formatOrgDocument(org)).kind === 'ok'
  const isWrong = (smaller: Org) => {
    const found = verdict(law, smaller, seed)
    if (found === null || found.startsWith('breaks down') !== breaksDown) return false
    return !isReadable || parseOrgDocument(formatOrgDocument(smaller)).kind === 'ok'
  }
  const small = shrunk(org, isWrong, performance.now() + shrinkMs)
  const file = `${folder}/${idea}.tripod.json`
  writeFileSync(file, formatOrgDocument({ ...small, name: `${idea}, seed ${seed}` }))
  console.log(`  ${verdict(law, small, seed) ?? ''}`)
  console.log(
    `  ${small.users.length} users, ${small.records.reduce((sum, { ids }) => sum + ids.length, 0)} records, written to ${file}`,
  )
  console.log(
    '  correct the engine until the test of that folder passes; keep the file under a name that says the idea, or delete it',
  )
}

const coverage: Coverage = new Map()
const found = new Map<string, number>()
const endsAt = performance.now() + Number(seconds) * 1000
const first = Number(firstSeed)
let seed = first
for (; performance.now() < endsAt; seed++) {
  const org = seededOrg(seed, wantedFeatures(seed, coverage))
  count(coverage, org)
  for (const [idea, law] of Object.entries(laws)) {
    const difference = verdict(law, org, seed)
    if (difference === null) continue
    const times = (found.get(idea) ?? 0) + 1
    found.set(idea, times)
    console.log(`${idea}, seed ${seed}: ${difference.slice(0, 300)}`)
    if (times === 1) keep(idea, law, org, seed)
  }
}

console.log(
  `${seed - first} orgs from seed ${first}, ${Object.keys(laws).length} laws; ${coverageLine(coverage)}`,
)
for (const [idea, times] of found) console.log(`${idea}: ${times} differences`)
process.exitCode = found.size === 0 ? 0 : 1
