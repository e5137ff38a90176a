import { describe, expect, it } from 'vitest'
import { runThrough } from '@shared/engine/compile/steps'
import { recordAccess } from '@shared/engine/record/record-access'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { unknownLevel } from '@shared/scenario/level-reader'
import { openedOrg, type Evaluation } from '@shared/scenario/opened-org'
import { recordDifferences } from '@shared/scenario/record-differences'
import { built, record } from '../../org-builder'
import { defaults } from '../../org-objects'
import { permissions } from '../../org-permissions'

const opened = openedOrg(generateOrg(smallShape(3, features)), '2026-01-01T00:00:00.000Z')
const { org } = opened.base.compiled
const all = { users: null, objects: null, show: null, limit: Infinity } as const

/** The same by asking the doors about every user and record. */
function byDoors(...sides: readonly Evaluation[]): string[] {
  return org.users.flatMap(({ id: user }) =>
    org.records.flatMap(({ ids }) =>
      ids.flatMap((id) => {
        const levels = sides.map((side) => levelOf(side, user, id))
        return levels.some((level) => level !== levels[0])
          ? [`${user} ${id} ${levels.join(' ')}`]
          : []
      }),
    ),
  )
}

function levelOf({ compiled }: Evaluation, user: string, id: string): number {
  const index = org.users.findIndex((one) => one.id === user)
  const object = compiled.tables.findIndex((table) => table?.table.ids.some((one) => one === id))
  const row = compiled.tables[object]?.table.ids.findIndex((one) => one === id) ?? -1
  const { maxAccessLevel, certainty } = recordAccess(compiled, index, { object, row })
  return maxAccessLevel === 0 && certainty === 'unknown' ? unknownLevel : maxAccessLevel
}

const told = (...sides: readonly Evaluation[]) =>
  runThrough(recordDifferences(sides, all)).found.map(
    ({ user, record: id, levels }) => `${user} ${id} ${levels.join(' ')}`,
  )

const [person] = org.users
const [profile] = org.profiles
const someRule = org.sharingRules[0]
const owned = org.records.find(({ object }) => object === 'Machine__c')

describe('records that differ', () => {
  it.each([
    ['a default', 'object:Machine__c.sharingModel=ReadWrite'],
    ['a rule', `sharingRule:${someRule?.object ?? ''}.${someRule?.name ?? ''}=off`],
    ['a permission', `profile:"${profile?.name ?? ''}".object:Account.edit=true`],
    ['a user’s role', `user:${person?.username ?? ''}.role=`],
    ['an owner', `record:${owned?.ids[0] ?? ''}.owner=user:${org.users[2]?.username ?? ''}`],
  ])('are those of which the doors say another level: %s', (_, change) => {
    const after = opened.with([change])
    expect(after.refused).toEqual([])
    expect(told(opened.base, after).sort()).toEqual(byDoors(opened.base, after).sort())
  })

  it('stand with the level on every side, and nothing where all sides are the same', () => {
    const [narrow, wide] = ['Private', 'ReadWrite'].map((value) =>
      opened.with([`object:Machine__c.sharingModel=${value}`]),
    )
    if (narrow === undefined || wide === undefined) throw new Error('two sides are asked for')
    expect(told(opened.base, narrow, wide).sort()).toEqual(
      byDoors(opened.base, narrow, wide).sort(),
    )
    expect(told(wide, wide)).toEqual([])
  })

  it('are told as gained or lost against the first, and only those that are wanted', () => {
    const small = openedOrg(
      built(record('t1', 'rw1'), record('t2', 're'), permissions('nr', 'Thing__c', 'R')),
      '2026-01-01T00:00:00.000Z',
    )
    const sides = [small.base, small.with(['object:Thing__c.sharingModel=Read'])]
    const { differing, found } = runThrough(recordDifferences(sides, all))
    expect(differing.gained).toBe(found.length)
    expect(found.length).toBeGreaterThan(0)
    const [user] = found
    if (user === undefined) throw new Error('somebody gains')
    const ofOne = runThrough(recordDifferences(sides, { ...all, users: [user.user] }))
    expect(ofOne.found.every((one) => one.user === user.user)).toBe(true)
    const lost = runThrough(recordDifferences(sides, { ...all, show: 'lost' }))
    expect(lost.found).toEqual([])
    expect(lost.differing).toEqual(differing)
  })

  it('of a user that the changes make are all that it has', () => {
    const small = openedOrg(
      built(record('t1', 'rw1'), permissions('nr', 'Thing__c', 'R'), defaults('Thing__c', 'Read')),
      '2026-01-01T00:00:00.000Z',
    )
    const made = small.with(['user+=fresh@frame.example like nr@frame.example'])
    expect(made.refused).toEqual([])
    const { found, differing } = runThrough(recordDifferences([small.base, made], all))
    expect(found.filter((one) => one.record === 't1').map(({ levels }) => levels)).toEqual([[0, 1]])
    expect(new Set(found.map(({ user }) => user)).size).toBe(1)
    expect(differing.gained).toBe(found.length)
  })
})
