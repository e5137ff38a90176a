import type { Row, Sources } from './sources'
import { cell, eachRow } from './sources'

/** Names of user licences and of permission set licences by the first 15 characters of their ids. */
export function licenceNames(sources: Sources): Map<string, string> {
  const names = new Map<string, string>()
  const addNames = (object: string, nameOf: (row: Row) => string | null) => {
    for (const row of eachRow(sources, object)) {
      const [id, name] = [cell(row, 'Id'), nameOf(row)]
      if (id !== null && name !== null) names.set(id.slice(0, 15), name)
    }
  }
  addNames('UserLicense', (row) => cell(row, 'Name'))
  addNames('PermissionSetLicense', (row) => cell(row, 'MasterLabel') ?? cell(row, 'DeveloperName'))
  return names
}
