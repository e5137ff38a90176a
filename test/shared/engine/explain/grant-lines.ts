import type { PathStep } from '@shared/engine/answer'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { parseRecordId, parseUserId } from '@shared/model/id'
import { sharingLevelName } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'

/** `cause level rule: step > step`, one line a grant; `?` where it is not certain. */
export function grantLines(org: Org, who: string, id: string): string[] {
  const engine = compiled(org)
  const position = recordPosition(engine, parseRecordId(id))
  if (position === undefined) throw new Error(`no record is called ${id}`)
  const index = engine.userIndexById.get(parseUserId(who)) ?? -1
  return explain(engine, index, position).grants.map(
    ({ rowCause, level, rule, isCertain, via }) =>
      `${rowCause} ${sharingLevelName(level)} ${rule}${isCertain ? '' : '?'}: ${via.map(stepWord).join(' > ')}`,
  )
}

function stepWord(step: PathStep): string {
  switch (step.kind) {
    case 'roleAbove':
      return `${step.name} above ${step.below}`
    case 'share':
      return step.rowCause
    case 'record':
      return `${step.object} ${step.record}`
    case 'default':
      return `${step.object} ${step.sharingModel}`
    case 'permission':
      return `${step.name} in ${step.container}`
    default:
      return `${step.kind} ${step.name}`
  }
}
