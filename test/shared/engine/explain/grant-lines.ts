import type { PathStep } from '@shared/engine/answer'
import { sharingLevelName } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import { explained } from '../../../org-access'

/** `cause level rule: step > step`, one line a grant; `?` where it is not certain. */
export function grantLines(org: Org, who: string, id: string): string[] {
  return explained(org, who, id).grants.map(
    ({ rowCause, level, rule, isCertain, via }) =>
      `${rowCause} ${sharingLevelName(level)} ${rule}${isCertain ? '' : '?'}: ${via.map(stepWord).join(' > ')}`,
  )
}

function stepWord(step: PathStep): string {
  switch (step.kind) {
    case 'roleAbove':
      return `${step.name} above ${step.below}`
    case 'rolePerhapsAbove':
      return `${step.name} perhaps above ${step.below} below ${step.top}`
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
