/** A record or setup identifier of one kind: 18 characters where the platform gave one, else a stable text of the importer. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

export type UserId = Id<'User'>
export type RoleId = Id<'UserRole'>
export type GroupId = Id<'Group'>
export type ProfileId = Id<'Profile'>
export type PermissionSetId = Id<'PermissionSet'>
export type PermissionSetGroupId = Id<'PermissionSetGroup'>
export type MutingPermissionSetId = Id<'MutingPermissionSet'>
export type TerritoryId = Id<'Territory2'>
export type RecordId = Id<'Record'>

/** API name of an object (`Account`, `Invoice__c`), as first declared. */
export type ObjectName = string
/** API name of a field without its object (`Rating`, `Region__c`). */
export type FieldName = string

const idOf =
  <Kind extends string>() =>
  (text: string): Id<Kind> =>
    normalizeId(text) as Id<Kind> // the one place where text becomes an id of this kind

export const parseUserId = idOf<'User'>()
export const parseRoleId = idOf<'UserRole'>()
export const parseGroupId = idOf<'Group'>()
export const parseProfileId = idOf<'Profile'>()
export const parsePermissionSetId = idOf<'PermissionSet'>()
export const parsePermissionSetGroupId = idOf<'PermissionSetGroup'>()
export const parseMutingPermissionSetId = idOf<'MutingPermissionSet'>()
export const parseTerritoryId = idOf<'Territory2'>()
export const parseRecordId = idOf<'Record'>()

const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** Three checksum characters of a 15 character id; source: import-formats 5.2. */
export function idChecksum(id15: string): string {
  let suffix = ''
  for (let start = 0; start < 15; start += 5) {
    let bits = 0
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(start + i)
      if (code >= 65 && code <= 90) bits |= 1 << i
    }
    suffix += checksumAlphabet.charAt(bits)
  }
  return suffix
}

/** Letter case of the first 15 characters as the checksum says it, or null when the suffix is no checksum. */
function repairedCase(id18: string): string | null {
  let repaired = ''
  for (let group = 0; group < 3; group++) {
    const bits = checksumAlphabet.indexOf(id18.charAt(15 + group).toUpperCase())
    if (bits < 0) return null
    for (let i = 0; i < 5; i++) {
      const letter = id18.charAt(group * 5 + i)
      repaired += bits & (1 << i) ? letter.toUpperCase() : letter.toLowerCase()
    }
  }
  return repaired
}

/** True when the text has the shape of a platform id, 15 or 18 letters and digits that begin with a key prefix. */
export function isPlatformId(text: string): boolean {
  return /^(?:[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(text) && /\d/.test(text)
}

/** True for the id of the org itself, which stands for everybody in it. Source: import-formats 5.2. */
export function isOrganizationId(text: string): boolean {
  return isPlatformId(text) && text.startsWith('00D')
}

/**
 * One spelling for each id: 15 characters become 18, an 18 whose letters lost their case is repaired from its checksum.
 *
 * Text that is no platform id (a name made by hand) is returned unchanged. Source: import-formats 5.2.
 */
export function normalizeId(text: string): string {
  if (!isPlatformId(text)) return text
  if (text.length === 15) return text + idChecksum(text)
  const id15 = text.slice(0, 15)
  const suffix = text.slice(15)
  const checksum = idChecksum(id15)
  // Most ids are written so already, and a text put together again would take twice the memory.
  if (checksum === suffix) return text
  if (checksum === suffix.toUpperCase()) return id15 + checksum
  if (id15 !== id15.toUpperCase() && id15 !== id15.toLowerCase()) return text
  const repaired = repairedCase(text)
  return repaired === null ? text : repaired + suffix.toUpperCase()
}
