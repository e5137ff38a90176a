import type { Share } from '@shared/model/sharing'
import { parseRecordId } from '@shared/model/id'
import type { UserId } from '@shared/model/id'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { shareLevel } from './levels'
import { recordFinder } from './named-shares'
import { placedShares, type RowOpening } from './placed-shares'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'
import { userOfColumns } from './users'

const idKey = (id: string | null) => id?.slice(0, 15) ?? ''
const nameKey = (name: string | null) => (name === null ? '' : `name ${name.toLowerCase()}`)

interface CaseTeams {
  readonly sources: Sources
  readonly parties: Parties
  /** By the first 15 characters of a case team role's id, and by its name. */
  readonly roles: ReadonlyMap<string, Row>
  readonly usersByContact: ReadonlyMap<string, UserId>
}

function caseTeamsOf(sources: Sources, parties: Parties): CaseTeams {
  const roles = new Map<string, Row>()
  for (const row of eachRow(sources, 'CaseTeamRole'))
    for (const key of [idKey(cell(row, 'Id')), nameKey(cell(row, 'Name'))])
      if (key !== '') roles.set(key, row)
  const usersByContact = new Map<string, UserId>()
  for (const user of parties.users.entries.values())
    if (user.contact !== null) usersByContact.set(user.contact, user.id)
  return { sources, parties, roles, usersByContact }
}

/** The user a team row names; a contact stands for the user of that contact (R8.4). */
function memberOf(teams: CaseTeams, row: Row): UserId | null {
  const { sources, parties } = teams
  const id = cell(row, 'MemberId')
  if (id === null || !id.startsWith('003'))
    return userOfColumns(sources, parties.users, row, 'MemberId', 'Member.Username')
  return teams.usersByContact.get(parseRecordId(id)) ?? null
}

/** The level stands in the role, not in the row. */
function levelOf({ sources, roles }: CaseTeams, row: Row): Share['level'] | null {
  const role =
    roles.get(idKey(cell(row, 'TeamRoleId'))) ?? roles.get(nameKey(cell(row, 'TeamRole.Name')))
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

/** What a member opens, on the case that `row` is about. */
function openingsOf(teams: CaseTeams, row: Row, member: Row): RowOpening[] {
  const user = memberOf(teams, member)
  const level = levelOf(teams, member)
  if (user === null || level === null) return []
  const grantee = { kind: 'user', user } as const
  const opening = {
    object: 'Case',
    grantee,
    level,
    rowCause: 'Team',
    accountSettings: null,
  } as const
  return [{ row, opening }]
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

function* openingsOfTeams(sources: Sources, parties: Parties): Generator<RowOpening> {
  const teams = caseTeamsOf(sources, parties)
  for (const row of eachRow(sources, 'CaseTeamMember')) yield* openingsOf(teams, row, row)
  const members = templateMembers(sources)
  for (const row of eachRow(sources, 'CaseTeamTemplateRecord')) {
    const team = members.get(idKey(cell(row, 'TeamTemplateId')))
    if (team === undefined)
      reportCounted(
        sources.findings,
        'warning',
        'unknown-case-team',
        place(row),
        'predefined case teams without members in this import open nothing; export CaseTeamTemplateMember',
      )
    for (const member of team ?? []) yield* openingsOf(teams, row, member)
  }
}

/**
 * Share rows that case teams stand for: their members, and those of the predefined teams that were put on a case.
 *
 * A predefined team acts like its members (R8.4); a template that stands on no case gives nothing.
 */
export function caseTeamShares(sources: Sources, parties: Parties): Generator<Share> {
  const recordOf = recordFinder(sources, 'Case', 'ParentId')
  return placedShares(recordOf, openingsOfTeams(sources, parties))
}
