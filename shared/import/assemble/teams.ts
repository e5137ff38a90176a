import type { Share } from '@shared/model/sharing'
import { caseTeamShares } from './case-teams'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { accountSettingsOf, shareLevel } from './levels'
import { recordFinder } from './named-shares'
import { placedShares, type RowOpening } from './placed-shares'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'
import { userOfColumns } from './users'

/** Level of a team row; `All` is how the platform shows the owner, who has a door of his own (R8.1, R8.3). */
function teamLevel(sources: Sources, row: Row, column: string): 'Read' | 'Edit' | null {
  const level = shareLevel(sources, row, column)
  return level === 'All' ? null : level
}

const isOwnerRow = (row: Row, column: string) => cell(row, column)?.toLowerCase() === 'all'

function* accountTeams(sources: Sources, parties: Parties): Generator<RowOpening> {
  for (const row of eachRow(sources, 'AccountTeamMember')) {
    const user = userOfColumns(sources, parties.users, row, 'UserId', 'User.Username')
    if (user === null || isOwnerRow(row, 'AccountAccessLevel')) continue
    const opening = {
      object: 'Account',
      grantee: { kind: 'user', user },
      level: teamLevel(sources, row, 'AccountAccessLevel') ?? 'Read',
      rowCause: 'Team',
      accountSettings: accountSettingsOf(sources, row),
    } as const
    yield { row, opening }
  }
}

function* opportunityTeams(sources: Sources, parties: Parties): Generator<RowOpening> {
  for (const row of eachRow(sources, 'OpportunityTeamMember')) {
    const user = userOfColumns(sources, parties.users, row, 'UserId', 'User.Username')
    const level = teamLevel(sources, row, 'OpportunityAccessLevel')
    if (cell(row, 'OpportunityAccessLevel') === null)
      reportCounted(
        sources.findings,
        'warning',
        'team-without-level',
        place(row),
        'team rows without a level open nothing; export OpportunityAccessLevel',
      )
    if (user === null || level === null) continue
    const opening = {
      object: 'Opportunity',
      grantee: { kind: 'user', user },
      level,
      rowCause: 'Team',
      accountSettings: null,
    } as const
    yield { row, opening }
  }
}

/** Share rows of account and opportunity team members. Rules R8.1–R8.3; default teams are templates (R8.7). */
export function* teamShares(sources: Sources, parties: Parties): Generator<Share> {
  const recordOf = (object: string) => recordFinder(sources, object, `${object}Id`)
  yield* placedShares(recordOf('Account'), accountTeams(sources, parties))
  yield* placedShares(recordOf('Opportunity'), opportunityTeams(sources, parties))
  yield* caseTeamShares(sources, parties)
}
