import { SharingLevel } from '../../model/level'
import type { Grant, PathStep } from '../answer'
import { mayBeAboveRole } from '../compile/possible-superiors'
import { isAncestorRole } from '../compile/role-tree'
import { cellOf } from '../compile/compiled-table'
import { roleAt } from '../compile/reach-context'
import { grantOf, stepsAbove, userName, type Door, type Subject } from './subject'

/**
 * Read on the own account and its contacts for external users; a row to the account's lowest external role, so the account
 * owner's role and everybody above reads too. High-volume users: own account and own contact. Rules R10.13, R10.14, R4.11.
 */
export const portalImplicitDoor: Door = {
  name: 'PortalImplicit',
  rule: 'R10.13',
  grants(subject): Grant[] {
    const { compiled, object, table, row, user } = subject
    const isAccount = object.index === compiled.known.account
    const isContact = object.index === compiled.known.contact && object.control === 'own'
    if (!isAccount && !isContact) return []
    const id = table.table.ids[row]
    const account = isAccount ? id : (cellOf(table, row, 'AccountId') ?? undefined)
    if (account === undefined) return []
    const grants = (rule: string, via: readonly PathStep[] | null, isCertain = true) =>
      via === null ? [] : [grantOf('PortalImplicit', SharingLevel.Read, rule, { via, isCertain })]
    const self = (): PathStep[] => [{ kind: 'user', name: userName(compiled, user) }]
    if (subject.family === 'highVolume') {
      const isOwn = isAccount ? isOwnAccount(subject, account) : isOwnContact(subject, account)
      return grants('R10.14', isOwn ? self() : null)
    }
    if (isOwnOutside(subject, account)) return grants('R10.13', self())
    const lowest = takesPartInPortal(subject) ? lowestRole(subject, account) : -1
    const role = roleAt(compiled, user)
    const isCertain = role === lowest || isAncestorRole(compiled.roleTree, role, lowest)
    return isCertain || mayBeAboveRole(compiled, role, lowest)
      ? grants('R10.13', pathOfRow(subject, lowest), isCertain)
      : []
  },
}

/** The account's lowest external role; −1 where it has none. */
function lowestRole({ compiled }: Subject, account: string): number {
  const lowestByAccount: ReadonlyMap<string, number> = compiled.portal.lowestRoleByAccount
  return lowestByAccount.get(account) ?? -1
}

function isOwnAccount(subject: Subject, account: string): boolean {
  return subject.compiled.org.users[subject.user]?.account === account
}

/** D-38. */
function isOwnContact(subject: Subject, account: string): boolean {
  const { compiled, table, row, user } = subject
  if (compiled.org.users[user]?.contact === table.table.ids[row]) return true
  return compiled.org.settings.hvuSeesAllAccountContacts && isOwnAccount(subject, account)
}

function isOwnOutside(subject: Subject, account: string): boolean {
  const { family } = subject
  return takesPartInPortal(subject) && family !== 'internal' && isOwnAccount(subject, account)
}

const takesPartInPortal = ({ family }: Subject) => family !== 'guest' && family !== 'chatterOnly'

/** From the account's lowest external role to the user's own; null where the user has none. */
function pathOfRow({ compiled, user }: Subject, lowest: number): readonly PathStep[] | null {
  const below = compiled.org.roles[lowest]
  return below === undefined
    ? null
    : [{ kind: 'role', name: below.developerName }, ...stepsAbove(compiled, user, lowest)]
}
