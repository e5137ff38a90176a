import type { FieldConfig, ObjectConfig, SharingModel } from '@shared/model/object-config'
import type { OrgSettings } from '@shared/model/org'
import type { Edit } from './org-builder'
import { newField, newObject, objectEntry } from './org-frame'

/** Internal and external default of an object; the external one stays Private unless named. */
export function defaults(object: string, internal: SharingModel, external?: SharingModel): Edit {
  return changeObject(object, () => ({
    sharingModel: internal,
    externalSharingModel: external ?? (internal.startsWith('Controlled') ? internal : 'Private'),
  }))
}

export function hierarchies(object: string, isOn: boolean): Edit {
  return changeObject(object, () => ({ grantAccessUsingHierarchies: isOn }))
}

export function changeObject(
  name: string,
  change: (object: ObjectConfig) => Partial<ObjectConfig>,
): Edit {
  return (org) => ({
    ...org,
    objects: org.objects.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
  })
}

export function addField(object: string, added: FieldConfig): Edit {
  return changeObject(object, (config) => ({ fields: [...config.fields, added] }))
}

const writesActivities: Readonly<Record<string, readonly string[]>> = {
  Task: ['ActivitiesAccess', 'EditTask'],
  Event: ['ActivitiesAccess', 'EditEvent'],
}

/** A new object on which everybody has CRED; on activities by system permissions (R15.4). */
export function addObject(
  name: string,
  model: SharingModel,
  fields: readonly FieldConfig[] = [],
): Edit {
  return (org) => ({
    ...org,
    objects: [...org.objects, newObject(name, model, { fields })],
    profiles: org.profiles.map((profile) => ({
      ...profile,
      objectPermissions: [...profile.objectPermissions, objectEntry(name, 'CRED')],
      userPermissions: [...profile.userPermissions, ...(writesActivities[name] ?? [])],
    })),
  })
}

/** A detail object; `writeNeeds` is what the relationship demands on each master to write the detail (R11.3). */
export function addDetail(
  name: string,
  masters: Readonly<Record<string, { master: string; writeNeeds: 'Read' | 'Edit' }>>,
): Edit {
  const fields = Object.entries(masters).map(([fieldName, { master, writeNeeds }], order) =>
    newField(fieldName, 'MasterDetail', {
      referenceTo: [master],
      relationshipOrder: order,
      writeRequiresMasterRead: writeNeeds === 'Read',
      isRequired: true,
    }),
  )
  return addObject(name, 'ControlledByParent', fields)
}

export function settings(changes: Partial<OrgSettings>): Edit {
  return (org) => ({ ...org, settings: { ...org.settings, ...changes } })
}
