import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { isAncestorRole } from '../compile/role-tree'
import { cellOf } from '../compile/compiled-table'
import { roleAt } from '../compile/reach-context'
import { grantOf, userName, type Door, type Subject } from './subject'

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
    const grant = (rule: string) =>
      grantOf('PortalImplicit', SharingLevel.Read, rule, {
        via: [{ kind: 'user', name: userName(compiled, user) }],
      })
    if (subject.family === 'highVolume') {
      const isOwn = isAccount ? isOwnAccount(subject, account) : isOwnContact(subject, account)
      return isOwn ? [grant('R10.14')] : []
    }
    return isReachedByPortalRow(subject, account) ? [grant('R10.13')] : []
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

function isReachedByPortalRow(subject: Subject, account: string): boolean {
  const { compiled, user, family } = subject
  if (family === 'guest' || family === 'chatterOnly') return false
  if (family !== 'internal' && isOwnAccount(subject, account)) return true
  const lowestByAccount: ReadonlyMap<string, number> = compiled.portal.lowestRoleByAccount
  const lowest = lowestByAccount.get(account)
  if (lowest === undefined) return false
  const role = roleAt(compiled, user)
  return role === lowest || isAncestorRole(compiled.roleTree, role, lowest)
}
