import type { EngineAnswer, EngineQuery, WishAsked } from '@shared/protocol/engine'
import { formatReason } from '@shared/report/messages-en'
import { formatWishReason, manifoldWish } from '@shared/report/wish-messages-en'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { changeSetsFor } from '@shared/scenario/wish'
import { wishOfSentence, type SentenceWish } from '@shared/scenario/wish-of-sentence'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Steps } from '@shared/engine/compile/steps'

/** Sets of changes by which people have a level at least, or at most; or in sentences why none does. */
export function* wishes(
  opened: OpenedOrg,
  { about, changes }: EngineQuery<'wishes'>,
): Steps<EngineAnswer<'wishes'>> {
  const wished = wishAsked(opened.with(changes).compiled, about)
  if (wished.kind === 'refused') return { kind: 'refused', message: wished.message }
  if (wished.kind === 'manifold') return { kind: 'refused', message: manifoldWish }
  const answer = yield* changeSetsFor(opened, wished.wish, changes)
  if (answer.kind !== 'impossible') return answer
  const reasons = answer.reasons.map((reason) => formatWishReason(reason) ?? formatReason(reason))
  return { ...answer, reasons: [...new Set(reasons)] }
}

function wishAsked(compiled: CompiledOrg, about: WishAsked['about']): SentenceWish {
  if (about.kind === 'sentence') return wishOfSentence(compiled, about.sentence)
  const { user, kind: _kind, ...asked } = about
  return { kind: 'wish', wish: { ...asked, users: [user] } }
}
