import type { Org } from '../model/org'
import type { ItemKind, ItemRef } from './item'
import type { Row } from './kind'
import { kindTable } from './kind-table'

/** Things of one kind that use another, and what deleting that does to them. */
export interface Dependents {
  readonly kind: ItemKind
  readonly rows: readonly Row[]
  readonly effect: 'deleted' | 'edited'
  /** The property that is edited; null for what is deleted. */
  readonly property: string | null
  /** What the property of all of them is afterwards; null where they differ, and for what is deleted. */
  readonly value: string | null
}

export type DependentsOf =
  | { readonly kind: 'ok'; readonly dependents: readonly Dependents[] }
  /** It cannot be deleted, and why. */
  | { readonly kind: 'refused'; readonly message: string }

/**
 * What uses a thing, found by deleting it from a copy and looking at what became of everything else.
 *
 * So it cannot say anything else than what `kind-=Name` does.
 */
export function dependentsOf(org: Org, item: ItemRef): DependentsOf {
  const found = kindTable[item.kind].find(org, item.name)
  if (found.kind === 'refused') return found
  const after = found.remove()
  if ('kind' in after) return after
  const kinds = Object.values(kindTable)
  const dependents = kinds.flatMap((kind) => {
    const differences = kind
      .differences(org, after)
      .filter(({ row }) => kind.kind !== item.kind || row.name !== found.name)
    const groups = new Map<string, { rows: Row[]; values: Set<string> }>()
    for (const { row, changed } of differences)
      for (const { property, value } of changed ?? [{ property: '', value: '' }]) {
        const group = groups.get(property) ?? { rows: [], values: new Set() }
        group.rows.push(row)
        group.values.add(value)
        groups.set(property, group)
      }
    return [...groups].map(([property, { rows, values }]): Dependents => {
      const [value = ''] = values
      return {
        kind: kind.kind,
        rows,
        effect: property === '' ? 'deleted' : 'edited',
        property: property === '' ? null : property,
        value: property === '' || values.size > 1 ? null : value,
      }
    })
  })
  return { kind: 'ok', dependents }
}
