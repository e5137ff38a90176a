import { foldName } from '../metadata/fold-name'
import type { ParsedMetadata, ParsedSettings, TypeCount } from '../metadata/parsed'
import type { ParsedPermissions } from '../metadata/parsed-containers'
import { merged } from './merged'

const byName = (entry: { readonly name: string }) => foldName(entry.name)
const byObjectAndName = (entry: { readonly object: string; readonly name: string }) =>
  foldName(`${entry.object}.${entry.name}`)

/** A container said twice: entry by entry, the later over the earlier. */
function joinedPermissions<T extends ParsedPermissions>(earlier: T, later: T): T {
  return {
    ...later,
    objectPermissions: merged(earlier.objectPermissions, later.objectPermissions, (entry) =>
      foldName(entry.object),
    ),
    fieldPermissions: merged(earlier.fieldPermissions, later.fieldPermissions, (entry) =>
      foldName(`${entry.object}.${entry.field}`),
    ),
    userPermissions: merged(earlier.userPermissions, later.userPermissions, byName),
    customPermissions: merged(earlier.customPermissions, later.customPermissions, byName),
    recordTypeVisibilities: merged(
      earlier.recordTypeVisibilities,
      later.recordTypeVisibilities,
      (entry) => foldName(`${entry.object}.${entry.recordType}`),
    ),
    categoryGroupVisibilities: merged(
      earlier.categoryGroupVisibilities,
      later.categoryGroupVisibilities,
      (entry) => foldName(entry.dataCategoryGroup),
    ),
  }
}

function mergedSettings(earlier: ParsedSettings, later: ParsedSettings): ParsedSettings {
  return {
    switches: new Map([...earlier.switches, ...later.switches]),
    territory2: new Map([...earlier.territory2, ...later.territory2]),
    trustedIpRanges:
      later.trustedIpRanges.length > 0 ? later.trustedIpRanges : earlier.trustedIpRanges,
    edition: later.edition ?? earlier.edition,
    objectSharingModels: merged(earlier.objectSharingModels, later.objectSharingModels, (entry) =>
      foldName(entry.object),
    ),
  }
}

function mergedCounts(earlier: readonly TypeCount[], later: readonly TypeCount[]): TypeCount[] {
  return merged(
    earlier,
    later,
    (entry) => entry.type,
    (a, b) => ({ ...b, count: a.count + b.count }),
  )
}

/** What two inputs say, the later over the earlier by API name (cli). */
export function mergedMetadata(earlier: ParsedMetadata, later: ParsedMetadata): ParsedMetadata {
  return {
    objects: merged(earlier.objects, later.objects, byName, (a, b) => (b.hasFile ? b : a)),
    fields: merged(earlier.fields, later.fields, byObjectAndName),
    recordTypes: merged(earlier.recordTypes, later.recordTypes, byObjectAndName),
    sharingReasons: merged(earlier.sharingReasons, later.sharingReasons, byObjectAndName),
    profiles: merged(earlier.profiles, later.profiles, byName, joinedPermissions),
    permissionSets: merged(earlier.permissionSets, later.permissionSets, byName, joinedPermissions),
    permissionSetGroups: merged(earlier.permissionSetGroups, later.permissionSetGroups, byName),
    mutingPermissionSets: merged(
      earlier.mutingPermissionSets,
      later.mutingPermissionSets,
      byName,
      joinedPermissions,
    ),
    customPermissions: merged(earlier.customPermissions, later.customPermissions, byName),
    roles: merged(earlier.roles, later.roles, byName),
    groups: merged(earlier.groups, later.groups, byName),
    queues: merged(earlier.queues, later.queues, byName),
    sharingRules: merged(earlier.sharingRules, later.sharingRules, byObjectAndName),
    sharingSets: merged(earlier.sharingSets, later.sharingSets, byName),
    restrictionRules: merged(earlier.restrictionRules, later.restrictionRules, byName),
    territoryModels: merged(earlier.territoryModels, later.territoryModels, byName),
    territories: merged(earlier.territories, later.territories, (entry) =>
      foldName(`${entry.model}.${entry.name}`),
    ),
    networks: merged(earlier.networks, later.networks, byName),
    sites: merged(earlier.sites, later.sites, byName),
    layouts: merged(earlier.layouts, later.layouts, byObjectAndName),
    folders: merged(earlier.folders, later.folders, (entry) =>
      foldName(`${entry.kind} ${entry.name}`),
    ),
    dataCategoryGroups: merged(earlier.dataCategoryGroups, later.dataCategoryGroups, byName),
    connectedApps: merged(earlier.connectedApps, later.connectedApps, byName),
    settings: mergedSettings(earlier.settings, later.settings),
    manifests: [...earlier.manifests, ...later.manifests],
    project: {
      name: later.project.name ?? earlier.project.name,
      namespaces: [...new Set([...earlier.project.namespaces, ...later.project.namespaces])],
      apiVersion: later.project.apiVersion ?? earlier.project.apiVersion,
    },
    counts: mergedCounts(earlier.counts, later.counts),
  }
}
