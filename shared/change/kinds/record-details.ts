import type { Org } from '../../model/org'

/** The records and every detail below them, at any depth. Rule R11.17. */
export function detailsOf(org: Org, ids: readonly string[]): ReadonlySet<string> {
  const gone = new Set(ids)
  for (let size = -1; size !== gone.size;) {
    size = gone.size
    for (const object of org.objects) {
      const masters = object.fields.filter(({ type }) => type === 'MasterDetail')
      const table = org.records.find((one) => one.object === object.name)
      if (masters.length === 0 || table === undefined) continue
      for (const column of table.columns) {
        if (!masters.some(({ name }) => name === column.field)) continue
        column.values.forEach((value, row) => {
          const id = table.ids[row]
          if (value !== null && id !== undefined && gone.has(value)) gone.add(id)
        })
      }
    }
  }
  return gone
}
