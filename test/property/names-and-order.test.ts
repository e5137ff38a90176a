import { describe, expect, it, vi } from 'vitest'
import type { Org } from '@shared/model/org'
import { answerLines, answersOf, seedsUpTo, smallOrg } from './small-orgs'

// Orgs with everything in them take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

const seeds = seedsUpTo(12)

describe('names and order decide nothing', () => {
  it('R19.2 lists in another order give the same answers', () => {
    for (const seed of seeds) {
      const org = smallOrg(seed)
      expect(answerLines(answersOf(reversed(org)))).toEqual(answerLines(answersOf(org)))
    }
  })

  it('R19.3 g renaming every user, role, group and record changes nothing', () => {
    for (const seed of seeds) {
      const org = smallOrg(seed)
      const lines = answerLines(answersOf(renamed(org))).map((line) => line.replaceAll('~', ''))
      expect(lines.sort()).toEqual(answerLines(answersOf(org)))
    }
  })
})

function reversed(org: Org): Org {
  return {
    ...org,
    users: org.users.toReversed(),
    roles: org.roles.toReversed(),
    groups: org.groups.toReversed(),
    profiles: org.profiles.toReversed(),
    permissionSets: org.permissionSets.toReversed(),
    permissionSetGroups: org.permissionSetGroups.toReversed(),
    assignments: org.assignments.toReversed(),
    objects: org.objects.toReversed(),
    sharingRules: org.sharingRules.toReversed(),
    sharingSets: org.sharingSets.toReversed(),
    territories: org.territories.toReversed(),
    shares: org.shares.toReversed(),
    records: org.records.toReversed().map((table) => ({
      ...table,
      ids: table.ids.toReversed(),
      owners: table.owners.toReversed(),
      columns: table.columns.map((column) => ({ ...column, values: column.values.toReversed() })),
    })),
  }
}

/** The same org with a mark behind every platform id, wherever it stands; the id of the org itself is no name. */
function renamed(org: Org): Org {
  const text = JSON.stringify(org).replaceAll(
    /"((?!00D)[a-zA-Z0-9]{3}\d{12}[A-Z0-5]{3})"/g,
    '"$1~"',
  )
  return JSON.parse(text) as Org
}
