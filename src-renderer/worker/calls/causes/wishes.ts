import type { EngineAnswer, EngineQuery } from '@shared/protocol/engine'
import { formatReason } from '@shared/report/messages-en'
import { formatWishReason } from '@shared/report/wish-messages-en'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { changeSetsFor } from '@shared/scenario/wish'
import type { Steps } from '@shared/engine/compile/steps'

/** Sets of changes by which one user has a level at least, or at most; or in sentences why none does. */
export function* wishes(
  opened: OpenedOrg,
  { user, changes, ...asked }: EngineQuery<'wishes'>,
): Steps<EngineAnswer<'wishes'>> {
  const answer = yield* changeSetsFor(opened, { ...asked, users: [user] }, changes)
  if (answer.kind !== 'impossible') return answer
  const reasons = answer.reasons.map((reason) => formatWishReason(reason) ?? formatReason(reason))
  return { ...answer, reasons: [...new Set(reasons)] }
}
