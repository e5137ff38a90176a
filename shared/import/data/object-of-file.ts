import { keyPrefixes, objectNamed } from './known-objects'

/** Columns that only one object has; tried in order, all of a line must be there. Source: import-formats 5.1. */
const tellingColumns: readonly (readonly [string, ...string[]])[] = [
  ['GroupMember', 'groupid', 'userorgroupid'],
  ['GroupMember', 'group.developername', 'userorgroupid'],
  ['PermissionSetAssignment', 'assigneeid', 'permissionsetid'],
  ['PermissionSetGroupComponent', 'permissionsetgroupid', 'permissionsetid'],
  ['PermissionSetLicenseAssign', 'assigneeid', 'permissionsetlicenseid'],
  ['UserLogin', 'userid', 'isfrozen'],
  ['UserRole', 'developername', 'parentroleid'],
  ['User', 'username', 'usertype'],
  ['User', 'username', 'profileid'],
  ['EntityDefinition', 'qualifiedapiname', 'internalsharingmodel'],
  ['FieldPermissions', 'sobjecttype', 'field', 'permissionsread'],
  ['ObjectPermissions', 'sobjecttype', 'permissionscreate'],
  ['SetupEntityAccess', 'parentid', 'setupentityid'],
  ['QueueSobject', 'queueid', 'sobjecttype'],
  ['UserTerritory2Association', 'userid', 'territory2id'],
  ['ObjectTerritory2Association', 'objectid', 'territory2id'],
  ['Territory2', 'developername', 'territory2modelid'],
  ['AccountTeamMember', 'accountid', 'userid', 'teammemberrole'],
  ['OpportunityTeamMember', 'opportunityid', 'userid', 'teammemberrole'],
  ['CaseTeamMember', 'parentid', 'memberid', 'teamroleid'],
  ['CaseTeamTemplateMember', 'teamtemplateid', 'memberid', 'teamroleid'],
  ['CaseTeamTemplateRecord', 'teamtemplateid', 'parentid'],
  ['Territory2ObjSharingConfig', 'territory2id', 'accesslevel'],
  ['UserRecordAccess', 'recordid', 'userid', 'hasreadaccess'],
]

/** Object named by a file name: `User.csv`, `user_export.csv`, `01_Account.csv`, `data-Contact-large.json`. */
function objectOfFileName(path: string): string | null {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
  const numbered = base.replace(/^\d+[-_. ]*/, '')
  const candidates = [
    base,
    numbered,
    numbered.replace(/[-_ .]?(?:\d+|export|extract|data|all|full)$/i, ''),
    ...numbered.split(/[-. ]|(?<!_)_(?!_)/),
  ]
  for (const candidate of candidates) {
    const object = objectNamed(candidate) ?? objectNamed(candidate.replace(/s$/i, ''))
    // `report1700.csv` is the export of a report more often than a table of reports.
    if (object !== null && (object !== 'Report' || candidate === base)) return object
  }
  return null
}

/** Object of the ids in a column, by the prefix of the first one. */
function objectOfId(id: string | null): string | null {
  if (id === null || !/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id)) return null
  return keyPrefixes[id.slice(0, 3)] ?? null
}

function objectOfColumns(columns: ReadonlySet<string>): string | null {
  for (const [object, ...needed] of tellingColumns)
    if (needed.every((column) => columns.has(column))) return object
  if (!columns.has('rowcause')) return null
  for (const column of columns) {
    const shared = /^(\w+)accesslevel$/.exec(column)?.[1]
    if (shared !== undefined && columns.has(`${shared}id`)) return objectNamed(`${shared}share`)
  }
  return null
}

/**
 * Which object a data file holds, in the order of import-formats 5.1: its own word for it, the file's name, the prefix of
 * its ids, the columns that only one object has. Null when none tells: the file is not read, and said so.
 */
export function objectOfFile(
  path: string,
  headers: readonly string[],
  firstId: string | null,
): string | null {
  return (
    objectOfFileName(path) ??
    objectOfId(firstId) ??
    objectOfColumns(new Set(headers.map((header) => header.toLowerCase())))
  )
}

/** True when the columns are labels of a report (`Account Name`, `Last Activity`) and not names of fields, blanks left out. */
export function looksLikeReport(headers: readonly string[]): boolean {
  const names = headers.map((header) => header.replace(/\s/g, '').toLowerCase())
  const labels = headers.filter((header) => /\S\s+\S/.test(header))
  const isNamed = names.includes('id') || objectOfColumns(new Set(names)) !== null
  return !isNamed && labels.length > 0 && labels.length * 2 >= headers.length
}
