import { describe, expect, it } from 'vitest'
import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { grantsOf } from '@shared/engine/record/sharing-level'
import { subjectOf } from '@shared/engine/record/subject'
import { parseRecordId, parseTerritoryId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type { Territory } from '@shared/model/sharing'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, edited, record, share, type Edit } from '../../../org-builder'
import { addDetail, addObject, defaults, settings } from '../../../org-objects'
import { highVolume, partner, territory } from '../../../org-sharing'

const account = record('a', 'rw1', 'Account')
const below = { parent: parseTerritoryId('P') }
type Level = Territory['leadAccessLevel']

/** Causes of what is open to a user on a record, with their rules. */
function causes(org: Org, who: string, what: string): string[] {
  const compiled = compileOrg(org, { now: null })
  const position = recordPosition(compiled, parseRecordId(what)) ?? { object: -1, row: -1 }
  const index = compiled.userIndexById.get(parseUserId(who)) ?? -1
  return explain(compiled, index, position).grants.map(
    ({ rowCause, rule }) => `${rowCause} ${rule}`,
  )
}

describe('R9.10 leads of a territory', () => {
  const ofLead = (level: Level, ...more: readonly Edit[]) =>
    built(
      record('l', 'rw1', 'Lead'),
      territory('P', [], ['nr']),
      territory('T', [], ['re'], {
        ...below,
        accountAccessLevel: 'All',
        leadAccessLevel: level,
        records: [{ object: 'Lead', record: parseRecordId('l'), cause: 'Territory' }],
      }),
      ...more,
    )

  it('R9.10 R9.6 have the level of leads, not that of accounts, for members and those above', () => {
    expect(answer(ofLead('Edit'), 're', 'l')).toBe(readAndEdit)
    expect(answer(ofLead('Edit'), 'nr', 'l')).toBe(readAndEdit)
    expect(answer(ofLead('Read'), 're', 'l')).toBe(readOnly)
    expect(answer(ofLead('Edit'), 'rw2', 'l')).toBe(nothing)
  })

  it('R9.10 are shut, and named by no door, where leads have no level', () => {
    expect(answer(ofLead('None'), 're', 'l')).toBe(nothing)
    expect(causes(ofLead('None'), 're', 'l')).toEqual([])
  })
})

describe('territories', () => {
  it('R9.2 R9.6 the cause is that of the assignment, from above the hierarchy of it', () => {
    const org = built(
      account,
      record('b', 'rw1', 'Account'),
      territory('P', [], ['nr']),
      territory('T', [], ['re'], {
        ...below,
        records: [
          { object: 'Account', record: parseRecordId('b'), cause: 'Territory' },
          { object: 'Account', record: parseRecordId('a'), cause: 'Territory2AssociationManual' },
        ],
      }),
    )
    expect(causes(org, 're', 'a')).toEqual(['Territory2AssociationManual R9.4'])
    expect(causes(org, 're', 'b')).toEqual(['Territory R9.4'])
    expect(causes(org, 'nr', 'a')).toEqual([
      'TerritoryHierarchy(of Territory2AssociationManual) R9.6',
    ])
  })

  it('R9.8 D-32 with the switch a role superior of a member is named as such, beside neither hierarchy', () => {
    const opportunity = record('o', 'rw1', 'Opportunity', { AccountId: null, Territory2Id: 'T' })
    const of = (rollsUp: boolean) =>
      built(
        account,
        opportunity,
        territory('T', ['a'], ['re'], { opportunityAccessLevel: 'Read' }),
        settings({ territoryRollsUpRoles: rollsUp }),
      )
    expect(causes(of(true), 've', 'a')).toEqual(['RoleHierarchy(of Territory) R9.8'])
    expect(causes(of(true), 've', 'o')).toEqual(['RoleHierarchy(of Territory) R9.8'])
    expect(causes(of(true), 're', 'o')).toEqual(['Territory R9.9'])
    expect(causes(of(false), 've', 'a')).toEqual([])
    expect(causes(of(false), 've', 'o')).toEqual([])
  })

  it('R9.4 R13.6 a high-volume user is in none, a partner is', () => {
    const org = (external: Edit) =>
      built(account, record('x', 'rw1', 'Account'), external, territory('T', ['a'], ['p']))
    expect(answer(org(partner('p', 'x')), 'p', 'a')).toBe(readOnly)
    expect(answer(org(highVolume('p', 'x')), 'p', 'a')).toBe(nothing)
    const own = (external: Edit) =>
      built(
        record('x', 'rw1', 'Account'),
        record('o', 'rw1', 'Opportunity', { AccountId: null, Territory2Id: 'T' }),
        external,
        territory('T', [], ['p'], { opportunityAccessLevel: 'Read' }),
      )
    expect(answer(own(partner('p', 'x')), 'p', 'o')).toBe(readOnly)
    expect(answer(own(highVolume('p', 'x')), 'p', 'o')).toBe(nothing)
  })

  it('R9.8 D-32 only superiors of the territory’s own users come along', () => {
    const rolled = settings({ territoryRollsUpRoles: true })
    const org = built(account, territory('T', ['a'], ['re']), rolled)
    expect(answer(org, 've', 'a')).toBe(readOnly)
    expect(answer(org, 'vw', 'a')).not.toBe(readOnly)
    expect(answer(built(record('a', 'nr', 'Account'), territory('T', ['a'], ['re']), rolled), 'vw', 'a')).toBe(nothing) // prettier-ignore
  })

  it('R9.9 an opportunity’s territory leaves no door where it gives no level', () => {
    const org = (level: 'None' | 'Read', forecast: 'None' | 'Read') =>
      built(
        record('o', 'rw1', 'Opportunity', { AccountId: null, Territory2Id: 'T' }),
        territory('P', [], ['nr']),
        territory('T', [], ['re'], { ...below, opportunityAccessLevel: level }),
        settings({ t2ForecastAccessLevel: forecast }),
      )
    expect(causes(org('Read', 'Read'), 're', 'o')).toEqual(['Territory R9.9'])
    expect(causes(org('None', 'Read'), 're', 'o')).toEqual([])
    expect(causes(org('Read', 'Read'), 'nr', 'o')).toEqual(['Territory2Forecast R9.9'])
    expect(causes(org('Read', 'None'), 'nr', 'o')).toEqual([])
  })
})

