import { applyChanges } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader } from '@shared/engine/index/record-access-at'
import { recordAccess } from '@shared/engine/record/record-access'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { isDeepStrictEqual } from 'node:util'
import { renamedThroughout, reordered, withSetSplit } from './alike-orgs'
import { countsByDoors, differences, differingCells } from './counts-by-doors'
import type { Proposal } from './proposal'
import { changeKinds, proposals, type ChangeKind } from './random-changes'
import { flagBits } from './small-orgs'

/** What a law finds wrong in an org, in words; null when it holds, or has nothing to say. */
export type Law = (org: Org, random: Random) => string | null

const options = { now: null }

const answersOfOrgs = new WeakMap<Org, ReadonlyMap<string, string>>()

/** User and record -> flags and certainty, by the compiled form. */
export function answersByIndex(org: Org): ReadonlyMap<string, string> {
  const known = answersOfOrgs.get(org) ?? readAnswers(org)
  answersOfOrgs.set(org, known)
  return known
}

function readAnswers(org: Org): ReadonlyMap<string, string> {
  const compiled = compileOrg(org, options)
  const reader = accessReader(compileIndex(compiled))
  const lines = new Map<string, string>()
  for (const table of compiled.tables)
    table?.table.ids.forEach((id, row) => {
      org.users.forEach((user, index) => {
        const access = reader.recordAccessAt(index, table.object, row)
        lines.set(`${user.id} ${id}`, `${flagBits(access)} ${access.certainty}`)
      })
    })
  return lines
}

function firstDifference(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string | null {
  for (const [place, answer] of before)
    if (after.get(place) !== answer)
      return `${place}: ${answer}, then ${after.get(place) ?? 'nothing'}`
  return after.size === before.size ? null : 'other users or records'
}

/** The org after a change, or null where it is refused. */
function changed(org: Org, changes: readonly Change[]): Org | null {
  const result = applyChanges(org, changes)
  return result.kind === 'ok' ? result.org : null
}

export const compiledEqualsDoors: Law = (org) => {
  const compiled = compileOrg(org, options)
  const index = compileIndex(compiled)
  const [count] = differences(countsByDoors(compiled), accessCounts(index))
  if (count !== undefined) return count
  const reader = accessReader(index)
  for (const table of compiled.tables)
    for (let row = 0; row < (table?.rowCount ?? 0); row++)
      for (const user of compiled.org.users.keys()) {
        const object = table?.object ?? -1
        const byDoors = recordAccess(compiled, user, { object, row })
        if (!isDeepStrictEqual(reader.recordAccessAt(user, object, row), byDoors))
          return `user ${user}, ${compiled.objects[object]?.name ?? ''} ${row}`
      }
  return null
}

/** A law about one change of a kind; without a kind, of one that the stream of choices picks. */
const about =
  (kinds: readonly ChangeKind[], law: (org: Org, proposal: Proposal) => string | null): Law =>
  (org, random) => {
    const proposal = proposals[random.pick(kinds)](org, random)
    return proposal === null ? null : law(org, proposal)
  }

export const recountEqualsFresh = (kinds: readonly ChangeKind[] = changeKinds): Law =>
  about(kinds, recountEqualsFreshOf)

/** The same of one proposal. */
export function recountEqualsFreshOf(org: Org, { there }: Proposal): string | null {
  const after = changed(org, [there])
  if (after === null) return null
  const counted = recount(evaluateOrg(org, options), after, options).counts
  const fresh = evaluateOrg(after, options).counts
  const [cell] = differingCells(fresh, counted)
  if (cell !== undefined) return `${JSON.stringify(there)}: ${cell}`
  return isDeepStrictEqual(counted.levels, fresh.levels) ? null : `${JSON.stringify(there)}: levels`
}

export const inverseRestores = (kinds: readonly ChangeKind[] = changeKinds): Law =>
  about(kinds, inverseRestoresOf)

/** The same of one proposal. */
export function inverseRestoresOf(org: Org, { there, back }: Proposal): string | null {
  const after = changed(org, [there])
  const again = after === null ? null : changed(after, back)
  // Some changes bring others along (prerequisites, rows that an owner change drops); no inverse is claimed then.
  if (after === null || again === null || !isLike(org, again)) return null
  const difference = firstDifference(answersByIndex(org), answersByIndex(again))
  return difference === null ? null : `${JSON.stringify(there)}: ${difference}`
}

/** True when the way back leads to the org itself, so that an inverse is claimed. */
export function isTakenBack(org: Org, { there, back }: Proposal): boolean {
  const after = changed(org, [there])
  const again = after === null ? null : changed(after, back)
  return again !== null && isLike(org, again)
}

/** Equal in everything that a change could have brought along. */
function isLike(before: Org, after: Org): boolean {
  return isDeepStrictEqual(canonicalOrg(before), canonicalOrg(after))
}

export const widerOpensMore = (kinds: readonly ChangeKind[] = changeKinds): Law =>
  about(kinds, widerOpensMoreOf)

/** The same of one proposal. */
export function widerOpensMoreOf(org: Org, { there, isWider }: Proposal): string | null {
  const after = isWider ? changed(org, [there]) : null
  if (after === null) return null
  const later = answersByIndex(after)
  for (const [place, answer] of answersByIndex(org)) {
    const lost = parseInt(answer) & ~parseInt(later.get(place) ?? '0')
    if (lost !== 0) return `${JSON.stringify(there)}: ${place} lost ${lost}`
  }
  return null
}

export const documentIdentity: Law = (org) => {
  const parsed = parseOrgDocument(formatOrgDocument(org))
  if (parsed.kind !== 'ok') return parsed.message
  if (!isDeepStrictEqual(parsed.org, canonicalOrg(org))) return 'read back as another org'
  return firstDifference(answersByIndex(org), answersByIndex(parsed.org))
}

export const splitChangesNothing: Law = (org, random) => {
  if (org.permissionSets.length === 0) return null
  const split = withSetSplit(org, random.pick(org.permissionSets))
  return firstDifference(answersByIndex(org), answersByIndex(split))
}

export const orderChangesNothing: Law = (org) =>
  firstDifference(answersByIndex(org), answersByIndex(reordered(org)))

export const namesChangeNothing: Law = (org) => {
  const answers = [...answersByIndex(renamedThroughout(org))]
  return firstDifference(
    answersByIndex(org),
    new Map(answers.map(([place, answer]) => [place.replaceAll('~', ''), answer])),
  )
}

/** Every law, by the idea that a counterexample of it has. */
export const laws: Readonly<Record<string, Law>> = {
  'compiled-equals-doors': compiledEqualsDoors,
  'recount-equals-fresh': recountEqualsFresh(),
  'inverse-restores': inverseRestores(),
  'wider-opens-more': widerOpensMore(),
  'document-identity': documentIdentity,
  'split-changes-nothing': splitChangesNothing,
  'order-changes-nothing': orderChangesNothing,
  'names-change-nothing': namesChangeNothing,
}
