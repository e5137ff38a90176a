import type { Layout } from '@shared/model/layout'
import type { Org } from '@shared/model/org'
import { assembleCustomPermissions } from './custom-permissions'
import { assembleFolders } from './folders'
import type { Parties } from './grantees'
import { assembleLicenceAssignments } from './licence-assignments'
import { assembleConnectedApps, assembleNetworks, assembleTrustedRanges } from './login'
import { spelling, type ObjectRegistry } from './object-registry'
import { sortedBy } from './order'
import type { SetRows } from './permission-rows'
import type { PermissionSetRegistry } from './permission-sets'
import type { Sources } from './sources'

type Surroundings = Pick<
  Org,
  | 'networks'
  | 'connectedApps'
  | 'trustedIpRanges'
  | 'folders'
  | 'dataCategoryGroups'
  | 'layouts'
  | 'customPermissions'
  | 'permissionSetLicenseAssignments'
>

function assembleLayouts(sources: Sources, registry: ObjectRegistry): Layout[] {
  const layouts = sources.metadata.layouts.map(({ object, name, items }): Layout => ({
    object: spelling(registry, object),
    name,
    items,
  }))
  return sortedBy(
    layouts,
    (layout) => layout.object,
    (layout) => layout.name,
  )
}

/** What stands around the records: login, layouts, folders, categories, licences. Names that lead nowhere become placeholders. */
export function assembleSurroundings(
  sources: Sources,
  parties: Parties,
  containers: { readonly sets: PermissionSetRegistry; readonly setRows: SetRows },
  registry: ObjectRegistry,
): Surroundings {
  const { profiles, users } = parties
  const { sets, setRows } = containers
  const groups = sources.metadata.dataCategoryGroups.map(
    ({ file: _file, line: _line, ...group }) => ({ ...group, defaultVisibility: null }),
  )
  return {
    networks: assembleNetworks(sources, { profiles, sets, setRows }),
    connectedApps: assembleConnectedApps(sources, { profiles, sets, setRows }),
    trustedIpRanges: assembleTrustedRanges(sources),
    folders: assembleFolders(sources, parties),
    dataCategoryGroups: sortedBy(groups, (group) => group.name),
    layouts: assembleLayouts(sources, registry),
    customPermissions: assembleCustomPermissions(sources),
    permissionSetLicenseAssignments: assembleLicenceAssignments(sources, users, [
      ...sets.entries.values(),
    ]),
  }
}
