import { idChecksum, parseRecordId, parseRoleId, parseUserId, parseGroupId } from '../model/id'
import type { GroupId, ObjectName, RecordId, RoleId, UserId } from '../model/id'

/** Key prefixes of the standard objects that a generated org may hold. */
const standardPrefixes: Readonly<Record<ObjectName, string>> = {
  Account: '001',
  Campaign: '701',
  Case: '500',
  Contact: '003',
  Contract: '800',
  Lead: '00Q',
  Opportunity: '006',
  Order: '801',
}

/** Key prefix of an object at this position of the org's list. */
export function keyPrefixOf(object: ObjectName, position: number): string {
  return standardPrefixes[object] ?? `a${position.toString(36).padStart(2, '0').toUpperCase()}`
}

/** The text of an 18 character id: key prefix, a running number, checksum. */
export function idText(prefix: string, number: number): string {
  const id15 = prefix + number.toString().padStart(12, '0')
  return id15 + idChecksum(id15)
}

export const userIdAt = (number: number): UserId => parseUserId(idText('005', number))
export const roleIdAt = (number: number): RoleId => parseRoleId(idText('00E', number))
export const groupIdAt = (number: number): GroupId => parseGroupId(idText('00G', number))
export const recordIdAt = (prefix: string, number: number): RecordId =>
  parseRecordId(idText(prefix, number))
