import { describe, expect, it } from 'vitest'
import type { Grantee } from '@shared/model/group'
import { parseTerritoryId } from '@shared/model/id'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, group, record, share } from '../../../org-builder'
import { settings } from '../../../org-objects'
import { highVolume, territory } from '../../../org-sharing'

const account = record('a', 'rw1', 'Account')
const opportunity = record('o', 'rw1', 'Opportunity', { AccountId: 'a' })
const levels = { accountAccessLevel: 'Edit', opportunityAccessLevel: 'Read' } as const
const of = (id: string): Grantee => ({ kind: 'territory', territory: parseTerritoryId(id) })
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

  it('R9.2 an account in two territories is open to the members of both, each at its level', () => {
    const org = built(
      account,
      territory('T', ['a'], ['re'], levels),
      territory('S', ['a'], ['nr']),
      territory('U', [], ['rw2']),
    )
    expect(answer(org, 're', 'a')).toBe(readAndEdit)
    expect(answer(org, 'nr', 'a')).toBe(readOnly)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R9.1 R19.1 of a model whose state nobody stated a territory may open or not', () => {
    const open = { ...levels, isActive: null }
    const org = built(account, territory('T', ['a'], ['re'], open))
    expect(answer(org, 're', 'a')).toBe(':None?')
    expect(answer(org, 'nr', 'a')).toBe(nothing)
    const shared = built(record('r', 'rw1'), territory('T', [], ['re'], open), share('r', of('T')))
    expect(answer(shared, 're', 'r')).toBe(':None?')
  })

  it('R9.11 R5.2 a row to a territory reaches its users and those above, and with subordinates those below', () => {
    const rows = (grantee: Grantee) =>
      built(
        record('r', 'rw1'),
        territory('P', [], ['nr']),
        territory('T', [], ['re'], below),
        territory('C', [], ['rw2'], { parent: parseTerritoryId('T') }),
        territory('S', [], ['ve'], below),
        share('r', grantee),
      )
    const told = (grantee: Grantee) => ['nr', 're', 'rw2', 've'].map((user) => answer(rows(grantee), user, 'r')) // prettier-ignore
    expect(told(of('T'))).toEqual([readOnly, readOnly, nothing, nothing])
    const whole = { kind: 'territoryAndSubordinates', territory: parseTerritoryId('T') } as const
    expect(told(whole)).toEqual([readOnly, readOnly, readOnly, nothing])
  })

  it('R9.11 R5.4 R13.6 a high-volume user of a territory is reached by no row to it, nor to one below', () => {
    const customer = [account, highVolume('h', 'a'), record('r', 'rw1'), share('r', of('T'))]
    const below = { parent: parseTerritoryId('P') }
    expect(answer(built(...[territory('T', [], ['h', 're']), ...customer]), 'h', 'r')).toBe(nothing)
    const above = [territory('P', [], ['h', 're']), territory('T', [], [], below)]
    const org = built(...above, ...customer)
    expect([answer(org, 'h', 'r'), answer(org, 're', 'r')]).toEqual([nothing, readOnly])
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

  it('R9.9 D-32 with the switch superiors of members have the opportunity’s row too, others not', () => {
    const outside = [account, ofTerritory, territory('T', [], ['re'], levels)]
    const rolling = settings({ territoryRollsUpRoles: true })
    expect(answer(built(...outside, rolling), 've', 'o')).toBe(readOnly)
    expect(answer(built(...outside, rolling), 'nr', 'o')).toBe(nothing)
    expect(answer(built(...outside), 've', 'o')).toBe(nothing)
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
