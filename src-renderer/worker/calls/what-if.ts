import { measures } from '@shared/engine/heat-map/heat-map-types'
import type { WhatIfAnswer, WhatIfQuery } from '@shared/protocol/engine'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { fieldDifferences } from './field-differences'

/** How many cells the changes move, of every user on every object and field; `causes` tells which and why. */
export function whatIf(opened: OpenedOrg, { changes }: WhatIfQuery): WhatIfAnswer {
  const after = opened.with(changes)
  const objects = objectDifferences(opened.base, after)
  const fields = fieldDifferences(opened.base.compiled, after.compiled)
  const fieldCells = (isGain: boolean) =>
    fields.reduce((sum, one) => sum + (one.isGain === isGain ? one.cellCount : 0), 0)
  return {
    ...objects,
    changedCellCount: objects.gainedCellCount + objects.lostCellCount,
    gainedFieldCount: fieldCells(true),
    lostFieldCount: fieldCells(false),
    refused: after.refused,
  }
}

type ObjectDifferences = Pick<
  WhatIfAnswer,
  'gainedCellCount' | 'lostCellCount' | 'gainedRecordCount' | 'lostRecordCount'
>

/** Cells whose counts only rose are gained, those where any fell lost; records are counted at Read. */
function objectDifferences(before: Evaluation, after: Evaluation): ObjectDifferences {
  const found = { gainedCellCount: 0, lostCellCount: 0, gainedRecordCount: 0, lostRecordCount: 0 }
  if (before === after) return found
  const [a, b] = [before.counts(), after.counts()]
  const oldColumns = new Map(a.objects.map((object, column) => [object, column]))
  const oldUsers = after.compiled.org.users.map(
    ({ id }) => before.compiled.userIndexById.get(id) ?? -1,
  )
  // The engine makes an array when it is asked for: once per measure, not once per user.
  const counted = measures.map(
    (measure) => [measure, a.counts[measure], b.counts[measure]] as const,
  )
  for (const [column, object] of b.objects.entries()) {
    const old = oldColumns.get(object) ?? -1
    for (const [user, oldUser] of oldUsers.entries()) {
      let [isRisen, isFallen] = [false, false]
      for (const [measure, then, now] of counted) {
        const isNew = oldUser < 0 || old < 0
        const was = isNew ? 0 : (then[oldUser * a.objects.length + old] ?? 0)
        const rise = (now[user * b.objects.length + column] ?? 0) - was
        isRisen ||= rise > 0
        isFallen ||= rise < 0
        if (measure !== 'read') continue
        if (rise > 0) found.gainedRecordCount += rise
        else found.lostRecordCount -= rise
      }
      if (isFallen) found.lostCellCount++
      else if (isRisen) found.gainedCellCount++
    }
  }
  return found
}
