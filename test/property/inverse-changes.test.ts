import { describe, expect, it, vi } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import { randomFrom, type Random } from '@shared/sample/random'
import { flag, set } from './proposal'
import { answerLines, answersOf, seedsUpTo, smallOrg } from './small-orgs'

// Orgs with everything in them take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

/** A change and the one that takes it back. */
type Pair = readonly [Change, Change]

function pairs(org: Org, random: Random): Pair[] {
  const found: Pair[] = []
  const user = random.pick(org.users)
  const name = user.username
  const turn = (to: (isOn: boolean) => Change, isOn: boolean) => found.push([to(!isOn), to(isOn)])
  turn(flag('user', name, 'isActive'), user.isActive)
  const object = random.pick(org.objects.filter((each) => each.name.endsWith('__c')))
  turn(flag('object', object.name, 'hierarchyAccess'), object.grantAccessUsingHierarchies === true)
  const rule = org.sharingRules[0]
  if (rule !== undefined) turn(flag('sharingRule', `${rule.object}.${rule.name}`, 'isActive'), true)
  const role = org.roles.find((each) => each.id === user.role)
  const other = org.roles.find((each) => each.portalType === 'None' && each.id !== role?.id)
  if (role?.portalType === 'None' && other !== undefined)
    found.push([
      set('user', name, 'role', other.developerName),
      set('user', name, 'role', role.developerName),
    ])
  return found
}

function changed(org: Org, change: Change): Org {
  const result = applyChanges(org, [change])
  if (result.kind !== 'ok') throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.org
}

describe('changes', () => {
  it('a change and its inverse restore every answer', () => {
    let moved = 0
    for (const seed of seedsUpTo(8)) {
      const org = smallOrg(seed)
      const before = answerLines(answersOf(org))
      for (const [there, back] of pairs(org, randomFrom(seed))) {
        const after = changed(org, there)
        if (answerLines(answersOf(after)).join() !== before.join()) moved++
        expect(answerLines(answersOf(changed(after, back)))).toEqual(before)
      }
    }
    expect(moved).toBeGreaterThan(0)
  })
})
