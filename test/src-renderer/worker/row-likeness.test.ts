import { describe, expect, it } from 'vitest'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { parseUserId } from '@shared/model/id'
import type { HeatMapValues } from '@shared/protocol/engine'
import { openedOrg } from '@shared/scenario/opened-org'
import { heatMap } from '../../../src-renderer/worker/calls/heat-map'

const generated = generateOrg(smallShape(3, features))
/** Two users of one profile and role who own nothing and are named nowhere. */
const twins = generated.users
  .slice(0, 1)
  .flatMap((user) =>
    ['twin1', 'twin2'].map((id) => ({ ...user, id: parseUserId(id), username: `${id}@acme.test` })),
  )
const org = { ...generated, users: [...generated.users, ...twins] }
const opened = openedOrg(org, '2026-01-01T00:00:00.000Z')

function shownBy({ counts, possible, ...rest }: HeatMapValues, row: number, width: number) {
  return [rest, counts, possible].map((group) =>
    Object.values(group).map((array: Uint8Array | Uint32Array) =>
      [...array.slice(row * width, (row + 1) * width)].join(),
    ),
  )
}

describe('rows that show the same', () => {
  it('are exactly those with equal numbers in every column, and equally active', () => {
    const map = heatMap(opened, {
      ...{ rows: 'user', openedObjects: ['Account'], changes: [], withBase: true, axesKey: null },
      withLikeness: true,
    })
    const rows = map.axes?.rows ?? []
    const textOf = (row: number) =>
      JSON.stringify([rows[row]?.isActive, shownBy(map.values, row, map.columnCount)])
    rows.forEach((_, row) => {
      const first = rows.findIndex((__, other) => textOf(other) === textOf(row))
      expect(map.likeness?.[row]).toBe(first)
    })
    expect(new Set(map.likeness ?? []).size).toBeLessThan(rows.length)
  })

  it('are told only to those who ask', () => {
    const query = { rows: 'user', openedObjects: [], changes: [], withBase: true } as const
    expect(heatMap(opened, { ...query, axesKey: null }).likeness).toBeNull()
  })
})
