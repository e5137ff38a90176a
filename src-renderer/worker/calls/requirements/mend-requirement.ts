import { bindSentence } from '@shared/assertion/run-requirements'
import { judgedOrg, type JudgedOrg } from '@shared/assertion/judged-org'
import type { Steps } from '@shared/engine/compile/steps'
import type { EngineQuery } from '@shared/protocol/engine'
import type { MendingChanges } from '@shared/protocol/requirements'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { isMet } from '@shared/scenario/protecting-sentences'
import { concerns, mendingSteps } from '@shared/scenario/strength'
import { changeSetsFor } from '@shared/scenario/wish'
import { wishOfSentence } from '@shared/scenario/wish-of-sentence'

/** Single settings that mend a requirement about an object, or where none does sets of changes; each was judged. */
export function* mendings(
  opened: OpenedOrg,
  { sentence, changes }: EngineQuery<'mendRequirement'>,
  judged: JudgedOrg,
): Steps<readonly MendingChanges[]> {
  const { evaluated, compiled } = opened.with(changes)
  const asked = bindSentence(judged, sentence)
  const isConcerned = concerns(judged, asked.kind === 'ok' ? asked.bound.object.name : '')
  const singles = yield* mendingSteps(evaluated, opened.options, sentence, isConcerned)
  if (singles.length > 0)
    return singles.map(({ change, cellCount, recordCount }) => ({
      changes: [change],
      cellCount,
      recordCount,
    }))
  const wished = wishOfSentence(compiled, sentence)
  if (wished.kind !== 'wish') return []
  const answer = yield* changeSetsFor(opened, wished.wish, changes)
  if (answer.kind !== 'proposals') return []
  return answer.proposals.flatMap((one) => {
    const after = opened.tried([...changes, ...one.changes])
    if (!isMet(judgedOrg(after.evaluated), sentence)) return []
    const cellCount = one.gainedCellCount + one.lostCellCount
    return [{ changes: one.changes, cellCount, recordCount: one.recordCount }]
  })
}
