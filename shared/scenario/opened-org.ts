import { changingOrg } from '../change/apply-changes'
import { parseChange } from '../change/parse-change'
import { answersHoldUntil } from '../engine/compile/answers-hold'
import type { CompiledOrg, CompileOptions } from '../engine/compile/compile-org'
import { areOptionsSame } from '../engine/compile/kept-lookups'
import { withRecordClasses, withRecordClassesAsIn } from '../engine/compile/record-classes'
import type { AccessCounts } from '../engine/heat-map/heat-map-types'
import { runThrough, sharedSteps, type Steps } from '../engine/compile/steps'
import { evaluateOrgSteps, recountSteps } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { Org } from '../model/org'
import { withPartsOf } from '../model/parts-kept'
import { withPersonas } from '../model/personas'

/** A change in the text language of the command line (`object:Account.sharingModel=Private`). */
export type ChangeText = string

/** A change that cannot be made to this org, and why. */
export interface RefusedChange {
  readonly kind: 'refused'
  readonly change: ChangeText
  readonly reason: string
}

/** An org with everything that was built of it. */
export interface Evaluation {
  /** As stored or changed; of the base without record classes and personas that only the evaluation adds. */
  readonly org: Org
  readonly compiled: CompiledOrg
  /** What further changes are counted from (`recount`). */
  readonly evaluated: EvaluatedOrg
  readonly counts: () => AccessCounts
  readonly refused: readonly RefusedChange[]
}

/** The open org: its base, and what it is with changes. */
export interface OpenedOrg {
  readonly base: Evaluation
  /** The instant and the sessions that all of it is evaluated for. */
  readonly options: CompileOptions
  readonly with: (changes: readonly ChangeText[]) => Evaluation
  /** The same in steps; who asks while the same changes are counted for another takes that work on. */
  readonly withSteps: (changes: readonly ChangeText[]) => Steps<Evaluation>
  /** The same for an answer that is only looked at: kept while what is tried next begins alike. */
  readonly tried: (changes: readonly ChangeText[]) => Evaluation
  /**
   * Another state of the same org, opened at an instant (ISO 8601): what differs is counted anew, and nothing else. Equal to
   * `openedOrg` of that state.
   */
  readonly edited: (org: Org, now: string) => OpenedOrg
  /** The same in steps. */
  readonly editedSteps: (org: Org, now: string) => Steps<OpenedOrg>
}

/** Session-based sets and groups that are activated: all, none, or these by name or id. Rule PRM-06. */
export type Activated = boolean | readonly string[]

/** Evaluations kept, so that switching a change off and on again costs nothing. */
const keptCount = 6

/** Session-based permission sets and groups of an org. Rule PRM-06. */
export const sessionSets = ({ permissionSets, permissionSetGroups }: Org) =>
  [...permissionSets, ...permissionSetGroups].filter((each) => each.hasActivationRequired)

/**
 * Opens an org at an instant (ISO 8601), with which expiry dates are compared, with or without the session-based
 * permission sets.
 *
 * Changes are made to the org with its record classes and personas, so that before and after are counted over the same
 * ones; only what a change concerns is counted anew.
 */
export function openedOrg(org: Org, now: string, activated: Activated = false): OpenedOrg {
  return runThrough(openedOrgSteps(org, now, activated))
}

/** The same in steps. */
export function* openedOrgSteps(org: Org, now: string, activated: Activated): Steps<OpenedOrg> {
  const whole = withRecordClasses(withPersonas(org))
  const evaluated = yield* evaluateOrgSteps(whole, optionsOf(org, now, activated))
  return openedAs(evaluationOf(org, evaluated, []), whole, activated)
}

/** `whole`: the org with record classes and personas, and with what a strict edition does not evaluate. Rule EDI-03. */
function openedAs(base: Evaluation, whole: Org, activated: Activated): OpenedOrg {
  const { options, objects } = base.compiled
  const opened: OpenedOrg = {
    base,
    options,
    ...changedEvaluations(base, whole),
    edited: (org, now) => runThrough(opened.editedSteps(org, now)),
    *editedSteps(org, now) {
      const since = options.now ?? now
      const until = answersHoldUntil(org, since)
      const asked = optionsOf(org, until === null || until > now ? since : now, activated)
      if (!areOptionsSame(asked, options)) return yield* openedOrgSteps(org, now, activated)
      if (org === base.org) return opened
      const fresh = withRecordClassesAsIn({ org: whole, objects }, withPersonas(org))
      const next = withPartsOf(whole, fresh)
      const counted = yield* recountSteps(base.evaluated, next, options)
      return openedAs(evaluationOf(org, counted, []), next, activated)
    },
  }
  return opened
}

