import { noPermissions, profileDefaults } from './container'
import { namedField } from './object-config'
import { defaultSettings, emptyOrg, type Org } from './org'

/**
 * An org that an earlier version of the program saved, with what that version did not know yet as "not stated".
 *
 * `saved` is an `Org` in which lists, settings and properties added later may be missing; nothing that is there changes.
 */
export function completedOrg(saved: Org): Org {
  const container = <Entry extends object>(entry: Entry): Entry => ({ ...noPermissions, ...entry })
  return {
    ...emptyOrg(saved.name),
    ...saved,
    settings: { ...defaultSettings, ...saved.settings },
    roles: saved.roles.map((role) => ({ ...{ categoryGroupVisibilities: [] }, ...role })),
    profiles: saved.profiles.map((profile) => ({ ...profileDefaults, ...container(profile) })),
    permissionSets: saved.permissionSets.map(container),
    mutingPermissionSets: saved.mutingPermissionSets.map(container),
    objects: saved.objects.map((object) => ({
      ...{ recordTypes: [] },
      ...object,
      fields: object.fields.map((field) => ({ ...namedField(field.name), ...field })),
    })),
  }
}
