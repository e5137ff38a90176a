import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { User } from '@shared/model/user'
import { compareNames } from '@shared/model/name-order'
import type { Page, UserEntry, UsersOfRowQuery } from '@shared/protocol/engine'
import { userDetail } from './explain'
import { populatedRows } from './heat-map-rows'

/** The users that a row adds up, by name. */
export function usersOfRow(
  compiled: CompiledOrg,
  { rows, row, filter, offset, limit }: UsersOfRowQuery,
): Page<UserEntry> {
  const wanted = filter.trim().toLowerCase()
  const isWanted = ({ name, username }: User) =>
    wanted === '' || `${name} ${username}`.toLowerCase().includes(wanted)
  const found = populatedRows(compiled, rows).find((one) => one.row.id === row)
  const entries = (found?.users ?? []).flatMap((index): UserEntry[] => {
    const user = compiled.org.users[index]
    if (user === undefined || !isWanted(user)) return []
    const { id, name, username, isActive } = user
    return [{ id, name, username, detail: userDetail(compiled, index), isActive }]
  })
  entries.sort((a, b) => compareNames(a.name, b.name))
  return { total: entries.length, entries: entries.slice(offset, offset + limit) }
}