const optionsOf = (org: Org, now: string, activated: Activated): CompileOptions => ({
  now,
  activated:
    typeof activated === 'boolean'
      ? sessionSets(org).flatMap(({ id }) => (activated ? [id] : []))
      : activated,
})

/** Evaluations of an org with changes, the last few at hand. */
function changedEvaluations(
  base: Evaluation,
  whole: Org,
): Pick<OpenedOrg, 'with' | 'withSteps' | 'tried'> {
  const kept = new Map<string, Evaluation>()
  // What was tried last, change by change: a search goes on from there, or leaves one of the last out.
  let chain: readonly Evaluation[] = []
  let chained: readonly ChangeText[] = []
  const keyOf = (changes: readonly ChangeText[]) => JSON.stringify(changes)
  function* trying(changes: readonly ChangeText[]): Steps<Evaluation> {
    const known = changes.length === 0 ? base : kept.get(keyOf(changes))
    if (known !== undefined) return known
    // One after the other: a step for each kind of change is less work than one for all of them.
    const from = yield* trying(changes.slice(0, -1))
    return yield* changedBy(from, changes.at(-1) ?? '')
  }
  function* changedBy(from: Evaluation, change: ChangeText): Steps<Evaluation> {
    const { org: changed, refused } = changedOrg(from === base ? whole : from.org, [change])
    const next = yield* recountSteps(from.evaluated, changed, base.compiled.options)
    return evaluationOf(changed, next, [...from.refused, ...refused])
  }
  let counting = { key: '', steps: () => trying([]) }
  function* withSteps(changes: readonly ChangeText[]): Steps<Evaluation> {
    if (changes.length === 0) return base
    const key = keyOf(changes)
    if (counting.key !== key) counting = { key, steps: sharedSteps(() => trying(changes)) }
    const made = yield* counting.steps()
    // What was asked for last goes last.
    kept.delete(key)
    kept.set(key, made)
    const oldest = kept.keys().next().value
    if (kept.size > keptCount && oldest !== undefined) kept.delete(oldest)
    return made
  }
  /** `runThrough(trying(changes))`, from the longest beginning that was tried last. */
  function tried(changes: readonly ChangeText[]): Evaluation {
    const known = kept.get(keyOf(changes))
    if (known !== undefined) return known
    const apart = changes.findIndex((change, at) => chained[at] !== change)
    const made = chain.slice(0, apart < 0 ? changes.length : apart)
    for (const change of changes.slice(made.length)) {
      const from = made.at(-1) ?? base
      made.push(runThrough(changedBy(from, change)))
    }
    ;[chain, chained] = [made, changes]
    return made.at(-1) ?? base
  }
  return {
    tried,
    with: (changes) => runThrough(withSteps(changes)),
    withSteps,
  }
}

function evaluationOf(
  org: Org,
  evaluated: EvaluatedOrg,
  refused: readonly RefusedChange[],
): Evaluation {
  const { index, counts } = evaluated
  return { org, compiled: index.compiled, evaluated, counts: () => counts, refused }
}

/** The org with every change that can be made, in order; the others are named with their reason. */
export function changedOrg(
  org: Org,
  changes: readonly ChangeText[],
): { readonly org: Org; readonly refused: readonly RefusedChange[] } {
  // An org without users keeps its personas out of what is stored, unless a change is about one of them.
  const plain = applied(org, changes)
  return org.users.length === 0 && plain.refused.length > 0
    ? applied(withPersonas(org), changes)
    : plain
}

function applied(org: Org, changes: readonly ChangeText[]): ReturnType<typeof changedOrg> {
  const refused: RefusedChange[] = []
  const changing = changingOrg(org, changes.length)
  for (const change of changes) {
    const parsed = parseChange(change)
    const refusal = parsed.kind === 'ok' ? changing.make(parsed.change) : parsed
    if (refusal !== null) refused.push({ kind: 'refused', change, reason: refusal.message })
  }
  return { org: changing.org(), refused }
}
