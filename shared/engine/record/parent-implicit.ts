import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { hasBit, type Bitset } from '../compile/bitset'
import type { CompiledTerritory } from '../compile/territories'
import { childrenOfAccount } from '../compile/children-of-accounts'
import { namesGuest, ruleMatch } from '../compile/compiled-rule'
import { ownerAt, type RecordPosition } from '../compile/compiled-table'
import { familyOf } from '../compile/reach-context'
import { isOwnContactCase } from './case-contact'
import { mayBeOwnedBelow } from './ownership'
import { opensNoAccountByRows } from './person-accounts'
import { rulesConcerning } from './sharing-rules'
import { liveShares } from './shares'
import {
  grantOf,
  isAbove,
  isAboveOneOf,
  isReachedByDerivedRow,
  owningQueue,
  subjectOf,
  takesPartInSharing,
  type Door,
  type Subject,
} from './subject'
import { opensToItsMembers, opportunityTerritory } from './territories'
import { recordStep } from './record-step'
import { type Reached, either } from './reached'

/**
 * Read on an account for who holds a contact, opportunity or case of it by ownership or by a row, and for their superiors;
 * owners of contracts and orders likewise. A row that the child's default has overtaken still counts, since a wider default
 * never lowers a flag (R1.4); a child whose owner the import does not name leaves the account open (R19.1). Rules R10.1, R10.3, R10.4, R10.10 (D-36), R10.22.
 */
export const parentImplicitDoor: Door = {
  name: 'ImplicitParent',
  rule: 'R10.1',
  grants(subject): Grant[] {
    const { compiled, row } = subject
    if (subject.object.index !== compiled.known.account || !takesPartInSharing(subject.family))
      return []
    let uncertain: Grant | null = null
    for (const child of childrenOfAccount(compiled.childrenOfAccounts, row)) {
      const record = subjectOf(compiled, subject.user, child)
      const opened = opensAccount(record)
      if (opened === 'no') continue
      const grant = grantOf('ImplicitParent', SharingLevel.Read, ruleOf(subject, child), {
        isCertain: opened === 'yes',
        via: [recordStep(record.table, record.row)],
      })
      // One supporting child is enough; the others add nothing to the level.
      if (opened === 'yes') return [grant]
      uncertain ??= grant
    }
    return uncertain === null ? [] : [uncertain]
  },
}

function ruleOf(subject: Subject, child: RecordPosition): string {
  const { known } = subject.compiled
  if (child.object === known.contract || child.object === known.order) return 'R10.4'
  return 'R10.1'
}

/** Does the user, or somebody below, hold the child by ownership or by a row of its own? */
function opensAccount(child: Subject): Reached {
  const owned = ownsOrIsAbove(child)
  if (owned === 'yes') return 'yes'
  const { known } = child.compiled
  const isRowBased =
    child.object.control === 'own' &&
    child.object.index !== known.contract &&
    child.object.index !== known.order
  if (!isRowBased || opensNoAccountByRows(child)) return owned
  let answer = owned
  for (const opens of rowsOfChild) {
    const opened = opens(child)
    if (opened === 'yes') return 'yes'
    if (opened === 'unknown') answer = opened
  }
  return answer
}

function ownsOrIsAbove(child: Subject): Reached {
  const { compiled, user, table, row } = child
  const owner = ownerAt(table, row)
  if (owner >= 0) return owner === user ? 'yes' : isAbove(compiled, user, owner)
  const queue = owningQueue(child)
  if (queue !== null) return isReachedByDerivedRow(compiled, queue, user)
  return mayBeOwnedBelow(child, true) ? 'unknown' : 'no'
}

function rulesOpen(child: Subject): Reached {
  let answer: Reached = 'no'
  for (const rule of rulesConcerning(child)) {
    const match = ruleMatch(rule, child.table, child.row)
    if (match === 'no') continue
    for (const { grantee, reach } of rule.targets) {
      const reached = isReachedByDerivedRow(child.compiled, grantee, child.user, reach)
      if (reached === 'yes' && match === 'yes') return 'yes'
      if (reached !== 'no') answer = 'unknown'
    }
  }
  return answer
}

function sharesOpen(child: Subject): Reached {
  let answer: Reached = 'no'
  for (const share of liveShares(child)) {
    const reached = isReachedByDerivedRow(child.compiled, share.grantee, child.user)
    if (reached === 'yes') return 'yes'
    if (reached === 'unknown') answer = 'unknown'
  }
  return answer
}

/** R9.9, D-33: the opportunity's own territory opens its account. */
function territoryOpens(child: Subject): Reached {
  const { compiled } = child
  if (child.object.index !== compiled.known.opportunity) return 'no'
  const own = opportunityTerritory(child)
  if (own === undefined) return 'no'
  const byMembership =
    own.territory.opportunityAccessLevel !== 'None' && opensToItsMembers(child, own)
      ? holdsOrIsAbove(child, own.users)
      : 'no'
  const byForecast =
    compiled.org.settings.t2ForecastAccessLevel === 'None' ? 'no' : holdsForecast(child, own)
  const opened = either(byMembership, byForecast)
  return opened === 'yes' && !own.isCertain ? 'unknown' : opened
}

function holdsForecast(child: Subject, { above, possibleAbove }: CompiledTerritory): Reached {
  const byAncestors = holdsOrIsAbove(child, above)
  const perhaps =
    byAncestors === 'no' &&
    possibleAbove !== null &&
    holdsOrIsAbove(child, possibleAbove.users) !== 'no'
  return perhaps ? 'unknown' : byAncestors
}

function holdsOrIsAbove({ compiled, user }: Subject, users: Bitset): Reached {
  return hasBit(users, user) ? 'yes' : isAboveOneOf(compiled, user, users)
}

/** R10.15: the case's own role-based contact user, and superiors of that user. */
function contactOpens(child: Subject): Reached {
  const { compiled, user } = child
  if (child.object.index !== compiled.known.case) return 'no'
  return compiled.portal.externalUsers.reduce<Reached>(
    (opened, external) =>
      opened !== 'yes' &&
      takesPartInSharing(familyOf(compiled, external)) &&
      isOwnContactCase(compiled, external, child)
        ? either(opened, external === user ? 'yes' : isAbove(compiled, user, external))
        : opened,
    'no',
  )
}

const rowsOfChild = [rulesOpen, sharesOpen, territoryOpens, contactOpens] as const

/** A guest reads the account of a record that a guest rule opens. Rules R10.17, R6.22. */
export const guestParentImplicitDoor: Door = {
  name: 'GuestParentImplicit',
  rule: 'R10.17',
  grants(subject): Grant[] {
    const { compiled, object, row, user } = subject
    if (subject.family !== 'guest' || object.index !== compiled.known.account) return []
    let possible: Grant | null = null
    for (const child of childrenOfAccount(compiled.childrenOfAccounts, row)) {
      const record = subjectOf(compiled, user, child)
      if (opensNoAccountByRows(record)) continue
      for (const rule of compiled.rules[child.object] ?? []) {
        const named = namesGuest(rule, user)
        const match = named === 'no' ? 'no' : ruleMatch(rule, record.table, child.row)
        if (match === 'no') continue
        const isCertain = named === 'yes' && match === 'yes'
        const via = [recordStep(record.table, record.row)]
        const grant = grantOf('GuestParentImplicit', SharingLevel.Read, 'R10.17', {
          isCertain,
          via,
        })
        if (isCertain) return [grant]
        possible ??= grant
      }
    }
    return possible === null ? [] : [possible]
  },
}
