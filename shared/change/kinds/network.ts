import type { Network } from '../../model/login'
import { profileNamed } from '../naming'
import { byId } from '../naming-rules'
import { inList } from '../property'
import { entrantLists } from './entrants'
import { illegalLabelName } from './legal-name'
import { namedKind } from './named'

const put = inList<Network>(
  (org) => org.networks,
  (org, networks) => ({ ...org, networks }),
)

/** Experience Cloud sites: who may enter, and as whom a guest does. Rules LOG-10, R13.25, CNT-07. */
export const networkKind = namedKind<Network>({
  kind: 'network',
  noun: 'site',
  nameForm: 'Name',
  items: (org) => org.networks,
  withItems: (org, networks) => ({ ...org, networks }),
  illegal: illegalLabelName,
  fresh: (name) => ({
    ...{ name, status: 'UnderConstruction', profiles: [], permissionSets: [] },
    ...{ guestProfile: null, enableGuestFileAccess: false },
  }),
  note: ({ status }) => (status === 'Live' ? '' : (status ?? '')),
  properties: ({ optionalChoice, reference, flag }) => [
    optionalChoice(
      'status',
      ['UnderConstruction', 'Live', 'DownForMaintenance'],
      (site) => site.status,
      (site, status) => ({ ...site, status }),
      { rule: 'LOG-10' },
    ),
    ...entrantLists(put, 'LOG-10'),
    reference(
      'guestProfile',
      { kind: 'profile', isOptional: true, find: profileNamed },
      (org, site) => byId(org.profiles, (one) => one.name)(site.guestProfile),
      (site, profile) => ({ ...site, guestProfile: profile?.id ?? null }),
      { rule: 'R13.25' },
    ),
    flag(
      'enableGuestFileAccess',
      (site) => site.enableGuestFileAccess,
      (site, isOn) => ({ ...site, enableGuestFileAccess: isOn }),
      { rule: 'CNT-07' },
    ),
  ],
})
