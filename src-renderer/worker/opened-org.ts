import { applyChange } from '@shared/change/apply-changes'
import { describeChange } from '@shared/change/describe-change'
import { parseChange } from '@shared/change/parse-change'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { withPersonas } from '@shared/model/personas'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { EvaluatedOrg } from '@shared/engine/heat-map/step'
import type { Org } from '@shared/model/org'
import type { ChangeDescription, ChangeText } from '@shared/protocol/engine'
import {
  formatChangeCause,
  formatChangeSubject,
  formatChangeValue,
} from '@shared/report/change-messages-en'
import { dependentsOf } from './calls/items'

/** An org with everything that was built of it. */
export interface Evaluation {
  /** As stored or changed; of the base without record classes and personas that only the evaluation adds. */
  readonly org: Org
  readonly compiled: CompiledOrg
  readonly counts: () => AccessCounts
  readonly refused: readonly ChangeDescription[]
}

/** The open org: its base, and what it is with changes. */
export interface OpenedOrg {
  readonly base: Evaluation
  readonly with: (changes: readonly ChangeText[]) => Evaluation
}

/** Evaluations kept, so that switching a change off and on again costs nothing. */
const keptCount = 6

interface Kept {
  readonly evaluated: EvaluatedOrg
  readonly evaluation: Evaluation
}

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
export function openedOrg(org: Org, now: string, isSessionActive = false): OpenedOrg {
  const activated = isSessionActive ? sessionSets(org).map(({ id }) => id) : []
  const options = { now, activated }
  const evaluated = evaluateOrg(withRecordClasses(withPersonas(org)), options)
  const base: Kept = { evaluated, evaluation: evaluationOf(org, evaluated, []) }
  const kept = new Map<string, Kept>()
  const keyOf = (changes: readonly ChangeText[]) => JSON.stringify(changes)
  return {
    base: base.evaluation,
    with(changes) {
      if (changes.length === 0) return base.evaluation
      const known = kept.get(keyOf(changes))
      if (known !== undefined) return known.evaluation
      const from = kept.get(keyOf(changes.slice(0, -1))) ?? base
      const { org: changed, refused } = changedOrg(base.evaluated.index.compiled.org, changes)
      const after = recount(from.evaluated, changed, options)
      const made = { evaluated: after, evaluation: evaluationOf(changed, after, refused) }
      kept.set(keyOf(changes), made)
      const oldest = kept.keys().next().value
      if (kept.size > keptCount && oldest !== undefined) kept.delete(oldest)
      return made.evaluation
    },
  }
}

function evaluationOf(
  org: Org,
  { index, counts }: EvaluatedOrg,
  refused: readonly ChangeDescription[],
): Evaluation {
  return { org, compiled: index.compiled, counts: () => counts, refused }
}

/** The org with every change that can be made, in order; the others are named with their reason. */
export function changedOrg(
  org: Org,
  changes: readonly ChangeText[],
): { readonly org: Org; readonly refused: readonly ChangeDescription[] } {
  // An org without users keeps its personas out of what is stored, unless a change is about one of them.
  const plain = applied(org, changes)
  return org.users.length === 0 && plain.refused.length > 0
    ? applied(withPersonas(org), changes)
    : plain
}

function applied(org: Org, changes: readonly ChangeText[]): ReturnType<typeof changedOrg> {
  const refused: ChangeDescription[] = []
  let current = org
  for (const change of changes) {
    const parsed = parseChange(change)
    const edited = parsed.kind === 'ok' ? applyChange(current, parsed.change) : parsed
    if ('kind' in edited) refused.push({ kind: 'refused', change, reason: edited.message })
    else current = edited
  }
  return { org: current, refused }
}

/** One change in words, as it would be made to this org. */
export function describedChange(org: Org, change: ChangeText): ChangeDescription {
  const parsed = parseChange(change)
  const described = parsed.kind === 'ok' ? describeChange(org, parsed.change) : parsed
  if (described.kind === 'refused') return { kind: 'refused', change, reason: described.message }
  const { subject, before, after, also } = described
  return {
    kind: 'ok',
    change,
    subject: formatChangeSubject(subject),
    before: formatChangeValue(before),
    after: formatChangeValue(after),
    cause: formatChangeCause(subject, after),
    also: [
      ...also.map((one) => formatChangeCause(one.subject, one.after)),
      ...(parsed.kind === 'ok' && parsed.change.kind === 'delete'
        ? dependentsOf(org, parsed.change.item).map(({ sentence }) => sentence)
        : []),
    ],
  }
}
