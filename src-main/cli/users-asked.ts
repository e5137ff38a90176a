import type { Org } from '@shared/model/org'
import { parseUserId } from '@shared/model/id'

/** Objects and records that a call names. */
export interface RecordsAsked {
  readonly object?: readonly string[]
  readonly record?: string | readonly string[]
}

/** True when a call asks about users as records: `--object User`, or a user's id as `--record`. Rule R15.16. */
export function areUsersAsked(org: Org, { object = [], record = [] }: RecordsAsked): boolean {
  if (object.some((name) => name.toLowerCase() === 'user')) return true
  const records = typeof record === 'string' ? [record] : record
  if (records.length === 0) return false
  const users = new Set(org.users.map(({ id }) => id))
  return records.some((id) => users.has(parseUserId(id)))
}
