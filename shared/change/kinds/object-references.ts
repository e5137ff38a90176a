import type { Permissions } from '../../model/container'
import type { ObjectConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import { mapped, withParts } from '../references'

type ByObject = { readonly object: string }

/** Entries about one object: renamed, or (null) taken out. */
function ofObject<Entry extends ByObject>(
  entries: readonly Entry[],
  from: string,
  to: string | null,
): readonly Entry[] {
  return mapped(entries, (entry) =>
    entry.object !== from ? entry : to === null ? null : { ...entry, object: to },
  )
}

/** Names of objects: one of them renamed, or (null) taken out. */
function inNames(names: readonly string[], from: string, to: string | null): readonly string[] {
  return mapped(names, (name) => (name === from ? to : name))
}

function inContainers<Container extends Permissions>(
  containers: readonly Container[],
  from: string,
  to: string | null,
): readonly Container[] {
  return mapped(containers, (container) => {
    const objectPermissions = ofObject(container.objectPermissions, from, to)
    const fieldPermissions = ofObject(container.fieldPermissions, from, to)
    const recordTypeVisibilities = ofObject(container.recordTypeVisibilities, from, to)
    return objectPermissions === container.objectPermissions &&
      fieldPermissions === container.fieldPermissions &&
      recordTypeVisibilities === container.recordTypeVisibilities
      ? container
      : { ...container, objectPermissions, fieldPermissions, recordTypeVisibilities }
  })
}

/** `Owner:User.Name` and the like: the object stands behind a colon. */
const inFilter = (text: string, from: string, to: string | null) =>
  to === null ? text : text.replace(new RegExp(`(?<=:)${from}(?=\\.)`, 'g'), to)

/** The org with an object's name replaced wherever it stands, or (null) everything taken out that is about it. */
export function withObjectName(org: Org, from: string, to: string | null): Org {
  return withParts(org, {
    ...settingsOfObject(org, from, to),
    profiles: mapped(inContainers(org.profiles, from, to), (profile) => {
      const layoutAssignments = ofObject(profile.layoutAssignments, from, to)
      return layoutAssignments === profile.layoutAssignments
        ? profile
        : { ...profile, layoutAssignments }
    }),
    permissionSets: inContainers(org.permissionSets, from, to),
    mutingPermissionSets: inContainers(org.mutingPermissionSets, from, to),
    layouts: ofObject(org.layouts, from, to),
    shares: ofObject(org.shares, from, to),
    records: ofObject(org.records, from, to),
    territories: mapped(org.territories, (territory) => {
      const records = ofObject(territory.records, from, to)
      return records === territory.records ? territory : { ...territory, records }
    }),
  })
}

function settingsOfObject(org: Org, from: string, to: string | null): Partial<Org> {
  return {
    objects: mapped(org.objects, (object) => {
      if (object.name === from)
        return to === null ? null : fieldsTo({ ...object, name: to }, from, to)
      return fieldsTo(object, from, to)
    }),
    groups: mapped(org.groups, (group) => {
      const queueObjects = inNames(group.queueObjects, from, to)
      return queueObjects === group.queueObjects ? group : { ...group, queueObjects }
    }),
    sharingRules: ofObject(org.sharingRules, from, to),
    sharingSets: mapped(org.sharingSets, (set) => {
      const accessMappings = ofObject(set.accessMappings, from, to)
      return accessMappings === set.accessMappings ? set : { ...set, accessMappings }
    }),
    restrictionRules: mapped(ofObject(org.restrictionRules, from, to), (rule) => {
      const recordFilter = inFilter(rule.recordFilter, from, to)
      const userCriteria = inFilter(rule.userCriteria, from, to)
      return recordFilter === rule.recordFilter && userCriteria === rule.userCriteria
        ? rule
        : { ...rule, recordFilter, userCriteria }
    }),
    dataCategoryGroups: mapped(org.dataCategoryGroups, (group) => {
      const objects = inNames(group.objects, from, to)
      return objects === group.objects ? group : { ...group, objects }
    }),
  }
}

/** Lookups follow their object; one that pointed to nothing else goes with it. */
function fieldsTo(object: ObjectConfig, from: string, to: string | null): ObjectConfig {
  const fields = mapped(object.fields, (field) => {
    const referenceTo = inNames(field.referenceTo, from, to)
    if (referenceTo === field.referenceTo) return field
    return referenceTo.length === 0 ? null : { ...field, referenceTo }
  })
  return fields === object.fields ? object : { ...object, fields }
}
