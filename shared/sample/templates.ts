import type { Org } from '../model/org'
import customerCommunity from './data/templates/customer-community.json'
import guestSite from './data/templates/guest-site.json'
import healthcare from './data/templates/healthcare.json'
import nonprofit from './data/templates/nonprofit.json'
import partnerPortal from './data/templates/partner-portal.json'
import privateEquity from './data/templates/private-equity.json'
import salesTeam from './data/templates/sales-team.json'
import serviceDesk from './data/templates/service-desk.json'
import type { Sample } from './samples'

/** A change worth trying, and in one sentence why. */
interface Try {
  readonly text: string
  readonly sentence: string
}

/** A small org to begin one's own from; it comes with three changes to try. */
export interface Template extends Sample {
  readonly tries: readonly Try[]
}

interface Content {
  readonly org: unknown
  readonly tries: readonly Try[]
}

const template = (
  about: Pick<Template, 'id' | 'title' | 'sentence' | 'userCount' | 'recordCount'>,
  { org, tries }: Content,
): Template => ({
  ...about,
  tries,
  make: () => ({
    ...(org as Org), // written by `templates.test.ts` from an `Org`, which compares it at every run
    name: about.title,
  }),
})

/** All templates, in the order of the library. */
export const templates: readonly Template[] = [
  template(
    {
      id: 'sales-team',
      title: 'Sales team',
      sentence:
        'two regions, private accounts and deals, a deal desk that sees the large ones by a rule',
      userCount: 7,
      recordCount: 14,
    },
    salesTeam,
  ),
  template(
    {
      id: 'service-desk',
      title: 'Service desk',
      sentence: 'two queues that pass cases on, leads above them, a watch group without superiors',
      userCount: 7,
      recordCount: 13,
    },
    serviceDesk,
  ),
  template(
    {
      id: 'partner-portal',
      title: 'Dealer portal',
      sentence:
        'two dealers below their channel manager, open leads for all, a super user in waiting',
      userCount: 7,
      recordCount: 16,
    },
    partnerPortal,
  ),
  template(
    {
      id: 'customer-community',
      title: 'Customer community',
      sentence:
        'customers without roles: a sharing set, their own cases, and who inside sees those',
      userCount: 6,
      recordCount: 13,
    },
    customerCommunity,
  ),
  template(
    {
      id: 'guest-site',
      title: 'Public site',
      sentence:
        'a library shows its courses to the world: what a guest rule opens, and nothing else',
      userCount: 5,
      recordCount: 11,
    },
    guestSite,
  ),
  template(
    {
      id: 'private-equity',
      title: 'Private equity',
      sentence: 'deal teams behind a wall: no hierarchy on deals, groups without superiors',
      userCount: 7,
      recordCount: 11,
    },
    privateEquity,
  ),
  template(
    {
      id: 'healthcare',
      title: 'Healthcare',
      sentence: 'care teams by manual shares, diagnosis and insurance number by field permissions',
      userCount: 7,
      recordCount: 11,
    },
    healthcare,
  ),
  template(
    {
      id: 'nonprofit',
      title: 'Nonprofit',
      sentence: 'gifts that follow their donor, a treasurer who reads, volunteers who only look',
      userCount: 6,
      recordCount: 16,
    },
    nonprofit,
  ),
]
