import type { HeatMapAxes, HeatMapRow, HeatMapValues } from '@shared/protocol/engine'
import type { ShownMeasure } from '../../stores/heat-map-options'
import type { ShareNode } from '../../ui/chart/share-node'
import { percentOf, viewStrings } from '../../ui/strings-en-views'
import { stepAt } from './cell-picture'

/** A role with what its users reach on one object. */
export interface RoleShare extends ShareNode {
  readonly level: string
  readonly userCount: number
  readonly children: readonly RoleShare[]
}

export interface RoleTreeQuery {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  /** Position of the object among the columns. */
  readonly column: number
  readonly measure: ShownMeasure
}

/** R4.1: the roles under those above them, each with the share of records that its own users reach. */
export function roleTree(query: RoleTreeQuery): readonly RoleShare[] {
  const { rows } = query.axes
  const ids = new Set(rows.map(({ id }) => id))
  const below = new Map<string | null, number[]>()
  rows.forEach(({ parent }, index) => {
    const key = parent !== null && ids.has(parent) ? parent : null
    below.set(key, [...(below.get(key) ?? []), index])
  })
  const under = (parent: string | null): RoleShare[] =>
    (below.get(parent) ?? []).flatMap((index) => {
      const row = rows[index]
      return row === undefined ? [] : [{ ...shareOf(query, row, index), children: under(row.id) }]
    })
  return under(null)
}

function shareOf({ axes, values, column, measure }: RoleTreeQuery, row: HeatMapRow, index: number) {
  const at = index * axes.columns.length + column
  const { id, name, userCount } = row
  const counted = measure === 'level' ? 'read' : measure
  const certain = values.counts[counted][at] ?? 0
  const isOpen = (values.possible[counted][at] ?? 0) > certain
  const whole = measure === 'create' ? userCount : (values.totals[at] ?? 0)
  const words = viewStrings.summary
  const share = whole === 0 ? null : certain / whole
  const percent = whole === 0 ? '' : percentOf(certain, whole)
  return {
    id,
    name,
    userCount,
    level: viewStrings.levels[values.levels[at] ?? 0] ?? '',
    share,
    words:
      userCount === 0
        ? words.noUsers
        : whole === 0
          ? words.noRecords
          : isOpen
            ? `≥ ${percent}`
            : percent,
    colour:
      isOpen && certain === 0 ? null : `--level-${String(certain === 0 ? 0 : stepAt(values, at))}`,
  }
}

/** Every role after the one above it, with its depth. */
export function rolesInOrder(
  roles: readonly RoleShare[],
  depth = 0,
): readonly { readonly role: RoleShare; readonly depth: number }[] {
  return roles.flatMap((role) => [{ role, depth }, ...rolesInOrder(role.children, depth + 1)])
}
