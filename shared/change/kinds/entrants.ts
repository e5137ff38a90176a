import type { PermissionSetId, ProfileId } from '../../model/id'
import type { Org } from '../../model/org'
import { changeRefusal } from '../change'
import type { Named, Put } from '../kind'
import { permissionSetNamed, profileNamed } from '../naming'
import { byId } from '../naming-rules'
import { propertiesOf } from '../property'
import { formatValue, unquotedName } from '../quoted-name'

interface HasEntrants {
  readonly name: string
  readonly profiles: readonly ProfileId[]
  readonly permissionSets: readonly PermissionSetId[]
}

interface HasId {
  readonly id: string
  readonly name: string
}

/** The profiles and permission sets whose users may enter a site or an app. Rules LOG-09, LOG-10. */
export function entrantLists<Item extends HasEntrants>(put: Put<Item>, rule: string) {
  const { list } = propertiesOf(put)
  const entrants = <Id extends string>(
    name: 'profiles' | 'permissionSets',
    kind: 'profile' | 'permissionSet',
    read: (item: Item) => readonly Id[],
    find: (org: Org, text: string) => Named<{ readonly id: Id }>,
    withIds: (item: Item, ids: readonly Id[]) => Item,
  ) =>
    list<Id>(
      name,
      { kind: 'references', to: kind },
      {
        rule,
        elements: (_, item) => read(item),
        parse(org, _, text) {
          const found = find(org, unquotedName(text))
          return found.kind === 'refused' ? found : found.item.id
        },
        format: (org) => byId<HasId>(org[name], (one) => formatValue(one.name)),
        isSame: (a, b) => a === b,
        put: (org, item, ids) => put(org, item, withIds(item, ids)),
        absent: (_, item, text) =>
          changeRefusal(
            'not-there',
            `\`${item.name}\` does not let \`${unquotedName(text)}\` in; leave this change out`,
          ),
      },
    )
  return [
    entrants(
      'profiles',
      'profile',
      (item) => item.profiles,
      profileNamed,
      (item, profiles) => ({ ...item, profiles }),
    ),
    entrants(
      'permissionSets',
      'permissionSet',
      (item) => item.permissionSets,
      permissionSetNamed,
      (item, permissionSets) => ({ ...item, permissionSets }),
    ),
  ]
}
