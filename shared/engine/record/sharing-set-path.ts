import { userAt } from '../compile/reach-context'
import { tableNamed } from '../compile/compile-tables'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf, type CompiledTable } from '../compile/compiled-table'
import type { Subject } from './subject'
import { rowOf } from '../compile/row-lookup'

/** End of a path: an id, null for blank, undefined when the import cannot tell. */
export type PathEnd = string | null | undefined

/** Contact -> accounts that it is related to, by the rows of AccountContactRelation; undefined without such rows. */
export type RelatedAccounts = ReadonlyMap<string, readonly string[]> | undefined

/**
 * Where a path from the user leads: `Account`, `Contact`, `Manager`, and lookups from there; blank ends are left out.
 *
 * `Contact.RelatedAccount` ends at every account of the contact, `Manager` at the manager's account and contact. Rule R13.9.
 */
export function userEnds(
  compiled: CompiledOrg,
  user: number,
  path: string,
  related: RelatedAccounts = /relatedaccount/i.test(path) ? relatedAccounts(compiled) : undefined,
): readonly PathEnd[] {
  const [first = '', ...steps] = path.toLowerCase().split('.')
  let ends = startsOf(compiled, user, first, steps)
  for (const step of steps)
    ends = ends.flatMap((end) =>
      step === 'relatedaccount'
        ? accountsOfContact(compiled, end, related)
        : [follow(compiled, end, step)],
    )
  return ends.filter((end) => end !== null && end !== '')
}

/** `steps` loses its first entry where the manager's account or contact is named. */
function startsOf(
  compiled: CompiledOrg,
  index: number,
  first: string,
  steps: string[],
): readonly PathEnd[] {
  const user = userAt(compiled, index)
  if (first === 'account') return [user.account]
  if (first === 'contact') return [user.contact]
  if (first !== 'manager') return [undefined]
  if (user.manager === null) return []
  const manager = compiled.org.users[compiled.userIndexById.get(user.manager) ?? -1]
  if (manager === undefined) return [undefined]
  const next = steps.shift()
  if (next === undefined) return [manager.account, manager.contact]
  return [next === 'account' ? manager.account : next === 'contact' ? manager.contact : undefined]
}

function accountsOfContact(
  compiled: CompiledOrg,
  contact: PathEnd,
  related: RelatedAccounts,
): readonly PathEnd[] {
  if (contact === null || contact === undefined) return [contact]
  const own = follow(compiled, contact, 'account')
  return related === undefined ? [own, undefined] : [own, ...(related.get(contact) ?? [])]
}

/** Relations that are not marked inactive. O(rows). */
export function relatedAccounts(compiled: CompiledOrg): RelatedAccounts {
  const table = tableNamed(compiled, 'accountcontactrelation')
  if (table === undefined) return undefined
  const accounts = new Map<string, string[]>()
  for (let row = 0; row < table.rowCount; row++) {
    const contact = cellOf(table, row, 'ContactId') ?? null
    const account = cellOf(table, row, 'AccountId') ?? null
    if (contact === null || account === null) continue
    if (cellOf(table, row, 'IsActive')?.toLowerCase() === 'false') continue
    const others = accounts.get(contact)
    if (others === undefined) accounts.set(contact, [account])
    else others.push(account)
  }
  return accounts
}

/** Where a path from the record leads: `Id`, or lookups one after another. Rule R13.9. */
export function recordEnd(
  { compiled, table, row }: Pick<Subject, 'compiled' | 'table' | 'row'>,
  path: string,
): PathEnd {
  if (path.toLowerCase() === 'id') return table.table.ids[row]
  const [first = '', ...steps] = path.split('.')
  return steps.reduce<PathEnd>(
    (end, step) => follow(compiled, end, step),
    relationshipCell(table, row, first),
  )
}

/** One step (`Account`, `Provider__r`) from a record of the import, of whatever object. */
function follow(compiled: CompiledOrg, id: PathEnd, step: string): PathEnd {
  if (id === null || id === undefined || id === '') return id
  for (const table of compiled.tables) {
    const row = rowOf(table?.rowById, id)
    if (table !== undefined && row !== undefined) return relationshipCell(table, row, step)
  }
  return undefined
}

function relationshipCell(table: CompiledTable, row: number, step: string): PathEnd {
  const names = [step, `${step}Id`, step.replace(/__r$/i, '__c')]
  for (const name of names) {
    const cell = cellOf(table, row, name)
    if (cell !== undefined) return cell
  }
  return undefined
}
