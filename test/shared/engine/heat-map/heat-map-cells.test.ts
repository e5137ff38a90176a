import { accessCounts, accessCountSteps } from '@shared/engine/heat-map/access-counts'
import {
  heatMapCells,
  heatMapMatrix,
  levelDistribution,
} from '@shared/engine/heat-map/heat-map-cells'
import { fieldColumns, objectColumns } from '@shared/engine/heat-map/heat-map-columns'
import { heatMapRows } from '@shared/engine/heat-map/heat-map-rows'
import type { Measure } from '@shared/engine/heat-map/heat-map-types'
import { compileIndex } from '@shared/engine/index/compile-index'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, record, share } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField } from '../../../org-objects'
import { field } from '../../../org-permissions'

const org = built(
  record('r1', 'rw1'),
  record('r2', 'rw2'),
  record('r3', 're'),
  share('r3', 'rw1', 'Edit'),
  addField('Thing__c', newField('Amount__c', 'Number')),
  field('rw1', 'Thing__c', 'Amount__c', true, false),
)
const engine = compiled(org)
const counts = accessCounts(compileIndex(engine))

function cell(rowKind: 'user' | 'role', row: string, column: string, measure: Measure) {
  const query = {
    rows: heatMapRows(engine, rowKind),
    columns: column.includes('.') ? fieldColumns(engine) : objectColumns(engine),
    measure,
  }
  const found = [...heatMapCells(engine, counts, query)].find(
    (each) => each.row === row && each.column === column,
  )
  return found === undefined ? 'no cell' : `${found.count} of ${found.total}`
}

const username = (id: string) => org.users.find((user) => user.id === id)?.username ?? ''

describe('cells of a heat-map', () => {
  it('count the records of a user on which the measure holds', () => {
    expect(cell('user', username('rw1'), 'Thing__c', 'read')).toBe('2 of 3')
    expect(cell('user', username('rw1'), 'Thing__c', 'edit')).toBe('2 of 3')
    expect(cell('user', username('rw1'), 'Thing__c', 'delete')).toBe('1 of 3')
    expect(cell('user', username('nr'), 'Thing__c', 'read')).toBe('0 of 3')
    expect(cell('user', username('adm'), 'Thing__c', 'all')).toBe('3 of 3')
  })

  it('R1.15 creating is asked once per object', () => {
    expect(cell('user', username('rw1'), 'Thing__c', 'create')).toBe('1 of 1')
  })

  it('add up the users of a role, records as often as there are users', () => {
    expect(cell('role', 'Rep_West', 'Thing__c', 'read')).toBe('3 of 6')
  })

  it('of a field count the records on which it can be read', () => {
    expect(cell('user', username('rw1'), 'Thing__c.Amount__c', 'read')).toBe('2 of 3')
    expect(cell('user', username('rw1'), 'Thing__c.Amount__c', 'edit')).toBe('0 of 3')
    expect(cell('user', username('rw2'), 'Thing__c.Amount__c', 'read')).toBe('0 of 3')
  })

  it('as a matrix hold the same numbers, row by row', () => {
    const query = {
      rows: heatMapRows(engine, 'user'),
      columns: objectColumns(engine),
      measure: 'read',
    } as const
    const cells = [...heatMapCells(engine, counts, query)]
    expect([...heatMapMatrix(engine, counts, query).counts]).toEqual(
      cells.map(({ count }) => count),
    )
  })

  it('spread over the access levels, which add up to all records', () => {
    const row = heatMapRows(engine, 'user').find(({ name }) => name === username('rw1'))
    const column = objectColumns(engine).find(({ name }) => name === 'Thing__c')
    if (row === undefined || column === undefined) throw new Error('no such row or column')
    expect(levelDistribution(counts, row, column)).toEqual([1, 0, 1, 0, 0, 1])
  })

  it('come in steps that tell how far they are, with the same counts in the end', () => {
    const steps = accessCountSteps(compileIndex(engine))
    let last = 0
    for (;;) {
      const step = steps.next()
      if (step.done === true) {
        expect(step.value).toEqual(counts)
        break
      }
      expect(step.value.done).toBeLessThanOrEqual(step.value.total)
      last = Math.max(last, step.value.done)
    }
    expect(last).toBeGreaterThan(0)
  })
})
