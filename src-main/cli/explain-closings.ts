import type { Explanation } from '@shared/engine/answer'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { accessLevelName } from '@shared/model/level'
import { formatReason } from '@shared/report/messages-en'
import { closingDoor } from '@shared/scenario/closing-door'
import { countedOrg, triedChanges } from './tried-changes'

/** What becomes of the answer when each open door is closed, in the order of the doors. */
export function closingsOf(
  compiled: CompiledOrg,
  { user, record, grants }: Explanation,
): readonly object[] {
  const base = countedOrg(compiled)
  const evaluate = (change: string) => {
    const after = triedChanges(compiled, [change])
    return after === null ? null : countedOrg(after)
  }
  return grants.map((_, door) => {
    const outcome = closingDoor({ base, user, record, door }, evaluate)
    if (outcome.kind === 'stays') return { change: null, reason: formatReason(outcome.reason) }
    const { change, before, after, otherCellCount } = outcome
    return {
      change,
      before: accessLevelName(before),
      after: accessLevelName(after),
      otherCellCount,
    }
  })
}
