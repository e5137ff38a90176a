import { licenceCap, licenceFamily } from '../../model/licence-caps'
import type { OrgSettings } from '../../model/org'
import { userFamily, type User } from '../../model/user'
import type { CompiledObject } from '../compile/compiled-object'
import { allObjectBits, bitsOfLetters, ObjectBit } from './object-bits'
import { licenceKey, type Holder } from './standing'
import type { Ceiling } from './system-permissions'

/** The licence whose cap holds for certain, and the widest that may. Rules LIC-02, LIC-06. */
export interface Ceilings {
  readonly certain: Ceiling
  readonly possible: Ceiling
}

const integrationLicence = licenceKey('Salesforce API Integration')

/** Ceilings of a user: the profile's licence, else the one that goes with the user's type. Rules LIC-01, LIC-06. */
export function ceilingsOf({ user, userLicense, setLicences }: Holder): Ceilings {
  const own = userLicense === null ? ceilingOfType(user) : (licenceFamily(userLicense) ?? 'unknown')
  if (own !== 'integration') return { certain: own, possible: own }
  if (setLicences === null) return { certain: own, possible: 'salesforce' }
  const raised = setLicences.has(integrationLicence) ? 'salesforce' : own
  return { certain: raised, possible: raised }
}

function ceilingOfType(user: User): Ceiling {
  switch (userFamily(user.userType)) {
    case 'internal':
      return 'salesforce'
    case 'partner':
      return 'partnerCommunity'
    case 'customerPlus':
      return 'customerCommunityPlus'
    case 'highVolume':
      return 'customerCommunity'
    case 'guest':
      return 'guest'
    case 'chatterOnly':
      return 'chatterOrIdentity'
  }
}

/** Object permissions under a ceiling. Rules LIC-02, LIC-07, LIC-07a, LIC-08. */
export function objectCap(
  object: CompiledObject,
  ceiling: Ceiling,
  settings: Pick<OrgSettings, 'platformCase'>,
): number {
  if (ceiling === 'unknown') return allObjectBits
  if (ceiling === 'platform' && object.name === 'Case' && settings.platformCase)
    return bitsOfLetters('CRED')
  // Every type of article is Knowledge to the table, and what tasks and events share is as tasks.
  const named = object.standard?.name ?? object.name
  const name = named === 'Activity' ? 'Task' : named
  return bitsOfLetters(licenceCap(ceiling, name, /__c$/i.test(object.name)))
}

/** What a guest may hold at most, whatever licence or set says so. Rules LIC-03, R12.9 (D-44). */
export const guestBits = ObjectBit.create | ObjectBit.read | ObjectBit.viewAllFields
