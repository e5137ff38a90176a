import { SharingLevel } from '../../model/level'
import type { SharingSet } from '../../model/sharing'
import type { Grant } from '../answer'
import { hasBit } from '../compile/bitset'
import { childrenOfAccount } from '../compile/children-of-accounts'
import type { CompiledOrg } from '../compile/compile-org'
import { mayHaveRows } from '../compile/compiled-object'
import { levelOf } from '../compile/compiled-rule'
import { ownerAt, type CompiledTable } from '../compile/compiled-table'
import { mightReach } from '../compile/reach'
import { opensNoAccountByRows } from './person-accounts'
import { grantOf, reachIn, subjectOf, takesPartInSharing, type Door, type Subject } from './subject'
import { recordEnd, userEnds, type PathEnd } from './sharing-set-path'
import type { Reached } from './reached'

/** Records whose path leads to the same account or contact as the user's. Rules R13.8–R13.13. */
export const sharingSetDoor: Door = {
  name: 'SharingSet',
  rule: 'R13.8',
  grants(subject): Grant[] {
    if (!mayHaveRows(subject.object)) return []
    if (
      subject.family === 'internal' ||
      subject.family === 'guest' ||
      subject.family === 'chatterOnly'
    )
      return []
    return setsOf(subject).flatMap((set) =>
      set.accessMappings
        .filter((mapping) => mapping.object.toLowerCase() === subject.object.name.toLowerCase())
        .flatMap((mapping) => {
          const match = leadsToTheSame(
            userEnds(subject.compiled, subject.user, mapping.userField),
            recordEnd(subject, mapping.objectField),
          )
          if (match === 'no') return []
          const via = [{ kind: 'sharingSet', name: set.name } as const]
          return [
            grantOf('SharingSet', levelOf(mapping.accessLevel), 'R13.8', {
              via,
              isCertain: match === 'yes',
            }),
          ]
        }),
    )
  },
}

function setsOf(subject: Subject): readonly SharingSet[] {
  const profile = subject.compiled.org.users[subject.user]?.profile
  return subject.compiled.org.sharingSets.filter(
    (set) => profile !== undefined && set.profiles.includes(profile),
  )
}

/** R13.9: blank on either side matches nothing. */
function leadsToTheSame(ends: readonly PathEnd[], end: PathEnd): 'yes' | 'no' | 'unknown' {
  if (end === null || end === '') return 'no'
  if (end !== undefined && ends.includes(end)) return 'yes'
  return ends.includes(undefined) || (end === undefined && ends.length > 0) ? 'unknown' : 'no'
}

/** True when a high-volume user of the set owns the record. */
export function isOwnedByUserOfSet(
  compiled: CompiledOrg,
  table: CompiledTable,
  row: number,
  set: SharingSet,
): boolean {
  const owner = ownerAt(table, row)
  const user = compiled.org.users[owner]
  return (
    user !== undefined &&
    compiled.families[owner] === 'highVolume' &&
    set.profiles.includes(user.profile)
  )
}

/** Members alone: no superior comes along (D-46); a group whose members nobody imported may hold anybody. */
function inShareGroup(subject: Subject, set: SharingSet): Reached {
  if (!takesPartInSharing(subject.family)) return 'no'
  const reached = set.shareGroup.map((grantee): Reached => {
    if (grantee.kind === 'user')
      return subject.compiled.userIndexById.get(grantee.user) === subject.user ? 'yes' : 'no'
    const reach = reachIn(subject.compiled, grantee)
    if (hasBit(reach.source, subject.user)) return 'yes'
    return mightReach(reach, 'source', subject.user) ? 'unknown' : 'no'
  })
  if (reached.includes('yes')) return 'yes'
  return reached.includes('unknown') ? 'unknown' : 'no'
}

function shareGroupGrants(
  subject: Subject,
  set: SharingSet,
  rowCause: string,
  level: SharingLevel,
): Grant[] {
  const reached = inShareGroup(subject, set)
  if (reached === 'no') return []
  const via = [{ kind: 'sharingSet', name: set.name } as const]
  return [grantOf(rowCause, level, 'R13.14', { via, isCertain: reached === 'yes' })]
}

/** Whose records a member gets: an internal member's are everybody's, an external one's those of its own account. Rule R13.14. */
function isMemberFor({ compiled, user, family }: Subject, owner: number): boolean {
  if (family === 'internal') return true
  const account = compiled.org.users[user]?.account ?? null
  return account !== null && account === compiled.org.users[owner]?.account
}

/** Full access for members of a share group to whatever the set's high-volume users own. Rule R13.14 (D-46: no superiors). */
export const shareGroupDoor: Door = {
  name: 'LpuImplicit',
  rule: 'R13.14',
  grants(subject): Grant[] {
    const { compiled, table, row } = subject
    if (!subject.object.hasOwner || !isMemberFor(subject, ownerAt(table, row))) return []
    return compiled.org.sharingSets
      .filter((set) => isOwnedByUserOfSet(compiled, table, row, set))
      .flatMap((set) => shareGroupGrants(subject, set, 'LpuImplicit', SharingLevel.All))
  },
}

/** Read on the parent accounts of such records. Rule R13.14. */
export const shareGroupParentDoor: Door = {
  name: 'LpuParentImplicit',
  rule: 'R13.14',
  grants(subject): Grant[] {
    const { compiled, object, row } = subject
    if (object.index !== compiled.known.account) return []
    const sets = compiled.org.sharingSets.filter(
      (set) => set.shareGroup.length > 0 && inShareGroup(subject, set) !== 'no',
    )
    if (sets.length === 0) return []
    const children = childrenOfAccount(compiled.childrenOfAccounts, row)
    return sets
      .filter((set) =>
        children.some((child) => {
          const record = subjectOf(compiled, subject.user, child)
          return (
            !opensNoAccountByRows(record) &&
            isMemberFor(subject, ownerAt(record.table, child.row)) &&
            isOwnedByUserOfSet(compiled, record.table, child.row, set)
          )
        }),
      )
      .flatMap((set) => shareGroupGrants(subject, set, 'LpuParentImplicit', SharingLevel.Read))
  },
}
