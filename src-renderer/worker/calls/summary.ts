import type { OrgSettings } from '@shared/model/org'
import type { OrgSummary } from '@shared/protocol/engine'
import type { Evaluation } from '../opened-org'
import { countsOf } from '../org-content'

type Reading = OrgSummary['readings'][number]

/** Name, counts, and the readings in force that this org can depend on. */
export function orgSummary({ org, compiled }: Evaluation): OrgSummary {
  const name = org.name
  const has = (object: string) => org.records.some((table) => table.object === object)
  const isExternal = compiled.families.some((family) => family !== 'internal')
  return {
    name,
    counts: countsOf(
      compiled.org.users === org.users ? org : { ...org, users: compiled.org.users },
    ),
    readings: [
      always(org.settings),
      has('Lead') ? [convertedLeads(org.settings)] : [],
      org.territories.length > 0 ? [territories(org.settings)] : [],
      isExternal ? [highVolume(org.settings)] : [],
    ].flat(),
  }
}

function always({
  hasAllAccessMode,
  rwtAllowsDelete,
  cbpOwnerKeepsFullAccess,
}: OrgSettings): Reading[] {
  return [
    {
      id: 'D-03',
      sentence:
        hasAllAccessMode === 'strict'
          ? 'all access means every right at once, object permissions included'
          : 'all access means Full Access by sharing alone',
    },
    {
      id: 'D-10',
      sentence: rwtAllowsDelete
        ? 'Public Read/Write/Transfer lets everybody delete'
        : 'Public Read/Write/Transfer does not let everybody delete',
    },
    {
      id: 'D-37',
      sentence: cbpOwnerKeepsFullAccess
        ? 'the owner of a record that follows its parent keeps Full Access'
        : 'the owner of a record that follows its parent has what the parent gives',
    },
  ]
}

const convertedLeads = ({ convertedLeadReadOnly }: OrgSettings): Reading => ({
  id: 'D-57',
  sentence: convertedLeadReadOnly
    ? 'a converted lead is read-only'
    : 'a converted lead is edited as any other',
})

const territories = ({ territoryRollsUpRoles }: OrgSettings): Reading => ({
  id: 'D-32',
  sentence: territoryRollsUpRoles
    ? 'access by territory rolls up the role hierarchy'
    : 'access by territory does not roll up the role hierarchy',
})

const highVolume = ({ hvuSeesAllAccountContacts }: OrgSettings): Reading => ({
  id: 'D-38',
  sentence: hvuSeesAllAccountContacts
    ? 'a high-volume user sees all contacts of the own account'
    : 'a high-volume user sees the own contact alone',
})
