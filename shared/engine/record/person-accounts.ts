import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { childrenOfAccount } from '../compile/children-of-accounts'
import type { CompiledOrg } from '../compile/compile-org'
import { isTicked, type RecordPosition } from '../compile/compiled-table'
import { accountOf } from './implicit'
import { recordStep } from './record-step'
import { guestRuleDoor, sharingRuleDoor } from './sharing-rules'
import { shareDoor } from './shares'
import {
  grantOf,
  isPrivateOpportunity,
  subjectOf,
  takesPartInSharing,
  type Door,
  type Subject,
} from './subject'

/** The person account whose level a contact with sharing of its own has; null for other contacts. Rule R15.23. */
export function personAccountOf(
  compiled: CompiledOrg,
  object: number,
  row: number,
): RecordPosition | null {
  if (object !== compiled.known.contact || !mayHavePersonContacts(compiled)) return null
  return isPersonContact(compiled, row) ? accountOfContact(compiled, row) : null
}

/** The same question about the account of the person that a contact is; null for other records. Rule R15.23. */
export function personAccountSubject({ compiled, user, object, row }: Subject): Subject | null {
  const account = personAccountOf(compiled, object.index, row)
  return account === null ? null : subjectOf(compiled, user, account)
}

/** Contacts that hold one level with this account. Rule R15.23. */
export function personContactsOf(compiled: CompiledOrg, account: number): RecordPosition[] {
  if (!mayHavePersonContacts(compiled)) return []
  const children = compiled.childrenOfAccounts.filter(
    ({ object }) => object === compiled.known.contact,
  )
  return childrenOfAccount(children, account).filter(({ row }) => isPersonContact(compiled, row))
}

/** True for a half of a person account whose other half is not in the import: what its own doors give is the least. */
export function isOpenEnded(compiled: CompiledOrg, object: number, row: number): boolean {
  const { account, contact } = compiled.known
  if (!mayHavePersonContacts(compiled)) return false
  if (object === contact)
    return isPersonContact(compiled, row) && personAccountOf(compiled, object, row) === null
  if (object !== account) return false
  const table = compiled.tables[account]
  const isPerson = table !== undefined && isTicked(table, row, 'IsPersonAccount')
  return isPerson && personContactsOf(compiled, row).length === 0
}

/** True where an org may hold person accounts whose contacts share on their own: their doors are collected as one. */
export function mayHavePersonContacts(compiled: CompiledOrg): boolean {
  const { known, objects } = compiled
  // A contact that its account controls has the account's level anyway.
  if (objects[known.contact]?.control !== 'own') return false
  return marksPersons(compiled, known.account) || marksPersons(compiled, known.contact)
}

const marksPersons = ({ tables }: CompiledOrg, object: number) =>
  tables[object]?.columnByField.has('ispersonaccount') === true

/** By its own mark or by its account's. */
function isPersonContact(compiled: CompiledOrg, row: number): boolean {
  const { account, contact } = compiled.known
  const [contacts, accounts] = [compiled.tables[contact], compiled.tables[account]]
  if (contacts !== undefined && isTicked(contacts, row, 'IsPersonAccount')) return true
  const of = accountOfContact(compiled, row)
  return accounts !== undefined && of !== null && isTicked(accounts, of.row, 'IsPersonAccount')
}

function accountOfContact(compiled: CompiledOrg, row: number): RecordPosition | null {
  const { contact } = compiled.known
  const [object, table] = [compiled.objects[contact], compiled.tables[contact]]
  return object === undefined || table === undefined
    ? null
    : accountOf({ compiled, object, table, row })
}

/** What rules and rows on the person's contact open on the account, or what a contact that is not there might. Rule R15.23. */
export const personAccountDoor: Door = {
  name: 'ImplicitPerson',
  rule: 'R15.23',
  grants({ compiled, user, family, object, row }): Grant[] {
    if (isOpenEnded(compiled, object.index, row))
      return takesPartInSharing(family)
        ? [grantOf('ImplicitPerson', SharingLevel.All, 'R15.23', { isCertain: false })]
        : []
    if (object.index !== compiled.known.account) return []
    return personContactsOf(compiled, row).flatMap((position) => {
      const contact = subjectOf(compiled, user, position)
      return [sharingRuleDoor, guestRuleDoor, shareDoor]
        .flatMap((door) => door.grants(contact))
        .map((grant) => throughOtherHalf(contact, grant))
    })
  },
}

/** A grant on one half of a person account as the other half has it. Rule R15.23. */
export function throughOtherHalf(half: Subject, grant: Grant): Grant {
  return {
    ...grant,
    rowCause: 'ImplicitPerson',
    rule: 'R15.23',
    childLevels: null,
    via: [recordStep(half.table, half.row), ...grant.via],
  }
}

/** True where rows on the record open no account of themselves: private opportunities (R6.22), contacts of persons (R15.23). */
export function opensNoAccountByRows(record: Subject): boolean {
  return isPrivateOpportunity(record) || personAccountSubject(record) !== null
}
