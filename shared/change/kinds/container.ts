import { noPermissions, type Permissions, type PermissionSet } from '../../model/container'
import {
  parseMutingPermissionSetId,
  parsePermissionSetGroupId,
  parsePermissionSetId,
} from '../../model/id'
import type { Org } from '../../model/org'
import { holders, withAssignments } from '../assignment'
import { changeRefusal } from '../change'
import type { Put } from '../kind'
import { mutingPermissionSetNamed, permissionSetGroupNamed, permissionSetNamed } from '../naming'
import { byId } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withParts } from '../references'
import { visibilitiesOf } from './category-visibility'
import { customPermissionNamed } from './custom-permission'
import { labelledKind } from './labelled'
import { recordTypesOf } from './record-types-of'

const takenOut = <Id extends string>(ids: readonly Id[], id: Id): readonly Id[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : ids

/** Counts of what a container gives, and its custom permissions. Rules PRM-03, PRM-27. */
export function permissionProperties<Item extends Permissions & { readonly name: string }>(
  put: Put<Item>,
) {
  const { shown, list } = propertiesOf(put)
  const custom: ElementList<Item, string> = {
    rule: 'PRM-27',
    elements: (_, item) => item.customPermissions,
    parse(org, _, text) {
      const found = customPermissionNamed(org, unquotedName(text))
      return found.kind === 'refused' ? found : found.item.name
    },
    format: () => formatValue,
    isSame: (a, b) => a === b,
    put: (org, item, names) => put(org, item, { ...item, customPermissions: [...names].sort() }),
    absent: (_, item, text) =>
      changeRefusal(
        'not-there',
        `\`${item.name}\` does not give \`${unquotedName(text)}\`; leave this change out`,
      ),
  }
  return [
    list('customPermissions', { kind: 'references', to: 'customPermission' }, custom),
    list(
      'recordTypeVisibilities',
      { kind: 'lines', form: 'Account.Partner default' },
      recordTypesOf(put),
    ),
    list(
      'categoryGroupVisibilities',
      { kind: 'lines', form: 'Topics = EMEA + USA' },
      visibilitiesOf(put),
    ),
    shown('objectPermissions', (_, item) => String(item.objectPermissions.length), 'PRM-20'),
    shown('fieldPermissions', (_, item) => String(item.fieldPermissions.length), 'FLS-10'),
    shown('userPermissions', (_, item) => item.userPermissions.join(', '), 'PRM-25'),
  ]
}

const putSet = inList<PermissionSet>(
  (org) => org.permissionSets,
  (org, permissionSets) => ({ ...org, permissionSets }),
)

function withoutPermissionSet(org: Org, { id }: PermissionSet): Org {
  return withParts(org, {
    permissionSets: mapped(org.permissionSets, (one) => (one.id === id ? null : one)),
    assignments: mapped(org.assignments, (one) =>
      one.kind === 'permissionSet' && one.permissionSet === id ? null : one,
    ),
    permissionSetGroups: mapped(org.permissionSetGroups, (group) => {
      const permissionSets = takenOut(group.permissionSets, id)
      return permissionSets === group.permissionSets ? group : { ...group, permissionSets }
    }),
    networks: mapped(org.networks, (network) => {
      const permissionSets = takenOut(network.permissionSets, id)
      return permissionSets === network.permissionSets ? network : { ...network, permissionSets }
    }),
    connectedApps: mapped(org.connectedApps, (app) => {
      const permissionSets = takenOut(app.permissionSets, id)
      return permissionSets === app.permissionSets ? app : { ...app, permissionSets }
    }),
  })
}

export const permissionSetKind = labelledKind<PermissionSet>({
  kind: 'permissionSet',
  noun: 'permission set',
  direct: { flag: null, list: 'assignments' },
  items: (org) => org.permissionSets,
  withItems: (org, permissionSets) => ({ ...org, permissionSets }),
  parseId: parsePermissionSetId,
  find: permissionSetNamed,
  fresh: { ...noPermissions, license: null, hasActivationRequired: false, isMissing: false },
  note: () => (set) => set.license ?? '',
  remove: withoutPermissionSet,
  properties: ({ text, flag, list }) => [
    text(
      'license',
      (set) => set.license,
      (set, license) => ({ ...set, license: license === '' ? null : license }),
      { isOptional: true, rule: 'PRM-04' },
    ),
    flag(
      'hasActivationRequired',
      (set) => set.hasActivationRequired,
      (set, hasActivationRequired) => ({ ...set, hasActivationRequired }),
      { rule: 'PRM-06' },
    ),
    list(
      'assignments',
      { kind: 'members', words: ['user'], levels: [] },
      {
        ...holders('permissionSet'),
        put: (org, set, next) =>
          withAssignments(
            org,
            (one) => one.kind === 'permissionSet' && one.permissionSet === set.id,
            next,
          ),
      },
    ),
    ...permissionProperties(putSet),
  ],
})

export const permissionSetGroupKind = labelledKind({
  kind: 'permissionSetGroup',
  noun: 'permission set group',
  direct: { flag: null, list: 'assignments' },
  items: (org) => org.permissionSetGroups,
  withItems: (org, permissionSetGroups) => ({ ...org, permissionSetGroups }),
  parseId: parsePermissionSetGroupId,
  find: permissionSetGroupNamed,
  fresh: {
    permissionSets: [],
    mutingPermissionSet: null,
    hasActivationRequired: false,
    isMissing: false,
  },
  note: (org) => {
    const name = byId(org.permissionSets, (set) => set.name)
    return (group) => group.permissionSets.map(name).join(', ')
  },
  remove: (org, { id }) =>
    withParts(org, {
      permissionSetGroups: mapped(org.permissionSetGroups, (one) => (one.id === id ? null : one)),
      assignments: mapped(org.assignments, (one) =>
        one.kind === 'permissionSetGroup' && one.permissionSetGroup === id ? null : one,
      ),
    }),
  properties: ({ flag, list, reference }) => [
    list(
      'permissionSets',
      { kind: 'references', to: 'permissionSet' },
      {
        rule: 'PRM-10',
        elements: (_, group) => group.permissionSets,
        parse(org, _, text) {
          const set = permissionSetNamed(org, unquotedName(text))
          return set.kind === 'refused' ? set : set.item.id
        },
        format: (org) => byId(org.permissionSets, (set) => formatValue(set.name)),
        isSame: (a, b) => a === b,
        put: (org, group, permissionSets) =>
          withParts(org, {
            permissionSetGroups: mapped(org.permissionSetGroups, (one) =>
              one === group ? { ...group, permissionSets } : one,
            ),
          }),
        absent: (_, group, text) =>
          changeRefusal(
            'not-a-member',
            `the permission set \`${unquotedName(text)}\` is not in \`${group.name}\`; leave this change out`,
          ),
      },
    ),
    reference(
      'mutingPermissionSet',
      { kind: 'mutingPermissionSet', isOptional: true, find: mutingPermissionSetNamed },
      (org, group) => byId(org.mutingPermissionSets, (set) => set.name)(group.mutingPermissionSet),
      (group, set, org) => {
        const other = org.permissionSetGroups.find(
          (one) => one !== group && set !== null && one.mutingPermissionSet === set.id,
        )
        return other === undefined
          ? { ...group, mutingPermissionSet: set?.id ?? null }
          : changeRefusal(
              'muting-set-in-use',
              `\`${set?.name ?? ''}\` mutes \`${other.name}\` and can mute one group alone (PRM-11); make another`,
            )
      },
      { rule: 'PRM-11' },
    ),
    flag(
      'hasActivationRequired',
      (group) => group.hasActivationRequired,
      (group, hasActivationRequired) => ({ ...group, hasActivationRequired }),
      { rule: 'PRM-06' },
    ),
    list(
      'assignments',
      { kind: 'members', words: ['user'], levels: [] },
      {
        ...holders('permissionSetGroup'),
        put: (org, group, next) =>
          withAssignments(
            org,
            (one) => one.kind === 'permissionSetGroup' && one.permissionSetGroup === group.id,
            next,
          ),
      },
    ),
  ],
})

export const mutingPermissionSetKind = labelledKind({
  kind: 'mutingPermissionSet',
  noun: 'muting permission set',
  items: (org) => org.mutingPermissionSets,
  withItems: (org, mutingPermissionSets) => ({ ...org, mutingPermissionSets }),
  parseId: parseMutingPermissionSetId,
  find: mutingPermissionSetNamed,
  fresh: noPermissions,
  note(org) {
    const groups = new Map(
      org.permissionSetGroups.map((one) => [one.mutingPermissionSet, one.name]),
    )
    return ({ id }) => groups.get(id) ?? ''
  },
  remove: (org, { id }) =>
    withParts(org, {
      mutingPermissionSets: mapped(org.mutingPermissionSets, (one) => (one.id === id ? null : one)),
      permissionSetGroups: mapped(org.permissionSetGroups, (group) =>
        group.mutingPermissionSet === id ? { ...group, mutingPermissionSet: null } : group,
      ),
    }),
  properties: () =>
    permissionProperties(
      inList(
        (org) => org.mutingPermissionSets,
        (org, mutingPermissionSets) => ({ ...org, mutingPermissionSets }),
      ),
    ),
})
