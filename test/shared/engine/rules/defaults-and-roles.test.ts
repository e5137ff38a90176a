import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import {
  built,
  group,
  record,
  role,
  roleAndInternalSubordinates,
  roleAndSubordinates,
  share,
} from '../../../org-builder'
import { defaults, hierarchies } from '../../../org-objects'
import { permissions } from '../../../org-permissions'
import { guest, partner } from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const contacts = [
  acme,
  defaults('Contact', 'ControlledByParent'),
  record('c', 'nr', 'Contact', { AccountId: 'acme' }),
]

describe('defaults', () => {
  it('R3.9 what is controlled by its parent is as open as the parent', () => {
    expect(answer(built(...contacts, share('acme', 're')), 're', 'c')).toBe(readOnly)
    expect(answer(built(...contacts), 're', 'c')).toBe(nothing)
  })

  it('R3.10 editing needs Edit on the parent, deleting and transferring full access to it', () => {
    expect(answer(built(...contacts, share('acme', 're', 'Edit')), 're', 'c')).toBe(readAndEdit)
    expect(answer(built(...contacts), 'rw1', 'c')).toBe(allFive)
    const closed = permissions('rw1', 'Account', '')
    expect(answer(built(...contacts, closed), 'rw1', 'c')).toBe(nothing)
  })

  it('R3.20 Karl reads all opportunities, Pia her own, a guest none', () => {
    const org = (model: 'Private' | 'Read' | 'ReadWrite') =>
      built(
        acme,
        partner('pia', 'acme'),
        guest('g'),
        defaults('Opportunity', model),
        record('mine', 'pia', 'Opportunity'),
        record('o', 'vw', 'Opportunity'),
      )
    expect(answer(org('Read'), 're', 'o')).toBe(readOnly)
    expect(answer(org('Read'), 'pia', 'o')).toBe(nothing)
    expect(answer(org('Read'), 'pia', 'mine').startsWith('RE')).toBe(true)
    expect(answer(org('Read'), 'g', 'o')).toBe(nothing)
    expect(answer(org('Private'), 're', 'o')).toBe(nothing)
    expect(answer(org('ReadWrite'), 're', 'o')).toBe(readAndEdit)
  })

  it('R13.2 external users have the external default, internal ones the internal', () => {
    const org = built(acme, partner('p', 'acme'), record('r', 'vw'), defaults('Thing__c', 'Read'))
    expect(answer(org, 'p', 'r')).toBe(nothing)
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })
})

describe('roles and what reaches them', () => {
  const r = record('r', 'nr')

  it('R4.10 a role is its users and those above, its subordinates those below', () => {
    const one = built(r, share('r', role('VP East')))
    expect(answer(one, 've', 'r')).toBe(readOnly)
    expect(answer(one, 'cee', 'r')).toBe(readOnly)
    expect(answer(one, 're', 'r')).toBe(nothing)
    const below = built(r, share('r', roleAndSubordinates('VP East')))
    expect(answer(below, 're', 'r')).toBe(readOnly)
    expect(answer(below, 'rw1', 'r')).toBe(nothing)
    const alone = built(r, share('r', role('VP East')), hierarchies('Thing__c', false))
    expect(answer(alone, 'cee', 'r')).toBe(nothing)
  })

  it('R4.13 an account whose upper roles are missing still hangs below its owner', () => {
    const whole = built(acme, partner('p', 'acme'), record('x', 'p'))
    const missing = ['acme Executive', 'acme Manager']
    const flat = {
      ...whole,
      roles: whole.roles
        .filter(({ id }) => !missing.includes(id))
        .map((each) => (each.id === 'acme User' ? { ...each, parent: null } : each)),
    }
    expect(answer(flat, 'mw', 'x')).toBe(allFive)
    expect(answer(flat, 've', 'x')).toBe(nothing)
  })

  it('R5.5 a user without role is in public groups and in no group of a role', () => {
    const mine = record('r', 'rw1')
    expect(answer(built(mine, group('G', ['nr']), share('r', 'G')), 'nr', 'r')).toBe(readOnly)
    expect(answer(built(mine, share('r', roleAndSubordinates('CEO'))), 'nr', 'r')).toBe(nothing)
  })

  it('R5.6 a row to a user reaches the superiors while hierarchies are on', () => {
    expect(answer(built(r, share('r', 're', 'Edit')), 've', 'r')).toBe(readAndEdit)
    const off = hierarchies('Thing__c', false)
    expect(answer(built(r, share('r', 're', 'Edit'), off), 've', 'r')).toBe(nothing)
    expect(answer(built(r, share('r', 're', 'Edit'), off), 're', 'r')).toBe(readAndEdit)
  })

  it('R5.9 all partner users are partners, and those above them', () => {
    const org = built(acme, partner('p', 'acme'), r, share('r', { kind: 'allPartnerUsers' }))
    const alone = built(
      acme,
      partner('p', 'acme', 'User', { role: null }),
      r,
      share('r', { kind: 'allPartnerUsers' }),
    )
    expect(answer(alone, 'p', 'r')).toBe(nothing)
    expect(answer(org, 'p', 'r')).toBe(readOnly)
    expect(answer(org, 'mw', 'r')).toBe(readOnly)
    expect(answer(org, 're', 'r')).toBe(nothing)
  })

  it('R5.15 a group of a user, a role and a group with bosses of its own', () => {
    const org = (bosses: boolean) =>
      built(
        record('l', 'nr', 'Lead'),
        group('H', ['rw1'], true),
        group('G', ['ve', role('Rep East'), 'H'], bosses),
        share('l', 'G'),
      )
    // Bosses of `H` go up to the top, so that the flag of `G` decides nothing here.
    for (const bosses of [true, false])
      for (const user of ['ve', 're', 'rw1', 'mw', 'vw', 'cee'])
        expect(answer(org(bosses), user, 'l')).toBe(readOnly)
    expect(answer(org(true), 'rw2', 'l')).toBe(nothing)
    const narrow = built(
      record('l', 'nr', 'Lead'),
      group('G', [role('Rep East')], false),
      share('l', 'G'),
    )
    expect(answer(narrow, 're', 'l')).toBe(readOnly)
    expect(answer(narrow, 've', 'l')).toBe(nothing)
  })

  it('R13.4 a role’s subordinates hold partners, its internal subordinates and all internal users do not', () => {
    const org = (who: Parameters<typeof share>[1]) =>
      built(acme, partner('p', 'acme'), r, share('r', who))
    expect(answer(org(roleAndSubordinates('Mgr West')), 'p', 'r')).toBe(readOnly)
    expect(answer(org(roleAndInternalSubordinates('Mgr West')), 'p', 'r')).toBe(nothing)
    expect(answer(org({ kind: 'allInternalUsers' }), 'p', 'r')).toBe(nothing)
    expect(answer(org('p'), 'p', 'r')).toBe(readOnly)
  })
})
