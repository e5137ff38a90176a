import { applyChange } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { itemKinds, type ItemKind } from '@shared/change/item'
import { kindTable } from '@shared/change/kind-table'
import type { ItemAt, PropertyAt } from '@shared/change/kind'
import type { Org } from '@shared/model/org'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, expect, it, vi } from 'vitest'
import { answersByIndex, documentIdentity, inverseRestoresOf, recountEqualsFreshOf } from './laws'
import { pick, set, type Proposal } from './proposal'
import { smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 300_000 })

const orgs = [smallOrg(2), smallOrg(7)]

/** What makes a new one of a kind in this org, and how it is found. */
function newName(
  org: Org,
  kind: ItemKind,
): { readonly name: string; readonly found: string } | null {
  const object = org.objects.find(
    ({ fields, name }) =>
      name.endsWith('__c') && fields.every(({ type }) => type !== 'MasterDetail'),
  )?.name
  const record = org.records.find((table) => table.object === object)?.ids[0]
  const account = org.records.find((table) => table.object === 'Account')?.ids[0]
  const user = org.users.at(-1)?.username
  const same = (name: string) => ({ name, found: name })
  if (object === undefined || record === undefined || user === undefined) return null
  switch (kind) {
    case 'user':
      return same('newcomer@acme.test')
    case 'object':
      return same('Newcomer__c')
    case 'field':
      return same(`${object}.Newcomer__c`)
    case 'layout':
    case 'recordType':
    case 'sharingRule':
      return same(`${object}.Newcomer`)
    case 'trustedIpRange':
      return same('10.9.0.0-10.9.0.255')
    case 'folder':
      return same('Report.Newcomer')
    case 'share':
      return same(`${record}/user:${user}/Manual`)
    case 'teamMember':
      return account === undefined ? null : same(`${account}/${user}`)
    case 'record':
      return { name: `${object}.Newcomer`, found: 'Newcomer' }
    default:
      return same('Newcomer')
  }
}

function made(org: Org, kind: ItemKind): Proposal | null {
  const names = newName(org, kind)
  if (names === null) return null
  const there: Change = { kind: 'make', item: { kind, name: names.name }, like: null }
  const back: Change = { kind: 'delete', item: { kind, name: names.found } }
  return { there, back: [back], isWider: false }
}

function anyItem(org: Org, kind: ItemKind, random: Random): ItemAt | null {
  const row = pick(random, kindTable[kind].rows(org, null).slice(0, 40))
  const found = row === undefined ? null : kindTable[kind].find(org, row.name)
  return found?.kind === 'found' ? found : null
}

/** Another value that the property may have; null where none comes to mind. */
function otherValue({ typeNow, value }: PropertyAt, org: Org, random: Random): string | null {
  switch (typeNow.kind) {
    case 'boolean':
      return value === 'true' ? 'false' : 'true'
    case 'choice':
      return (
        pick(
          random,
          typeNow.choices.filter((one) => one !== value),
        ) ?? null
      )
    case 'reference': {
      const [to] = typeNow.to
      const row =
        to === undefined ? undefined : pick(random, kindTable[to].rows(org, null).slice(0, 40))
      return row === undefined ? null : typeNow.to.length > 1 ? `${to ?? ''}:${row.name}` : row.name
    }
    case 'references':
    case 'members':
      return ''
    default:
      return null
  }
}

function edited(org: Org, kind: ItemKind, random: Random, property: string): Proposal | null {
  const item = anyItem(org, kind, random)
  const at = item?.property(property) ?? null
  const value = at === null || at.isReadOnly ? null : otherValue(at, org, random)
  if (item === null || at === null || value === null) return null
  const there = set(kind, item.name, property, value)
  return { there, back: [set(kind, item.name, property, at.value)], isWider: false }
}

function renamed(org: Org, kind: ItemKind, random: Random): Proposal | null {
  const by = kindTable[kind].renamedBy
  const item = anyItem(org, kind, random)
  if (by === null || item === null) return null
  const isCustom = kind === 'object' || kind === 'field'
  const to = kind === 'user' ? 'renamed@acme.test' : isCustom ? 'Renamed__c' : 'Renamed'
  const object = kindTable[kind].isDotted ? `${item.name.slice(0, item.name.indexOf('.'))}.` : ''
  const own = item.name.slice(object.length)
  return {
    there: set(kind, item.name, by, to),
    back: [set(kind, object + to, by, own)],
    isWider: false,
  }
}

function obeysLaws(org: Org, proposal: Proposal | null): boolean {
  if (proposal === null) return false
  const after = applyChange(org, proposal.there)
  if ('kind' in after) return false
  const told = JSON.stringify(proposal.there)
  expect(recountEqualsFreshOf(org, proposal), told).toBeNull()
  expect(inverseRestoresOf(org, proposal), told).toBeNull()
  expect(documentIdentity(after, randomFrom(1)), told).toBeNull()
  return true
}

describe.each(itemKinds)('a %s', (kind) => {
  it('made: recounting equals counting anew, deleting it again restores every answer', () => {
    expect(orgs.map((org) => obeysLaws(org, made(org, kind)))).toContain(true)
  })

  it('edited: recounting equals counting anew, and the value before restores every answer', () => {
    for (const { name, isReadOnly } of kindTable[kind].properties) {
      if (isReadOnly || name === kindTable[kind].renamedBy) continue
      for (const [seed, org] of orgs.entries())
        obeysLaws(org, edited(org, kind, randomFrom(seed + name.length), name))
    }
  })

  it('R19.3 (g) renamed: every answer stays, also after it is written and read', () => {
    for (const [seed, org] of orgs.entries()) {
      const proposal = renamed(org, kind, randomFrom(seed + 3))
      const after = proposal === null ? null : applyChange(org, proposal.there)
      if (proposal === null || after === null || 'kind' in after) continue
      expect(answersByIndex(after), JSON.stringify(proposal.there)).toEqual(answersByIndex(org))
      obeysLaws(org, proposal)
    }
  })

  it('deleted: recounting equals counting anew, and the org holds together', () => {
    for (const [seed, org] of orgs.entries()) {
      const item = anyItem(org, kind, randomFrom(seed + 11))
      if (item === null) continue
      const there: Change = { kind: 'delete', item: { kind, name: item.name } }
      obeysLaws(org, { there, back: [there], isWider: false })
    }
  })
})
