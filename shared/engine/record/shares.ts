import type { Share } from '../../model/sharing'
import type { Grant } from '../answer'
import { hasBit } from '../compile/bitset'
import { mayHaveRows } from '../compile/compiled-object'
import { levelOf } from '../compile/compiled-rule'
import type { CompiledOrg } from '../compile/compile-org'
import { grantOf, isReached, type Door, type Subject } from './subject'

const none: readonly Share[] = []

/** Rows stored with the record that still open something. */
export function liveShares(subject: Pick<Subject, 'compiled' | 'table' | 'row'>): readonly Share[] {
  const { table, row } = subject
  const shares = hasBit(table.rowsWithShares, row) ? table.sharesByRow.get(row) : undefined
  if (shares === undefined) return none
  for (const share of shares)
    if (isLostByDeactivation(subject.compiled, share))
      return shares.filter((each) => !isLostByDeactivation(subject.compiled, each))
  return shares
}

/** R16.4, D-63: manual and team rows directly with an inactive user are gone, Apex-managed ones stay. */
export function isLostByDeactivation(compiled: CompiledOrg, share: Share): boolean {
  if (share.grantee.kind !== 'user') return false
  if (share.rowCause !== 'Manual' && share.rowCause !== 'Team') return false
  const user = compiled.org.users[compiled.userIndexById.get(share.grantee.user) ?? -1]
  return user !== undefined && !user.isActive
}

/** Manual, Apex-managed, team and account relationship rows. Rules R6.23, R7.1, R7.2, R7.7, R8.1, R8.3, R8.4, R17.1, R17.2. */
export const shareDoor: Door = {
  name: 'Manual',
  rule: 'R7.1',
  grants(subject): Grant[] {
    if (!mayHaveRows(subject.object)) return []
    return liveShares(subject).flatMap((share) => {
      const reached = isReached(
        subject.compiled,
        share.grantee,
        subject.user,
        subject.object.hierarchy,
      )
      if (reached === 'no') return []
      return [
        grantOf(share.rowCause, levelOf(share.level), ruleOfCause(share), {
          grantee: share.grantee,
          isCertain: reached === 'yes',
          childLevels: share.accountSettings,
          via: [{ kind: 'share', rowCause: share.rowCause }],
        }),
      ]
    })
  },
}

function ruleOfCause(share: Share): string {
  if (share.rowCause === 'Manual') return 'R7.1'
  if (share.rowCause === 'Team')
    return share.object === 'Account' ? 'R8.1' : share.object === 'Opportunity' ? 'R8.3' : 'R8.4'
  if (share.rowCause === 'ARImplicit') return 'R6.23'
  return share.rowCause.endsWith('__c') ? 'R7.7' : 'R17.1'
}
