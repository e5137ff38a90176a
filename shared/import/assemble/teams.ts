import type { Share } from '@shared/model/sharing'
import { parseRecordId } from '@shared/model/id'
import { caseTeamShares } from './case-teams'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { accountSettingsOf, shareLevel } from './levels'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'
import { userOfColumns } from './users'

/** Level of a team row; `All` is how the platform shows the owner, who has a door of his own (R8.1, R8.3). */
function teamLevel(sources: Sources, row: Row, column: string): 'Read' | 'Edit' | null {
  const level = shareLevel(sources, row, column)
  return level === 'All' ? null : level
}

const isOwnerRow = (row: Row, column: string) => cell(row, column)?.toLowerCase() === 'all'

function* accountTeams(sources: Sources, parties: Parties): Generator<Share> {
  for (const row of eachRow(sources, 'AccountTeamMember')) {
    const account = cell(row, 'AccountId')
    const user = userOfColumns(sources, parties.users, row, 'UserId', 'User.Username')
    if (account === null || user === null || isOwnerRow(row, 'AccountAccessLevel')) continue
    yield {
      object: 'Account',
      record: parseRecordId(account),
      grantee: { kind: 'user', user },
      level: teamLevel(sources, row, 'AccountAccessLevel') ?? 'Read',
      rowCause: 'Team',
      accountSettings: accountSettingsOf(sources, row),
    }
  }
}

function* opportunityTeams(sources: Sources, parties: Parties): Generator<Share> {
  for (const row of eachRow(sources, 'OpportunityTeamMember')) {
    const opportunity = cell(row, 'OpportunityId')
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

/** Share rows of account and opportunity team members. Rules R8.1–R8.3; default teams are templates (R8.7). */
export function* teamShares(sources: Sources, parties: Parties): Generator<Share> {
  yield* accountTeams(sources, parties)
  yield* opportunityTeams(sources, parties)
  yield* caseTeamShares(sources, parties)
}
