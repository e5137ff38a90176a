import type { Org } from '../../model/org'
import type { Share } from '../../model/sharing'
import { granteeId } from '../grantee-text'
import { recordAt } from './record-item'

type Label = (share: Share) => string

const labelsByOrg = new WeakMap<Org, Label>()

/** What people call a share: `Acme → Ana Ruiz`. Names are looked up once for an org: O(things and records). */
export function shareLabels(org: Org): Label {
  const labels = labelsByOrg.get(org) ?? labelsIn(org)
  labelsByOrg.set(org, labels)
  return labels
}

function labelsIn(org: Org): Label {
  const names = new Map<string, string>()
  for (const { id, name } of [...org.users, ...org.roles, ...org.groups, ...org.territories])
    names.set(id, name)
  const shared = new Set<string>(org.shares.map(({ record }) => record))
  for (const table of org.records)
    table.ids.forEach((id, row) => {
      const item = shared.has(id) ? recordAt(table, row) : null
      if (item !== null) names.set(id, item.name)
    })
  return ({ record, grantee }) => {
    const id = granteeId(grantee)
    const who = id === null ? grantee.kind : (names.get(id) ?? id)
    return `${names.get(record) ?? record} → ${who}`
  }
}
