import type { CloseDoorQuery, DoorClosing } from '@shared/protocol/engine'
import { formatReason } from '@shared/report/messages-en'
import { closingDoor } from '@shared/scenario/closing-door'
import type { OpenedOrg } from '@shared/scenario/opened-org'

/** The smallest single change that closes an open door, tried out, or why there is none. Rules R1.4, R1.5. */
export function closeDoor(
  opened: OpenedOrg,
  { user, record, changes, door }: CloseDoorQuery,
): DoorClosing {
  const base = opened.with(changes)
  const outcome = closingDoor({ base, user, record, door }, (change) => {
    const after = opened.with([...changes, change])
    return after.refused.some((one) => one.change === change) ? null : after
  })
  return outcome.kind === 'closes'
    ? outcome
    : { kind: 'stays', sentence: formatReason(outcome.reason) }
}
