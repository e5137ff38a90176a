import type { CustomPermission } from '@shared/model/container'
import { sortedBy } from './order'
import type { Sources } from './sources'
import { cell, eachRow } from './sources'

/** Custom permissions of files and of `CustomPermission` rows, joined by developer name; what files state wins. Rule PRM-27. */
export function assembleCustomPermissions(sources: Sources): CustomPermission[] {
  const byName = new Map<string, CustomPermission>()
  const namesById = new Map<string, string>()
  for (const row of eachRow(sources, 'CustomPermission')) {
    const name = cell(row, 'DeveloperName')
    if (name === null) continue
    namesById.set(cell(row, 'Id')?.slice(0, 15) ?? '', name)
    const label = cell(row, 'MasterLabel') ?? name
    byName.set(name.toLowerCase(), { name, label, requiredPermissions: [] })
  }
  const requiredByName = new Map<string, Set<string>>()
  for (const row of eachRow(sources, 'CustomPermissionDependency')) {
    const name = namesById.get(cell(row, 'CustomPermissionId')?.slice(0, 15) ?? '')
    const required = namesById.get(cell(row, 'RequiredCustomPermissionId')?.slice(0, 15) ?? '')
    if (name === undefined || required === undefined) continue
    const known = requiredByName.get(name.toLowerCase()) ?? new Set()
    requiredByName.set(name.toLowerCase(), known.add(required))
  }
  for (const [key, required] of requiredByName) {
    const permission = byName.get(key)
    if (permission !== undefined)
      byName.set(key, { ...permission, requiredPermissions: [...required].sort() })
  }
  for (const { name, label, requires } of sources.metadata.customPermissions)
    byName.set(name.toLowerCase(), {
      name,
      label: label ?? byName.get(name.toLowerCase())?.label ?? name,
      requiredPermissions: [...new Set(requires)].sort(),
    })
  return sortedBy(byName.values(), (permission) => permission.name)
}
