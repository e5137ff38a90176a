import type { Share } from '@shared/model/sharing'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { UserId } from '@shared/model/id'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { accountSettingsOf, shareLevel } from './levels'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'
import { userOfColumns } from './users'

function* accountTeams(sources: Sources, parties: Parties): Generator<Share> {
  for (const row of eachRow(sources, 'AccountTeamMember')) {
    const account = cell(row, 'AccountId')
    const user = userOfColumns(sources, parties.users, row, 'UserId', 'User.Username')
    if (account === null || user === null) continue
    yield {
      object: 'Account',
      record: parseRecordId(account),
      grantee: { kind: 'user', user },
      level: shareLevel(sources, row, 'AccountAccessLevel') ?? 'Read',
      rowCause: 'Team',
      accountSettings: accountSettingsOf(sources, row),
    }
  }
}

function* opportunityTeams(sources: Sources, parties: Parties): Generator<Share> {
  for (const row of eachRow(sources, 'OpportunityTeamMember')) {
    const opportunity = cell(row, 'OpportunityId')
    const user = userOfColumns(sources, parties.users, row, 'UserId', 'User.Username')
    const level = shareLevel(sources, row, 'OpportunityAccessLevel')
    if (cell(row, 'OpportunityAccessLevel') === null)
      reportCounted(
        sources.findings,
        'warning',
        'team-without-level',
        place(row),
        'team rows without a level open nothing; export OpportunityAccessLevel',
      )
    if (opportunity === null || user === null || level === null) continue
    yield {
      object: 'Opportunity',
      record: parseRecordId(opportunity),
      grantee: { kind: 'user', user },
      level,
      rowCause: 'Team',
      accountSettings: null,
    }
  }
}

/** Level by the first 15 characters of a case team role's id. */
function caseRoleLevels(sources: Sources): Map<string, Row> {
  const roles = new Map<string, Row>()
  for (const row of eachRow(sources, 'CaseTeamRole')) {
    const id = cell(row, 'Id')
    if (id !== null) roles.set(id.slice(0, 15), row)
  }
  return roles
}

/** The user a case team row names; a contact stands for the user of that contact (R8.4). */
function caseMember(
  parties: Parties,
  usersByContact: ReadonlyMap<string, UserId>,
  id: string,
): UserId | null {
  if (id.startsWith('003')) return usersByContact.get(parseRecordId(id)) ?? null
  const user = parseUserId(id)
  return parties.users.entries.has(user) ? user : null
}

function* caseTeams(sources: Sources, parties: Parties): Generator<Share> {
  const roles = caseRoleLevels(sources)
  const usersByContact = new Map<string, UserId>()
  for (const user of parties.users.entries.values())
    if (user.contact !== null) usersByContact.set(user.contact, user.id)
  for (const row of eachRow(sources, 'CaseTeamMember')) {
    const [parent, member] = [cell(row, 'ParentId'), cell(row, 'MemberId')]
    if (parent === null || member === null) continue
    const role = roles.get(cell(row, 'TeamRoleId')?.slice(0, 15) ?? '')
    const user = caseMember(parties, usersByContact, member)
    const level =
      role === undefined
        ? shareLevel(sources, row, 'TeamRole.AccessLevel')
        : shareLevel(sources, role, 'AccessLevel')
    if (role === undefined && cell(row, 'TeamRole.AccessLevel') === null)
      reportCounted(
        sources.findings,
        'warning',
        'unknown-case-team-role',
        place(row),
        'case team rows whose role is not in this import open nothing; export CaseTeamRole',
      )
    if (user === null || level === null) continue
    yield {
      object: 'Case',
      record: parseRecordId(parent),
      grantee: { kind: 'user', user },
      level,
      rowCause: 'Team',
      accountSettings: null,
    }
  }
}

/** Share rows that team members stand for. Rules R8.1–R8.4. */
export function* teamShares(sources: Sources, parties: Parties): Generator<Share> {
  yield* accountTeams(sources, parties)
  yield* opportunityTeams(sources, parties)
  yield* caseTeams(sources, parties)
}
