import type { Change } from '../change'
import { unquotedName } from '../quoted-name'
import type { Sight } from './org-in-work'

/**
 * What applying a change looks at, where that is little; null where it may look at anything.
 *
 * Left out on purpose: `isActive`, which takes share rows with it (R16.5), and `portalType` of a role, which asks who
 * has the role and what stands below it (R4.11).
 */
export function sightOf(change: Change): Sight | null {
  switch (change.kind) {
    case 'make':
      return change.like === null
        ? seen(change.item.kind, [change.item.name, nameIn(change.item.name)])
        : null
    case 'set':
      return change.property === 'isActive' || change.property === 'portalType'
        ? null
        : seen(change.item.kind, [change.item.name, change.value])
    case 'add':
      return seen(change.item.kind, [change.item.name])
    case 'recordOwner':
      return { words: [change.record, change.owner.name], records: 'named' }
    case 'recordValue':
      return { words: [change.record, (change.value ?? '').trim()], records: 'named' }
    case 'delete':
    case 'take':
    case 'objectPermission':
    case 'fieldPermission':
    case 'systemPermission':
    case 'orgSetting':
      return null
  }
}

const seen = (kind: string, words: readonly string[]): Sight | null =>
  kind === 'user' || kind === 'role' || kind === 'record'
    ? { words, records: kind === 'record' ? 'new' : 'none' }
    : null

/** A record is made as `Object.Name`. */
const nameIn = (name: string) => unquotedName(name.slice(name.indexOf('.') + 1))
