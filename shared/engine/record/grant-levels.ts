import { maxSharingLevel, SharingLevel } from '../../model/level'
import type { Grant } from '../answer'

/** Which reading of what is not known: only what is certain, or all that is possible. */
export type Bound = 'certain' | 'possible'

/** The widest of the grants under one reading. Rule R1.4. */
export function levelOfGrants(grants: readonly Grant[], bound: Bound): SharingLevel {
  return grants
    .filter((grant) => bound === 'possible' || grant.isCertain)
    .reduce((level, grant) => maxSharingLevel(level, grant.level), SharingLevel.None)
}