describe('records that follow others', () => {
  it('R15.24 a contact that follows its account and names none is its owner’s alone', () => {
    const contact = (of: string | null) =>
      built(account, defaults('Contact', 'ControlledByParent'), record('k', 'rw1', 'Contact', { AccountId: of })) // prettier-ignore
    for (const none of [null, '']) {
      expect(answer(contact(none), 'rw1', 'k')).not.toBe(nothing)
      expect(answer(contact(none), 'mw', 'k')).toBe(nothing)
    }
    expect(answer(contact('a'), 'mw', 'k')).not.toBe(nothing)
  })

  it('R15.30 D-60 a contract without account has the account’s default, whatever the owner keeps', () => {
    const org = built(
      record('k', 'rw1', 'Contract', { AccountId: null }),
      settings({ cbpOwnerKeepsFullAccess: false }),
    )
    expect(answer(org, 'rw1', 'k')).not.toBe(nothing)
    expect(answer(org, 're', 'k')).toBe(nothing)
    expect(answer(edited(org, defaults('Account', 'Read')), 're', 'k')).toBe(readOnly)
  })

  it('R3.10 D-37 the owner of another record that follows keeps it by the switch alone', () => {
    const asset = (keeps: boolean) =>
      built(
        record('a', 'nr', 'Account'),
        addObject('Asset', 'ControlledByParent'),
        record('s', 'rw1', 'Asset', { AccountId: 'a' }),
        settings({ cbpOwnerKeepsFullAccess: keeps }),
      )
    expect(answer(asset(true), 'rw1', 's')).not.toBe(nothing)
    expect(answer(asset(false), 'rw1', 's')).toBe(nothing)
    expect(answer(edited(asset(true), defaults('Account', 'Read')), 're', 's')).toBe(readOnly)
  })

  it('R15.29 D-59 an order follows account and contract, the lower of both', () => {
    const order = (...rows: readonly Edit[]) =>
      built(
        account,
        defaults('Order', 'ControlledByParent'),
        record('b', 'rw1', 'Account'),
        record('k', 'nr', 'Contract', { AccountId: 'b' }),
        record('o', 'nr', 'Order', { AccountId: 'a', ContractId: 'k' }),
        settings({ cbpOwnerKeepsFullAccess: false }),
        ...rows,
      )
    const [edit, read] = [share('a', 're', 'Edit'), share('b', 're', 'Read')]
    expect(answer(order(edit), 're', 'o')).toBe(nothing)
    expect(answer(order(read), 're', 'o')).toBe(nothing)
    expect(answer(order(edit, read), 're', 'o')).toBe(readOnly)
    expect(answer(order(share('a', 're', 'Read'), share('b', 're', 'Edit')), 're', 'o')).toBe(
      readOnly,
    )
    expect(answer(order(edit, share('b', 're', 'Edit')), 're', 'o')).toBe(readAndEdit)
  })

  it('R3.9 R11.1 what follows is told by its parent’s object, a detail by its master’s', () => {
    const detail = addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } })
    const org = built(
      account,
      addObject('Asset', 'ControlledByParent'),
      detail,
      record('s', 're', 'Asset', { AccountId: 'a' }),
      record('r', 'rw1'),
      record('d', null, 'Part__c', { Thing__c: 'r' }),
    )
    const told = (who: string, what: string) => {
      const compiled = compileOrg(org, { now: null })
      const position = recordPosition(compiled, parseRecordId(what)) ?? { object: -1, row: -1 }
      const index = compiled.userIndexById.get(parseUserId(who)) ?? -1
      return grantsOf(subjectOf(compiled, index, position)).map(
        ({ rowCause, rule, via }) => `${rowCause} ${rule} ${via.length}`,
      )
    }
    expect(told('rw1', 's')).toEqual(['ControlledByParent(Account) R3.9 1'])
    expect(told('re', 's')).toEqual(['Owner R2.1 1'])
    expect(told('rw1', 'd')).toEqual(['MasterDetail(Thing__c) R11.1 1'])
    expect(told('re', 'd')).toEqual([])
  })
})
