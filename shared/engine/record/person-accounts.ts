import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { isTicked, parentAt } from '../compile/compiled-table'
import { grantOf, takesPartInSharing, type Door } from './subject'

/**
 * True for a person account, and for its contact, where contacts have sharing of their own: account and contact then hold
 * one level together, which this version does not work out, so that what their own doors give is the least. Rule R15.23.
 */
export function isOpenEnded(compiled: CompiledOrg, object: number, row: number): boolean {
  const { account, contact } = compiled.known
  if (object !== account && object !== contact) return false
  if (compiled.objects[contact]?.control !== 'own') return false
  const table = compiled.tables[object]
  if (table === undefined) return false
  if (isTicked(table, row, 'IsPersonAccount')) return true
  if (object === account) return false
  const link = compiled.objects[contact].parents.findIndex((parent) => parent.object === account)
  const accounts = compiled.tables[account]
  const of = parentAt(table, link, row)
  return accounts !== undefined && of >= 0 && isTicked(accounts, of, 'IsPersonAccount')
}

/** What the other half of a person account may open. Rule R15.23. */
export const personAccountDoor: Door = {
  name: 'ImplicitPerson',
  rule: 'R15.23',
  grants({ compiled, family, object, row }): Grant[] {
    if (!takesPartInSharing(family) || !isOpenEnded(compiled, object.index, row)) return []
    return [grantOf('ImplicitPerson', SharingLevel.All, 'R15.23', { isCertain: false })]
  },
}
