import { describe, expect, it } from 'vitest'
import { parseTerritoryId } from '@shared/model/id'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, group, record, share } from '../../../org-builder'
import { settings } from '../../../org-objects'
import { territory } from '../../../org-sharing'

const account = record('a', 'rw1', 'Account')
const opportunity = record('o', 'rw1', 'Opportunity', { AccountId: 'a' })
const levels = { accountAccessLevel: 'Edit', opportunityAccessLevel: 'Read' } as const
const below = { parent: parseTerritoryId('P') }

describe('territories', () => {
  it('F095 R9.4 a member has the territory’s levels on accounts and their opportunities', () => {
    const org = built(account, opportunity, territory('T', ['a'], ['re'], levels))
    expect(answer(org, 're', 'a')).toBe(readAndEdit)
    expect(answer(org, 're', 'o')).toBe(readOnly)
    expect(answer(org, 'nr', 'a')).toBe(nothing)
  })

  it('F096 R9.6 ancestors have the levels of the territory below, not their own', () => {
    const org = built(
      account,
      opportunity,
      territory('P', [], ['nr'], { opportunityAccessLevel: 'Edit' }),
      territory('T', ['a'], [], { ...levels, ...below }),
    )
    expect(answer(org, 'nr', 'o')).toBe(readOnly)
  })

  it('F097 R9.7 a territory below gets nothing from the one above', () => {
    const org = built(account, territory('P', ['a'], []), territory('T', [], ['re'], below))
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('F098 R9.1 a model in planning opens nothing', () => {
    const org = built(account, territory('T', ['a'], ['re'], { ...levels, isActive: false }))
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('F099 R9.3 level All gives all five flags', () => {
    const org = built(account, territory('T', ['a'], ['re'], { accountAccessLevel: 'All' }))
    expect(answer(org, 're', 'a')).toBe(allFive)
  })

  it('F100 R9.8 R4.16 role superiors of a member get nothing, unless the switch says so', () => {
    const edits = [account, territory('T', ['a'], ['re'], levels)]
    expect(answer(built(...edits), 've', 'a')).toBe(nothing)
    const rolledUp = built(...edits, settings({ territoryRollsUpRoles: true }))
    expect(answer(rolledUp, 've', 'a')).toBe(readAndEdit)
  })

  it('F101 R9.9 the opportunity’s own territory opens it to the territories above', () => {
    const edits = [
      account,
      record('o', 'rw1', 'Opportunity', { AccountId: 'a', Territory2Id: 'T' }),
      territory('P', [], ['nr']),
      territory('T', [], [], below),
    ]
    const org = built(...edits, settings({ t2ForecastAccessLevel: 'Edit' }))
    expect(answer(org, 'nr', 'o')).toBe(readAndEdit)
    expect(answer(built(...edits), 'nr', 'o')).toBe(nothing)
  })

  const ofTerritory = record('o', 'rw1', 'Opportunity', { AccountId: 'a', Territory2Id: 'T' })

  it('R9.9 D-33 members read an opportunity of their territory, and its account outside of it', () => {
    const org = built(account, ofTerritory, territory('T', [], ['re'], levels))
    expect(answer(org, 're', 'o')).toBe(readOnly)
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'nr', 'o')).toBe(nothing)
  })

  it('R9.9 R9.8 superiors of members read the account by the opportunity’s row, not by the account’s', () => {
    const outside = built(account, ofTerritory, territory('T', [], ['re'], levels))
    expect(answer(outside, 've', 'a')).toBe(readOnly)
    const inside = built(account, ofTerritory, territory('T', ['a'], ['re'], levels))
    expect(answer(inside, 're', 'o')).toBe(readOnly)
    expect(answer(inside, 've', 'a')).toBe(nothing)
  })

  const grouped = (bosses: boolean) => [
    record('r', 'rw1'),
    territory('T', [], ['re']),
    group('G', [{ kind: 'territory', territory: parseTerritoryId('T') }], bosses),
    share('r', 'G'),
    settings({ territoryRollsUpRoles: true }),
  ]

  it('R5.8 D-32 a group without bosses keeps role superiors of a territory’s users out', () => {
    expect(answer(built(...grouped(true)), 've', 'r')).toBe(readOnly)
    expect(answer(built(...grouped(false)), 've', 'r')).toBe(nothing)
    expect(answer(built(...grouped(false)), 're', 'r')).toBe(readOnly)
  })
})
