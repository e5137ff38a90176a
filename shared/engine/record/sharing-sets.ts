import { SharingLevel } from '../../model/level'
import type { SharingSet } from '../../model/sharing'
import type { Grant } from '../answer'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { levelOf } from '../compile/compiled-rule'
import { cellOf, type CompiledTable } from '../compile/compiled-table'
import { grantOf, reachIn, takesPartInSharing, type Door, type Subject } from './subject'

/** Records whose path leads to the same account or contact as the user's. Rules R13.8–R13.13. */
export const sharingSetDoor: Door = {
  name: 'SharingSet',
  rule: 'R13.8',
  grants(subject): Grant[] {
    if (subject.object.control !== 'own') return []
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
            userPath(subject, mapping.userField),
            recordPath(subject, mapping.objectField),
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

/** End of a path: an id, null for blank, undefined when the import cannot tell. */
export type PathEnd = string | null | undefined

/** R13.9: blank on either side matches nothing. */
function leadsToTheSame(a: PathEnd, b: PathEnd): 'yes' | 'no' | 'unknown' {
  if (a === null || b === null || a === '' || b === '') return 'no'
  if (a === undefined || b === undefined) return 'unknown'
  return a === b ? 'yes' : 'no'
}

export function userPath(subject: Pick<Subject, 'compiled' | 'user'>, path: string): PathEnd {
  const user = subject.compiled.org.users[subject.user]
  const [first, ...rest] = path.split('.')
  const start = first?.toLowerCase()
  if (user === undefined || (start !== 'account' && start !== 'contact')) return undefined
  return follow(subject.compiled, start === 'account' ? user.account : user.contact, rest)
}

export function recordPath(
  subject: Pick<Subject, 'compiled' | 'table' | 'row'>,
  path: string,
): PathEnd {
  const id = subject.table.table.ids[subject.row]
  if (path.toLowerCase() === 'id') return id
  return follow(subject.compiled, id ?? null, path.split('.'), subject.table)
}

/** Row of the record with this id, of whatever kind. */
function rowOf(table: CompiledTable, id: string): number | undefined {
  const rows: ReadonlyMap<string, number> = table.rowById
  return rows.get(id)
}

/** Walks relationship names (`Account`, `Provider__r`) over the records of the import, beginning in table `at`. */
function follow(
  compiled: CompiledOrg,
  from: string | null,
  steps: readonly string[],
  at?: CompiledTable,
): PathEnd {
  let id: PathEnd = from
  let tables: readonly (CompiledTable | undefined)[] = at === undefined ? compiled.tables : [at]
  for (const step of steps) {
    if (id === null || id === undefined) return id
    const key = id
    const holder = tables.find((table) => table !== undefined && rowOf(table, key) !== undefined)
    const row = holder === undefined ? undefined : rowOf(holder, key)
    if (holder === undefined || row === undefined) return undefined
    id = relationshipCell(holder, row, step)
    tables = compiled.tables
  }
  return id
}

function relationshipCell(table: CompiledTable, row: number, step: string): PathEnd {
  const names = [step, `${step}Id`, step.replace(/__r$/i, '__c')]
  for (const name of names) {
    const cell = cellOf(table, row, name)
    if (cell !== undefined) return cell
  }
  return undefined
}

/** True when a high-volume user of the set owns the record. */
export function isOwnedByUserOfSet(
  compiled: CompiledOrg,
  table: CompiledTable,
  row: number,
  set: SharingSet,
): boolean {
  const owner = table.ownerUser[row] ?? -1
  const user = compiled.org.users[owner]
  return (
    user !== undefined &&
    compiled.families[owner] === 'highVolume' &&
    set.profiles.includes(user.profile)
  )
}

function isInShareGroup(subject: Subject, set: SharingSet): boolean {
  if (!takesPartInSharing(subject.family)) return false
  return set.shareGroup.some((grantee) => {
    if (grantee.kind === 'user')
      return subject.compiled.userIndexById.get(grantee.user) === subject.user
    return hasBit(reachIn(subject.compiled, grantee).source, subject.user)
  })
}

/** Full access for members of a share group to whatever the set's high-volume users own. Rule R13.14 (D-46: no superiors). */
export const shareGroupDoor: Door = {
  name: 'LpuImplicit',
  rule: 'R13.14',
  grants(subject): Grant[] {
    if (!subject.object.hasOwner) return []
    return subject.compiled.org.sharingSets
      .filter(
        (set) =>
          isOwnedByUserOfSet(subject.compiled, subject.table, subject.row, set) &&
          isInShareGroup(subject, set),
      )
      .map((set) =>
        grantOf('LpuImplicit', SharingLevel.All, 'R13.14', {
          via: [{ kind: 'sharingSet', name: set.name }],
        }),
      )
  },
}

/** Read on the parent accounts of such records. Rule R13.14. */
export const shareGroupParentDoor: Door = {
  name: 'LpuParentImplicit',
  rule: 'R13.14',
  grants(subject): Grant[] {
    const { compiled, object, row } = subject
    if (object.index !== compiled.known.account) return []
    const children = compiled.childrenByAccount.get(row) ?? []
    return compiled.org.sharingSets
      .filter((set) => set.shareGroup.length > 0 && isInShareGroup(subject, set))
      .filter((set) =>
        children.some((child) => {
          const table = compiled.tables[child.object]
          return table !== undefined && isOwnedByUserOfSet(compiled, table, child.row, set)
        }),
      )
      .map((set) =>
        grantOf('LpuParentImplicit', SharingLevel.Read, 'R13.14', {
          via: [{ kind: 'sharingSet', name: set.name }],
        }),
      )
  },
}
