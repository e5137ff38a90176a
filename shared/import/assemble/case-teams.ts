import type { Share } from '@shared/model/sharing'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { UserId } from '@shared/model/id'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { shareLevel } from './levels'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'

const idKey = (id: string | null) => id?.slice(0, 15) ?? ''

interface CaseTeams {
  readonly sources: Sources
  readonly parties: Parties
  /** By the first 15 characters of a case team role's id. */
  readonly roles: ReadonlyMap<string, Row>
  readonly usersByContact: ReadonlyMap<string, UserId>
}

function caseTeamsOf(sources: Sources, parties: Parties): CaseTeams {
  const roles = new Map<string, Row>()
  for (const row of eachRow(sources, 'CaseTeamRole')) roles.set(idKey(cell(row, 'Id')), row)
  const usersByContact = new Map<string, UserId>()
  for (const user of parties.users.entries.values())
    if (user.contact !== null) usersByContact.set(user.contact, user.id)
  return { sources, parties, roles, usersByContact }
}

/** The user a team row names; a contact stands for the user of that contact (R8.4). */
function memberOf(teams: CaseTeams, row: Row): UserId | null {
  const id = cell(row, 'MemberId')
  if (id === null) return null
  if (id.startsWith('003')) return teams.usersByContact.get(parseRecordId(id)) ?? null
  const user = parseUserId(id)
  return teams.parties.users.entries.has(user) ? user : null
}

/** The level stands in the role, not in the row. */
function levelOf({ sources, roles }: CaseTeams, row: Row): Share['level'] | null {
  const role = roles.get(idKey(cell(row, 'TeamRoleId')))
  if (role === undefined && cell(row, 'TeamRole.AccessLevel') === null)
    reportCounted(
      sources.findings,
      'warning',
      'unknown-case-team-role',
      place(row),
      'case team rows whose role is not in this import open nothing; export CaseTeamRole',
    )
  return role === undefined
    ? shareLevel(sources, row, 'TeamRole.AccessLevel')
    : shareLevel(sources, role, 'AccessLevel')
}

function shareOf(teams: CaseTeams, caseId: string, row: Row): Share[] {
  const user = memberOf(teams, row)
  const level = levelOf(teams, row)
  if (user === null || level === null) return []
  const share = { object: 'Case', record: parseRecordId(caseId), level } as const
  return [{ ...share, grantee: { kind: 'user', user }, rowCause: 'Team', accountSettings: null }]
}

/** Members of predefined teams by the first 15 characters of the team's id. */
function templateMembers(sources: Sources): Map<string, Row[]> {
  const members = new Map<string, Row[]>()
  for (const row of eachRow(sources, 'CaseTeamTemplateMember')) {
    const team = idKey(cell(row, 'TeamTemplateId'))
    members.set(team, [...(members.get(team) ?? []), row])
  }
  return members
}

/**
 * Share rows that case teams stand for: their members, and those of the predefined teams that were put on a case.
 *
 * A predefined team acts like its members (R8.4); a template that stands on no case gives nothing.
 */
export function* caseTeamShares(sources: Sources, parties: Parties): Generator<Share> {
  const teams = caseTeamsOf(sources, parties)
  for (const row of eachRow(sources, 'CaseTeamMember')) {
    const parent = cell(row, 'ParentId')
    if (parent !== null) yield* shareOf(teams, parent, row)
  }
  const members = templateMembers(sources)
  for (const row of eachRow(sources, 'CaseTeamTemplateRecord')) {
    const parent = cell(row, 'ParentId')
    const team = members.get(idKey(cell(row, 'TeamTemplateId')))
    if (team === undefined)
      reportCounted(
        sources.findings,
        'warning',
        'unknown-case-team',
        place(row),
        'predefined case teams without members in this import open nothing; export CaseTeamTemplateMember',
      )
    if (parent !== null) for (const member of team ?? []) yield* shareOf(teams, parent, member)
  }
}
