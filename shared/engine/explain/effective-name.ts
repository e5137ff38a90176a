import { AccessLevel, accessLevelName } from '../../model/level'
import type { Explanation } from '../answer'

/** The level that is left after restriction rules and activity; `unknown` where it is not known to be any. Rules R14.5, R16.2. */
export function effectiveName({
  effective,
  effectiveAtMost,
}: Pick<Explanation, 'effective' | 'effectiveAtMost'>): string {
  return effective === AccessLevel.None && effectiveAtMost !== AccessLevel.None
    ? 'unknown'
    : accessLevelName(effective)
}
