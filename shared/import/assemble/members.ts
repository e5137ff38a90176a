import type { Grantee } from '@shared/model/group'
import type { GroupId } from '@shared/model/id'
import { parseGroupId } from '@shared/model/id'
import { report } from './findings'
import type { Parties } from './grantees'
import { granteeKey, sortedGrantees } from './grantee-key'
import { granteeNamed, granteeOfId } from './grantees'
import { setMembers } from './groups'
import { keyNamed, resolveName } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, hasTable, place } from './sources'

/** The group or queue that a `GroupMember` row is about; null for system groups, whose members are computed. */
function groupOf(sources: Sources, parties: Parties, row: Row): GroupId | null {
  const { groups, queues, systemRows } = parties.groups
  const id = cell(row, 'GroupId')
  if (id !== null) {
    const group = parseGroupId(id)
    if (systemRows.has(group)) return null
    if (queues.entries.has(group)) return group
    return groups.entries.has(group) ? group : resolveName(groups, id, place(row), sources.findings)
  }
  const name = cell(row, 'Group.DeveloperName')
  if (name === null) return null
  const isQueue = cell(row, 'Group.Type')?.toLowerCase() === 'queue'
  const queue = keyNamed(queues, name)
  if (queue !== null && (isQueue || keyNamed(groups, name) === null)) return queue
  return resolveName(groups, name, place(row), sources.findings)
}

function memberOf(sources: Sources, parties: Parties, row: Row): Grantee | null {
  const id = cell(row, 'UserOrGroupId')
  if (id !== null) return granteeOfId(sources, parties, id, place(row))
  const username = cell(row, 'UserOrGroup.Username')
  if (username === null) return null
  const user = resolveName(parties.users, username, place(row), sources.findings)
  return parties.users.entries.has(user) ? { kind: 'user', user } : null
}

function membersOfRows(sources: Sources, parties: Parties): Map<GroupId, Grantee[]> {
  const byGroup = new Map<GroupId, Grantee[]>()
  for (const row of eachRow(sources, 'GroupMember')) {
    const group = groupOf(sources, parties, row)
    const member = memberOf(sources, parties, row)
    if (group === null || member === null) continue
    const members = byGroup.get(group) ?? []
    byGroup.set(group, members)
    members.push(member)
  }
  return byGroup
}

const keysOf = (members: readonly Grantee[]) => members.map(granteeKey).join('\n')

/**
 * Members of groups and queues.
 *
 * Who is in a group is data: `GroupMember` rows win over the members in a queue's file, which count where data names none;
 * a difference is a note. A group that data does not hold has unknown membership (null), never an empty one
 * (import-formats 3.7).
 */
export function assembleMembers(sources: Sources, parties: Parties): void {
  const { groups, queues } = parties.groups
  const byGroup = membersOfRows(sources, parties)
  const isExported = hasTable(sources, 'GroupMember')
  const inData = new Set<GroupId>()
  for (const row of eachRow(sources, 'Group')) {
    const id = cell(row, 'Id')
    if (id !== null) inData.add(parseGroupId(id))
  }
  for (const registry of [groups, queues])
    for (const id of [...registry.entries.keys()]) {
      const members = byGroup.get(id)
      if (members !== undefined) setMembers(parties.groups, id, sortedGrantees(members))
      else if (isExported && inData.has(id)) setMembers(parties.groups, id, [])
    }
  for (const parsed of sources.metadata.queues) {
    const id = keyNamed(queues, parsed.name)
    if (id === null || parsed.members === null) continue
    const stated = sortedGrantees(
      parsed.members.map((named) => granteeNamed(sources, parties, named)),
    )
    const known = queues.entries.get(id)?.members ?? []
    if (known.length === 0) setMembers(parties.groups, id, stated)
    else if (keysOf(known) !== keysOf(stated))
      report(
        sources.findings,
        'note',
        'queue-members-differ',
        parsed,
        `queue \`${parsed.name}\` has other members in the data; the data was taken`,
      )
  }
}
