import type { Group } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { ItemRef, SearchHit, SearchKind } from '@shared/protocol/engine'
import type { NameIndex } from './search'

/** The thing that a row of the heat-map or a found name stands for; null where it is not in the base. */
export function itemOfId(org: Org, kind: SearchKind, id: string): ItemRef | null {
  switch (kind) {
    case 'user':
      return ref('user', org.users.find((one) => one.id === id)?.username)
    case 'role':
      return ref('role', org.roles.find((one) => one.id === id)?.developerName)
    case 'profile':
      return ref('profile', org.profiles.find((one) => one.id === id)?.name)
    case 'permissionSet':
      return ref('permissionSet', org.permissionSets.find((one) => one.id === id)?.name)
    case 'group': {
      const group = org.groups.find((one) => one.id === id)
      return ref(group?.type === 'Queue' ? 'queue' : 'group', group?.developerName)
    }
    case 'object':
    case 'field':
    case 'sharingRule':
      return { kind, name: id }
  }
}

const ref = (kind: ItemRef['kind'], name: string | undefined): ItemRef | null =>
  name === undefined ? null : { kind, name }

/** What the heat-map shows of a thing: its row or column; null for what has neither. */
export function hitOfItem(org: Org, names: NameIndex, item: ItemRef): SearchHit | null {
  const wanted = searchedAs(org, item)
  const found = names.find(({ kind, id }) => kind === wanted?.kind && id === wanted.id)
  if (found === undefined) return null
  const { kind, id, name, detail, object, field } = found
  return { kind, id, name, detail, object, field }
}

interface Searched {
  readonly kind: SearchKind
  readonly id: string | undefined
}

function searchedAs(org: Org, { kind, name }: ItemRef): Searched | null {
  switch (kind) {
    case 'user':
      return { kind, id: org.users.find((one) => one.username === name)?.id }
    case 'role':
      return { kind, id: org.roles.find((one) => one.developerName === name)?.id }
    case 'profile':
      return { kind, id: org.profiles.find((one) => one.name === name)?.id }
    case 'permissionSet':
      return { kind, id: org.permissionSets.find((one) => one.name === name)?.id }
    case 'group':
    case 'queue':
      return { kind: 'group', id: org.groups.find((one) => isGroup(one, kind, name))?.id }
    case 'object':
    case 'field':
    case 'sharingRule':
      return { kind, id: name }
    default:
      return null
  }
}

const isGroup = (group: Group, kind: 'group' | 'queue', name: string): boolean =>
  group.developerName === name && (group.type === 'Queue') === (kind === 'queue')
