import type { Bound } from './grant-levels'

/** Yes, no, or not known from the import. */
export type Reached = 'yes' | 'no' | 'unknown'

/** Both must hold: a no decides, then an unknown. */
export function both(...answers: readonly Reached[]): Reached {
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

/** One is enough: a yes decides, then an unknown. */
export function either(...answers: readonly Reached[]): Reached {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

/** Is it so for certain, or at most? */
export function isSo(answer: Reached, bound: Bound): boolean {
  return answer === 'yes' || (answer === 'unknown' && bound === 'possible')
}
