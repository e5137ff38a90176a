import { decisionFrames } from '@shared/engine/explain/decision-frames'
import { sharingLevelName } from '@shared/model/level'
import type { DecisionStep, ExplainQuery } from '@shared/protocol/engine'
import { formatPlace, formatState, formatValue } from '@shared/report/explain-messages-en'
import { formatCause, formatReason, formatStep } from '@shared/report/messages-en'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { placeOf } from '../explain'
import { ruleEntry } from '../rule-entry'

/** One decision, step by step, in words. Throws a sentence when the user or record is not in the org. Rule R1.19. */
export function decisionSteps(opened: OpenedOrg, query: ExplainQuery): DecisionStep[] {
  const { compiled } = opened.with(query.changes)
  const { user, position } = placeOf(compiled, query)
  return decisionFrames(compiled, user, position, query.field).map((frame) => ({
    leg: frame.leg,
    title: formatPlace(frame, formatCause),
    rule: ruleEntry(frame.at.rule),
    door: frame.door,
    inputs: frame.inputs.map((reason) => ({
      sentence: formatReason(reason),
      rule: ruleEntry(reason.rule),
    })),
    grants: frame.grants.map((grant) => ({
      level: `${sharingLevelName(grant.level)}${grant.isCertain ? '' : '?'}`,
      path: grant.via.map(formatStep),
    })),
    value: formatValue(frame, frame.value),
    state: formatState(frame.value, query.field !== null),
  }))
}
