import type { Permissions } from '../../model/container'
import type { RecordType } from '../../model/layout'
import type { ObjectConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import { changeRefusal } from '../change'
import { closestNames } from '../closest-names'
import { kindOf, type Edited, type KindOf, type Named, type Put } from '../kind'
import { objectNamed } from '../naming'
import { labelOfName } from '../naming-rules'
import { propertiesOf } from '../property'
import { mapped, withParts } from '../references'
import { objectAndName } from '../statement'
import { illegalDeveloperName } from './legal-name'

/** A record type with the object that it belongs to. */
interface RecordTypeItem {
  readonly object: ObjectConfig
  readonly recordType: RecordType
}

const put: Put<RecordTypeItem> = (org, before, after) => {
  const name = (after ?? before)?.object.name
  return withParts(org, {
    objects: mapped(org.objects, (object) => {
      if (object.name !== name) return object
      const others = object.recordTypes.filter((one) => one !== before?.recordType)
      return { ...object, recordTypes: after === null ? others : [...others, after.recordType] }
    }),
  })
}
const { text, flag } = propertiesOf(put)

function find(org: Org, name: string): Named<RecordTypeItem> {
  const parts = objectAndName(name)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const { recordTypes } = object.item
  const position = recordTypes.findIndex(
    (one) => one.name.toLowerCase() === parts.name.toLowerCase(),
  )
  const recordType = recordTypes[position]
  if (recordType !== undefined)
    return { kind: 'found', item: { object: object.item, recordType }, position }
  const names = recordTypes.map((one) => one.name)
  return changeRefusal(
    'unknown-record-type',
    `no record type of \`${object.item.name}\` is named \`${parts.name}\``,
    closestNames(parts.name, names),
  )
}

const illegal = (
  { name: object, recordTypes }: ObjectConfig,
  name: string,
  except: RecordType | null,
) =>
  illegalDeveloperName(
    `record type of \`${object}\` named`,
    name,
    recordTypes.filter((one) => one !== except).map((one) => one.name),
  )

function placed(org: Org, textOfName: string, isActive: boolean): Edited {
  const parts = objectAndName(textOfName)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const { name } = parts
  const recordType = { name, label: labelOfName(name), isActive }
  return illegal(object.item, name, null) ?? put(org, null, { object: object.item, recordType })
}

type Visible = { readonly recordTypeVisibilities: Permissions['recordTypeVisibilities'] }

/** What containers say of the record type: under its new name, or (null) taken out. Rule FLS-45. */
function inContainers<Container extends Visible>(
  containers: readonly Container[],
  { object, recordType }: RecordTypeItem,
  to: string | null,
): readonly Container[] {
  return mapped(containers, (container) => {
    const recordTypeVisibilities = mapped(container.recordTypeVisibilities, (one) =>
      one.object !== object.name || one.recordType !== recordType.name
        ? one
        : to === null
          ? null
          : { ...one, recordType: to },
    )
    return recordTypeVisibilities === container.recordTypeVisibilities
      ? container
      : { ...container, recordTypeVisibilities }
  })
}

function withName(org: Org, item: RecordTypeItem, to: string | null): Org {
  const { object, recordType } = item
  return withParts(
    put(org, item, to === null ? null : { object, recordType: { ...recordType, name: to } }),
    {
      profiles: mapped(inContainers(org.profiles, item, to), (profile) => {
        const layoutAssignments = mapped(profile.layoutAssignments, (one) =>
          one.object !== object.name || one.recordType !== recordType.name
            ? one
            : to === null
              ? null
              : { ...one, recordType: to },
        )
        return layoutAssignments === profile.layoutAssignments
          ? profile
          : { ...profile, layoutAssignments }
      }),
      permissionSets: inContainers(org.permissionSets, item, to),
      mutingPermissionSets: inContainers(org.mutingPermissionSets, item, to),
    },
  )
}

const of: KindOf<RecordTypeItem> = {
  kind: 'recordType',
  noun: 'record type',
  plural: 'record types',
  nameForm: 'Object.DeveloperName',
  isDotted: true,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) =>
    org.objects.flatMap((object) =>
      object.recordTypes.map((recordType) => ({ object, recordType })),
    ),
  key: ({ object, recordType }) => `${object.name}.${recordType.name}`,
  naming: () => (item) => `${item.object.name}.${item.recordType.name}`,
  label: ({ recordType }) => recordType.label,
  note: () => (item) => (item.recordType.isActive ? '' : 'inactive'),
  parent: () => (item) => item.object.name,
  find,
  make: (org, name) => placed(org, name, true),
  copy: (org, { recordType }, name) => placed(org, name, recordType.isActive),
  rename: (org, item, name) =>
    illegal(item.object, name, item.recordType) ?? withName(org, item, name),
  remove: (org, item) => withName(org, item, null),
  properties: [
    text(
      'name',
      ({ recordType }) => recordType.name,
      (item) => item,
    ),
    text(
      'label',
      ({ recordType }) => recordType.label,
      (item, label) => ({ ...item, recordType: { ...item.recordType, label } }),
    ),
    flag(
      'active',
      ({ recordType }) => recordType.isActive,
      (item, isActive) => ({ ...item, recordType: { ...item.recordType, isActive } }),
      { rule: 'FLS-45' },
    ),
  ],
}

export const recordTypeKind = kindOf(of)
