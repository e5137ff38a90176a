import { SharingLevel } from '../../model/level'
import type { Grant, PathStep } from '../answer'
import { isAncestorRole } from '../compile/role-tree'
import { cellOf } from '../compile/compiled-table'
import { roleAt } from '../compile/reach-context'
import { grantOf, stepAbove, userName, type Door, type Subject } from './subject'

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
    const grants = (rule: string, via: readonly PathStep[] | null) =>
      via === null ? [] : [grantOf('PortalImplicit', SharingLevel.Read, rule, { via })]
    const self = (): PathStep[] => [{ kind: 'user', name: userName(compiled, user) }]
    if (subject.family === 'highVolume') {
      const isOwn = isAccount ? isOwnAccount(subject, account) : isOwnContact(subject, account)
      return grants('R10.14', isOwn ? self() : null)
    }
    return grants('R10.13', isOwnOutside(subject, account) ? self() : pathOfRow(subject, account))
  },
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

/** From the account's lowest external role to the user's own, which is that or above it; null where it is neither. */
function pathOfRow(subject: Subject, account: string): readonly PathStep[] | null {
  const { compiled, user } = subject
  const lowestByAccount: ReadonlyMap<string, number> = compiled.portal.lowestRoleByAccount
  const lowest = takesPartInPortal(subject) ? lowestByAccount.get(account) : undefined
  if (lowest === undefined) return null
  const role = roleAt(compiled, user)
  if (role !== lowest && !isAncestorRole(compiled.roleTree, role, lowest)) return null
  const below = compiled.org.roles[lowest]
  return below === undefined
    ? []
    : [{ kind: 'role', name: below.developerName }, ...stepAbove(compiled, user, below)]
}
