import type { Org } from '../model/org'
import callCentre from './data/call-centre.json'
import elToro from './data/el-toro.json'
import guestSite from './data/guest-site.json'
import masterDetailSubdetail from './data/master-detail-subdetail.json'
import partnerPortal from './data/partner-portal.json'
import recordAndObjectPermission from './data/record-and-object-permission.json'
import { generateOrg } from './generate-org'
import { features, smallShape } from './org-shape'
import { workshopOrg } from './workshop'

/** An org that is there without importing anything. */
export interface Sample {
  readonly id: string
  readonly title: string
  /** What it is good for, lower case, no full stop. */
  readonly sentence: string
  readonly userCount: number
  readonly recordCount: number
  make(): Org
}

const sampleOf = (title: string, content: unknown): Org => ({
  ...(content as Org), // written by `samples.test.ts` from an `Org`, which compares it at every run
  name: title,
})

/** All samples, the small stories first. */
export const samples: readonly Sample[] = [
  {
    id: 'el-toro',
    title: 'El Toro',
    sentence:
      'one chief, two directors, a support desk with queues: who inherits what, and why not from the organization chart',
    userCount: 11,
    recordCount: 8,
    make: () => sampleOf('El Toro', elToro),
  },
  {
    id: 'record-and-object-permission',
    title: 'Record level and object permission',
    sentence:
      'eight users, each lacking one half of what an action needs, on records and on fields',
    userCount: 8,
    recordCount: 4,
    make: () => sampleOf('Record level and object permission', recordAndObjectPermission),
  },
  {
    id: 'master-detail-subdetail',
    title: 'Master, detail, subdetail',
    sentence:
      'three levels with different thresholds, a frozen user, and View All on the master alone',
    userCount: 6,
    recordCount: 6,
    make: () => sampleOf('Master, detail, subdetail', masterDetailSubdetail),
  },
  {
    id: 'call-centre',
    title: 'Call centre',
    sentence:
      'phone numbers that agents must not see, one forgotten permission set and a formula that leaks',
    userCount: 5,
    recordCount: 3,
    make: () => sampleOf('Call centre', callCentre),
  },
  {
    id: 'guest-site',
    title: 'Guest site',
    sentence:
      'a public site: what guest rules open, and what one forgotten permission set gives to everybody',
    userCount: 3,
    recordCount: 9,
    make: () => sampleOf('Guest site', guestSite),
  },
  {
    id: 'partner-portal',
    title: 'Partner portal',
    sentence: 'two dealers whose roles hang below the owner of their accounts, and a shared case',
    userCount: 7,
    recordCount: 9,
    make: () => sampleOf('Partner portal', partnerPortal),
  },
  {
    id: 'small',
    title: 'Small town',
    sentence: 'a handful of people and every mechanism once, to see each door open and close',
    userCount: 19,
    recordCount: 184,
    make: smallTown,
  },
  {
    id: 'workshop',
    title: 'Green Machines',
    sentence:
      'a maker of garden machines with 50 objects, nested groups, 60 sharing rules and shares',
    userCount: 500,
    recordCount: 20_000,
    make: workshopOrg,
  },
]

function smallTown(): Org {
  const shape = smallShape(41, features)
  return generateOrg({
    ...shape,
    name: 'Small town',
    userCount: 12,
    roleCount: 8,
    recordCount: 90,
    groupCount: 5,
  })
}
