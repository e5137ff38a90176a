import { describe, expect, it } from 'vitest'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { runThrough } from '@shared/engine/compile/steps'
import { heatMap } from '../../../src-renderer/worker/calls/heat-map'
import { whatIf } from '../../../src-renderer/worker/calls/what-if'
import { openedOrg } from '@shared/scenario/opened-org'

const now = '2026-01-01T00:00:00.000Z'
const org = generateOrg(smallShape(3, features))
const opened = openedOrg(org, now)
const object = 'Machine__c'
const widen = `object:${object}.sharingModel=ReadWrite`
const query = {
  rows: 'user',
  openedObjects: [],
  changes: [] as string[],
  withBase: true,
  axesKey: null,
} as const

describe('an org that is open in the worker', () => {
  it('PRM-06 counts session-based sets where the session activated them, and only there', () => {
    const given = new Set(
      org.assignments.flatMap((one) => (one.kind === 'permissionSet' ? [one.permissionSet] : [])),
    )
    const based = {
      ...org,
      permissionSets: org.permissionSets.map((set) => ({
        ...set,
        hasActivationRequired: given.has(set.id),
      })),
    }
    const reads = (isActive: boolean) =>
      openedOrg(based, now, isActive)
        .with([])
        .counts()
        .counts.read.reduce((sum, count) => sum + count, 0)
    expect(reads(true)).toBeGreaterThan(reads(false))
    const plain = openedOrg(org, now).base.counts().counts.read
    expect(reads(true)).toBe(plain.reduce((sum, count) => sum + count, 0))
  })

  it('shows a wider default as more, never less, beside an unchanged base', () => {
    const before = heatMap(opened, query)
    const { values, base } = heatMap(opened, { ...query, changes: [widen] })
    expect(base).toEqual(before.values)
    const sum = (array: Uint32Array | undefined) => array?.reduce((a, b) => a + b, 0) ?? 0
    expect(sum(values.counts.read)).toBeGreaterThan(sum(base?.counts.read))
  })

  it('counts changes in steps: given up half-way it leaves nothing, asked for again it is what `with` answers', () => {
    const fresh = openedOrg(org, now)
    const givenUp = fresh.withSteps([widen])
    givenUp.next()
    givenUp.return(fresh.base)
    const made = runThrough(fresh.withSteps([widen]))
    expect(made.counts().counts.read).toEqual(opened.with([widen]).counts().counts.read)
    expect(made.counts().counts.read).not.toEqual(fresh.base.counts().counts.read)
    expect(fresh.with([widen])).toBe(made)
  })

  it('does not send axes again that the window already holds', () => {
    const key = heatMap(opened, query).axes?.key ?? null
    expect(heatMap(opened, { ...query, axesKey: key }).axes).toBeNull()
    expect(heatMap(opened, { ...query, rows: 'profile', axesKey: key }).axes).not.toBeNull()
  })

  it('adds up the active users of a role, and the records that all of them could reach', () => {
    const { axes, values, columnCount } = heatMap(opened, { ...query, rows: 'role' })
    axes?.rows.forEach((row, r) => {
      axes.columns.forEach((column, c) => {
        expect(values.totals[r * columnCount + c]).toBe(row.userCount * column.recordCount)
      })
    })
  })

  it('opens an object into its declared fields, and only that object', () => {
    const { axes } = heatMap(opened, { ...query, openedObjects: [object] })
    const fields = axes?.columns.filter(({ field }) => field !== null) ?? []
    expect(fields.length).toBeGreaterThan(0)
    expect(new Set(fields.map((column) => column.object))).toEqual(new Set([object]))
  })

  it('counts the cells and records that a change gives, and none for one that gives nothing', () => {
    const again = `object:${object}.sharingModel=Private`
    const { gainedCellCount, lostCellCount, gainedRecordCount } = whatIf(opened, {
      changes: [widen],
    })
    expect(gainedCellCount).toBeGreaterThan(0)
    expect(gainedRecordCount).toBeGreaterThanOrEqual(gainedCellCount)
    expect(lostCellCount).toBe(0)
    expect(whatIf(opened, { changes: [again] }).changedCellCount).toBe(0)
  })

  it('leaves a change out that cannot be made, and says why', () => {
    const { refused } = heatMap(opened, { ...query, changes: ['object:Nowhere.sharingModel=Read'] })
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ kind: 'refused' })
  })
})
