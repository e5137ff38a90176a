import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { decisionFrames } from '@shared/engine/explain/decision-frames'
import { sharingLevelName } from '@shared/model/level'
import { formatPlace, formatValue } from '@shared/report/explain-messages-en'
import { formatCause, formatGrant, formatReason } from '@shared/report/messages-en'
import type { Row, RowSet } from '@shared/report/rows'

/** The frames of a decision, with what each finds joined by `; `. Rules R1.2, R1.19. */
export function stepRows(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  field: string | null,
): RowSet {
  const rows = decisionFrames(compiled, user, position, field).map((frame, at): Row => {
    const found = frame.grants.map(
      (grant) => `${sharingLevelName(grant.level)} by ${formatGrant(grant)}`,
    )
    return [
      at + 1,
      frame.leg,
      frame.at.rule,
      formatPlace(frame, formatCause),
      [...frame.inputs.map(formatReason), ...found].join('; '),
      formatValue(frame, frame.value),
    ]
  })
  return { columns: ['Step', 'Leg', 'Rule', 'At', 'Found', 'Value'], rows }
}
