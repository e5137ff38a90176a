import { judgedOrg, type JudgedOrg } from '../assertion/judged-org'
import { applyChange } from '../change/apply-changes'
import { parseChange } from '../change/parse-change'
import type { CompileOptions } from '../engine/compile/compile-org'
import type { Steps } from '../engine/compile/steps'
import { recount } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import { changedPlaces } from './mutant-effect'
import { isMet, protectingSentence } from './protecting-sentences'
import { mutationsOf, type Mutation } from './strength-mutants'

/** A mutant that a requirement notices, with the requirements that do (positions in the list given). */
export interface CaughtMutant extends Mutation {
  readonly by: readonly number[]
}

/** A mutant that changes access and that no requirement notices, with one that would; null where none was found. */
export interface UnprotectedMutant extends Mutation {
  readonly sentence: string | null
}

/** How well requirements guard a model: what happens when each of its settings is set otherwise. */
export interface Strength {
  /** Caught of all that change access, 0 to 1; 1 where nothing does. */
  readonly score: number
  readonly caught: readonly CaughtMutant[]
  readonly unprotected: readonly UnprotectedMutant[]
  /** Mutants that change nobody’s access, and those that the model refuses. */
  readonly equivalentCount: number
  readonly refusedCount: number
  /** Mutants that there are, when not all of them were tried. */
  readonly mutantCount: number
}

/**
 * Tries every single setting, one after the other, each judged by the requirements that are met now; yields before each.
 *
 * With more than `limit` mutants every n-th is tried, spread over all kinds of settings. Correct by construction: a mutant
 * is caught when one of the sentences, judged in it, is met no longer; a sentence that is offered was judged in both.
 */
export function* strengthSteps(
  base: EvaluatedOrg,
  options: CompileOptions,
  sentences: readonly string[],
  limit = 2_000,
): Steps<Strength> {
  const now = judgedOrg(base)
  const met = sentences.flatMap((sentence, at) => (isMet(now, sentence) ? [{ sentence, at }] : []))
  const all = mutationsOf(now.compiled)
  const step = Math.max(1, all.length / limit)
  const tried = all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
  const caught: CaughtMutant[] = []
  const unprotected: UnprotectedMutant[] = []
  let [equivalentCount, refusedCount] = [0, 0]
  for (const [done, mutation] of tried.entries()) {
    yield { done, total: tried.length }
    const after = mutated(base, options, mutation.change)
    if (after === null) {
      refusedCount++
      continue
    }
    const places = changedPlaces(base, after, mutation)
    if (places.length === 0) {
      equivalentCount++
      continue
    }
    const mutant = judgedOrg(after)
    const by = met.filter(({ sentence }) => !isMet(mutant, sentence)).map(({ at }) => at)
    if (by.length > 0) caught.push({ ...mutation, by })
    else unprotected.push({ ...mutation, sentence: protectingSentence(now, mutant, places) })
  }
  const effective = caught.length + unprotected.length
  return {
    score: effective === 0 ? 1 : caught.length / effective,
    caught,
    unprotected,
    equivalentCount,
    refusedCount,
    mutantCount: all.length,
  }
}

/** The org with one change, evaluated; null where it is refused. */
export function mutated(
  base: EvaluatedOrg,
  options: CompileOptions,
  change: string,
): EvaluatedOrg | null {
  const parsed = parseChange(change)
  if (parsed.kind !== 'ok') return null
  const edited = applyChange(base.index.compiled.org, parsed.change)
  return 'kind' in edited ? null : recount(base, edited, options)
}

/** A single change after which a requirement is met, and how many cells and records in them it changes. */
export interface Mending extends Pick<Mutation, 'change' | 'setting'> {
  readonly cellCount: number
  readonly recordCount: number
}

/**
 * Single settings that make a broken requirement met, those with the fewest side effects first; each is judged before it is
 * offered. Yields before each that is tried.
 */
export function* mendingSteps(
  base: EvaluatedOrg,
  options: CompileOptions,
  sentence: string,
  isConcerned: (mutation: Mutation) => boolean,
  tryLimit = 1_500,
): Steps<readonly Mending[]> {
  const mutations = mutationsOf(base.index.compiled).filter(isConcerned).slice(0, tryLimit)
  const found: Mending[] = []
  for (const [done, { change, setting }] of mutations.entries()) {
    yield { done, total: mutations.length }
    const after = mutated(base, options, change)
    if (after === null || !isMet(judgedOrg(after), sentence)) continue
    found.push({ change, setting, ...changedCells(base, after) })
  }
  return found
    .sort((a, b) => a.cellCount - b.cellCount || a.recordCount - b.recordCount)
    .slice(0, 5)
}

/** Cells whose levels differ, and the records in them that do. */
function changedCells(
  before: EvaluatedOrg,
  after: EvaluatedOrg,
): Pick<Mending, 'cellCount' | 'recordCount'> {
  const [a, b] = [before.counts.levels, after.counts.levels]
  let [cellCount, recordCount] = [0, 0]
  for (let at = 0; at < a.length; at += 6) {
    let moved = 0
    for (let level = at; level < at + 6; level++)
      moved += Math.abs((a[level] ?? 0) - (b[level] ?? 0))
    if (moved > 0) cellCount++
    recordCount += moved / 2
  }
  return { cellCount, recordCount }
}

/** What may decide a requirement: settings of its object and those of no object in particular. */
export function concerns(judged: JudgedOrg, object: string): (mutation: Mutation) => boolean {
  const index = judged.compiled.objectIndexByName.get(object.toLowerCase())
  const parents = judged.compiled.objects[index ?? -1]?.parents.map(
    ({ object: parent }) => judged.compiled.objects[parent]?.name.toLowerCase() ?? '',
  )
  const names = new Set([object.toLowerCase(), ...(parents ?? [])])
  return (mutation) => mutation.object === null || names.has(mutation.object.toLowerCase())
}
