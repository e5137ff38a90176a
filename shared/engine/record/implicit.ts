import type { Role } from '../../model/role'
import { maxSharingLevel, SharingLevel } from '../../model/level'
import type { AccountSettings } from '../../model/sharing'
import type { Grant } from '../answer'
import { levelOf, ruleMatch } from '../compile/compiled-rule'
import type { CompiledOrg } from '../compile/compile-org'
import { roleAt, roleOf } from '../compile/reach-context'
import { ownerAt, parentAt, type RecordPosition } from '../compile/compiled-table'
import { rulesConcerning } from './sharing-rules'
import { liveShares } from './shares'
import {
  grantOf,
  isAbove,
  isReached,
  stepsAbove,
  subjectOf,
  takesPartInSharing,
  userName,
  type Door,
  type Subject,
} from './subject'
import { isInOrAbove, territoriesOf, territoryChildLevel } from './territories'

export type ChildKind = 'contact' | 'opportunity' | 'case'

/** Which child of an account the object is, or null. Contact takes part only with record doors of its own (R10.9). */
export function childKind(subject: Pick<Subject, 'compiled' | 'object'>): ChildKind | null {
  const { known } = subject.compiled
  if (subject.object.control !== 'own') return null
  if (subject.object.index === known.contact) return 'contact'
  if (subject.object.index === known.opportunity) return 'opportunity'
  return subject.object.index === known.case ? 'case' : null
}

/** The account of a contact, opportunity, case, contract or order, when it is in the import. */
export function accountOf(
  subject: Pick<Subject, 'compiled' | 'object' | 'table' | 'row'>,
): RecordPosition | null {
  const { account } = subject.compiled.known
  const link = subject.object.parents.findIndex((parent) => parent.object === account)
  const row = parentAt(subject.table, link, subject.row)
  return row < 0 ? null : { object: account, row }
}

function childSetting(settings: AccountSettings | Role | null, child: ChildKind): SharingLevel {
  if (settings === null) return SharingLevel.None
  switch (child) {
    case 'contact':
      return levelOf(settings.contactAccessLevel)
    case 'opportunity':
      return levelOf(settings.opportunityAccessLevel)
    case 'case':
      return levelOf(settings.caseAccessLevel)
  }
}

/**
 * Child levels of the account's rows that reach the user: owner's role, rules, manual and team rows, territories.
 *
 * Rules R10.5, R4.9, R6.9, R7.1, R8.2, R9.4; not for high-volume users (R10.22).
 */
export const childImplicitDoor: Door = {
  name: 'ImplicitChild',
  rule: 'R10.5',
  grants(subject): Grant[] {
    const child = childKind(subject)
    const position =
      child === null || !takesPartInSharing(subject.family) ? null : accountOf(subject)
    if (child === null || position === null) return []
    const account = subjectOf(subject.compiled, subject.user, position)
    const found: Grant[] = []
    for (const grantsFrom of accountRows)
      for (const grant of grantsFrom(account, child))
        if (grant.level > SharingLevel.None) found.push(grant)
    return found
  },
}

/** R4.9, R10.7: the level of the owner's role, also for the owner's superiors. */
function fromAccountOwner(account: Subject, child: ChildKind): Grant[] {
  const { compiled, user, table, row } = account
  const owner = ownerAt(table, row)
  if (table.isOwnerKnown[row] === 0) return fromUnknownOwner(account, child)
  const held = owner === user ? 'yes' : isAbove(compiled, user, owner)
  const role = roleOf(compiled, owner)
  if (held === 'no' || role === undefined) return []
  // What a role that is only named gives is not stated anywhere.
  const level = role.isMissing ? SharingLevel.Edit : childSetting(role, child)
  return [
    grantOf('ImplicitChild', level, 'R10.5', {
      isCertain: held === 'yes' && !role.isMissing,
      via: [
        { kind: 'user', name: userName(compiled, owner) },
        { kind: 'role', name: role.developerName },
        ...stepsAbove(compiled, user, roleAt(compiled, owner)),
      ],
    }),
  ]
}

/** An account whose owner the import does not name may give what any role gives, to whoever has one. Rules R10.5, R19.1. */
function fromUnknownOwner({ compiled, user }: Subject, child: ChildKind): Grant[] {
  if (roleAt(compiled, user) < 0) return []
  const level = widestOwnerLevel(compiled, child)
  return [grantOf('ImplicitChild', level, 'R10.5', { isCertain: false })]
}

/** The widest level on children that a role gives owners of accounts; one that is only named may give any. Rule R4.9. */
export function widestOwnerLevel({ org }: CompiledOrg, child: ChildKind): SharingLevel {
  return org.roles.reduce<SharingLevel>(
    (widest, role) =>
      maxSharingLevel(widest, role.isMissing ? SharingLevel.Edit : childSetting(role, child)),
    SharingLevel.None,
  )
}

function fromAccountRules(account: Subject, child: ChildKind): Grant[] {
  const { compiled, user, object, table, row } = account
  const found: Grant[] = []
  for (const rule of rulesConcerning(account)) {
    if (rule.rule.kind === 'guest') continue
    const level = childSetting(rule.rule.accountSettings, child)
    const match = level === SharingLevel.None ? 'no' : ruleMatch(rule, table, row)
    if (match === 'no') continue
    for (const { grantee, reach } of rule.targets) {
      const reached = isReached(compiled, grantee, user, object.hierarchy, reach)
      if (reached === 'no') continue
      const via = [{ kind: 'sharingRule', object: rule.rule.object, name: rule.rule.name } as const]
      const isCertain = match === 'yes' && reached === 'yes'
      found.push(grantOf('ImplicitChild', level, 'R6.9', { grantee, via, isCertain }))
    }
  }
  return found
}

function fromAccountShares(account: Subject, child: ChildKind): Grant[] {
  return liveShares(account).flatMap((share) => {
    const level = childSetting(share.accountSettings, child)
    const reached = isReached(
      account.compiled,
      share.grantee,
      account.user,
      account.object.hierarchy,
    )
    if (level === SharingLevel.None || reached === 'no') return []
    const rule = share.rowCause === 'Team' ? 'R8.2' : 'R7.1'
    const via = [{ kind: 'share', rowCause: share.rowCause } as const]
    return [
      grantOf('ImplicitChild', level, rule, {
        grantee: share.grantee,
        via,
        isCertain: reached === 'yes',
      }),
    ]
  })
}

function fromTerritories(account: Subject, child: ChildKind): Grant[] {
  return territoriesOf(account).flatMap((territory) => {
    const reached = isInOrAbove(account.compiled, territory, account.user)
    if (reached === 'no') return []
    const isCertain = territory.isCertain && reached === 'yes'
    const level = territoryChildLevel(territory.territory, child)
    const via = [{ kind: 'territory', name: territory.territory.developerName } as const]
    return [grantOf('ImplicitChild', level, 'R9.4', { isCertain, via })]
  })
}

const accountRows = [
  fromAccountOwner,
  fromAccountRules,
  fromAccountShares,
  fromTerritories,
] as const
