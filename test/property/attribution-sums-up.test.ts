import { describe, expect, it } from 'vitest'
import { formatChange } from '@shared/change/format-change'
import { causesOf } from '@shared/scenario/causes'
import { changedCells } from '@shared/scenario/changed-cells'
import { openedOrg, type ChangeText, type OpenedOrg } from '@shared/scenario/opened-org'
import type { ObjectConfig } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { runThrough } from '@shared/engine/compile/steps'
import { randomFrom } from '@shared/sample/random'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

const now = '2026-01-01T00:00:00.000Z'
const orgCount = 4
const changeCount = 4

/** Changes that can be made one after the other. */
function randomChanges(opened: OpenedOrg, seed: number): ChangeText[] {
  const random = randomFrom(seed)
  const changes: ChangeText[] = []
  for (let tries = 0; changes.length < changeCount && tries < 40; tries++) {
    const { org } = opened.tried(changes).compiled
    const proposal = proposals[random.pick(changeKinds)](org, random)
    if (proposal === null) continue
    const longer = [...changes, formatChange(proposal.there)]
    if (opened.tried(longer).refused.length === 0) changes.push(...longer.slice(-1))
  }
  return changes
}

/** With changes of which each does nothing without the others: a set, what it gives, and who has it. */
function withWholeSet(opened: OpenedOrg, changes: readonly ChangeText[]): readonly ChangeText[] {
  const { org } = opened.tried(changes).compiled
  const object = org.records.find(({ ids }) => ids.length > 0)?.object
  const user = org.users.at(-1)?.username
  return [
    ...changes,
    'permissionSet+=Whole',
    `permissionSet:Whole.object:${object ?? ''}.read=true`,
    `permissionSet:Whole.object:${object ?? ''}.viewAll=true`,
    `permissionSet:Whole+=user:${user ?? ''}`,
  ]
}

/** The same org with every object open to all, so that rules which are turned off change nothing while that stands. */
function openToAll(org: Org): Org {
  const opened = (object: ObjectConfig): ObjectConfig =>
    object.sharingModel === 'Private' || object.sharingModel === 'Read'
      ? { ...object, sharingModel: 'ReadWrite', externalSharingModel: 'ReadWrite' }
      : object
  return { ...org, objects: org.objects.map(opened) }
}

/** Active rules of the org, turned off. */
const rulesOff = ({ org }: OpenedOrg['base']['compiled']): readonly ChangeText[] =>
  org.sharingRules
    .filter(({ isActive, kind }) => isActive && kind !== 'notEvaluated')
    .slice(0, changeCount)
    .map(({ object, name }) => `sharingRule:${object}.${name}=off`)

describe('attribution sums up', () => {
  it('every cell that differs belongs to exactly one group', { timeout: 300_000 }, () => {
    for (const seed of seedsUpTo(orgCount)) {
      const opened = openedOrg(smallOrg(seed), now)
      const changes = randomChanges(opened, seed)
      const { groups } = runThrough(causesOf(opened, changes))
      const cells = changedCells(opened.base, opened.tried(changes))
      const told = groups.reduce((sum, { cellCount }) => sum + cellCount, 0)
      expect(told, `seed ${seed}`).toBe(cells.user.length)
    }
  })

  it(
    'each alternative brings the difference by itself, and none of it can be left out',
    { timeout: 300_000 },
    () => {
      let combinedCount = 0
      for (const seed of seedsUpTo(orgCount)) {
        const opened = openedOrg(smallOrg(seed), now)
        const changes = withWholeSet(opened, randomChanges(opened, seed))
        const { groups } = runThrough(causesOf(opened, changes))
        const whole = opened.tried(changes)
        for (const { alternatives, users, object, measures } of groups) {
          const [measure] = measures
          if (measure === undefined) continue
          const valueIn = (of: readonly ChangeText[]) => {
            const { compiled, counts } = of === changes ? whole : opened.tried(of)
            const { objects, counts: counted } = counts()
            return users.map((id) => {
              const user = compiled.userIndexById.get(id)
              const column = objects.indexOf(object)
              return user === undefined || column < 0
                ? 0
                : (counted[measure][user * objects.length + column] ?? 0)
            })
          }
          const made = (set: readonly ChangeText[]) =>
            changes.filter((change) => set.includes(change))
          for (const set of alternatives) {
            expect(valueIn(made(set)), `seed ${seed} ${object}`).toEqual(valueIn(changes))
            if (set.length > 1) combinedCount++
            for (const left of set) {
              const rest = made(set.filter((change) => change !== left))
              const without = valueIn(rest)
              const after = valueIn(changes)
              expect(
                without.every((value, i) => value !== after[i]),
                `seed ${seed}`,
              ).toBe(true)
            }
          }
        }
      }
      expect(combinedCount).toBeGreaterThan(0)
    },
  )

  it('a reason why a change does nothing is one that holds', { timeout: 300_000 }, () => {
    let reasonCount = 0
    for (const seed of seedsUpTo(orgCount)) {
      const opened = openedOrg(openToAll(smallOrg(seed)), now)
      const changes = rulesOff(opened.base.compiled)
      expect(opened.tried(changes).refused).toEqual([])
      for (const { change, reason } of runThrough(causesOf(opened, changes)).idle) {
        if (reason?.kind !== 'while') continue
        const others = changes.filter((one) => one !== change)
        const without = opened.tried([...others, reason.enabler])
        const withIt = opened.tried([...changes, reason.enabler])
        expect(changedCells(without, withIt).user.length, `seed ${seed} ${change}`).toBeGreaterThan(
          0,
        )
        reasonCount++
      }
    }
    expect(reasonCount).toBeGreaterThan(0)
  })
})
