import { applyChange } from '@shared/change/apply-changes'
import { itemKinds, type ItemKind } from '@shared/change/item'
import { kindTable } from '@shared/change/kind-table'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import { describe, expect, it, vi } from 'vitest'
import { deleted, edited, made, renamed } from './item-proposals'
import {
  answersByIndex,
  documentIdentity,
  inverseRestoresOf,
  orderChangesNothing,
  recountEqualsFreshOf,
  splitChangesNothing,
  widerOpensMoreOf,
} from './laws'
import type { Proposal } from './proposal'
import { seedsUpTo, smallOrg, tinyOrg } from './small-orgs'

vi.setConfig({ testTimeout: 300_000 })

/** Half of the features, and all of them. */
const orgs = [smallOrg(7), tinyOrg(6)]

/** The org after a change that can be made. */
function after(org: Org, proposal: Proposal | null): Org | null {
  const next = proposal === null ? null : applyChange(org, proposal.there)
  return next === null || 'kind' in next ? null : next
}

/** Every law about one change; true when it could be made. */
function obeysLaws(org: Org, proposal: Proposal | null): boolean {
  const next = after(org, proposal)
  if (proposal === null || next === null) return false
  const told = JSON.stringify(proposal.there)
  expect(recountEqualsFreshOf(org, proposal), told).toBeNull()
  expect(inverseRestoresOf(org, proposal), told).toBeNull()
  expect(widerOpensMoreOf(org, proposal), told).toBeNull()
  expect(documentIdentity(next, randomFrom(1)), told).toBeNull()
  return true
}

/** Tries other things and values of a kind until a change can be made; true when one could. */
const isDrawn = (draw: (org: Org, seed: number) => Proposal | null, within = orgs): boolean =>
  seedsUpTo(12).some((seed) => within.some((org) => obeysLaws(org, draw(org, seed))))

/** What is in use cannot be deleted: people who own records, objects that hold some or that rules and lookups name. */
const emptied = orgs.map((org): Org => ({
  ...org,
  ...{ records: [], shares: [], sharingRules: [], restrictionRules: [], sharingSets: [] },
  objects: org.objects.map((object) => ({ ...object, fields: [] })),
}))

const editable = (kind: ItemKind) =>
  kindTable[kind].properties
    .filter(({ name, isReadOnly }) => !isReadOnly && name !== kindTable[kind].renamedBy)
    .map(({ name }) => name)

describe.each(itemKinds)('a %s', (kind) => {
  it('made: recounting equals counting anew, R1.4 nobody loses, deleting it restores every answer', () => {
    const makers = orgs.filter((org) => obeysLaws(org, made(org, kind)))
    expect(makers).not.toEqual([])
    for (const org of makers.slice(0, 1)) {
      const next = after(org, made(org, kind)) ?? org
      expect(orderChangesNothing(next, randomFrom(1))).toBeNull()
      expect(splitChangesNothing(next, randomFrom(1))).toBeNull()
    }
  })

  it('edited, each property: recounting equals counting anew, and the value before restores every answer', () => {
    const draw = (name: string) => (org: Org, seed: number) =>
      edited(org, kind, randomFrom(seed + name.length), name)
    expect(editable(kind).filter((name) => !isDrawn(draw(name)))).toEqual([])
  })

  it('deleted: recounting equals counting anew, and the org holds together', () => {
    const draw = (org: Org, seed: number) => deleted(org, kind, randomFrom(seed + 11))
    expect(isDrawn(draw) || isDrawn(draw, emptied)).toBe(true)
  })
})

describe.each(itemKinds.filter((kind) => kindTable[kind].renamedBy !== null))('a %s', (kind) => {
  it('R19.3 (g) renamed: every answer stays, also after it is written and read', () => {
    const isRenamed = isDrawn((org, seed) => {
      const proposal = renamed(org, kind, randomFrom(seed + 3))
      const next = after(org, proposal)
      if (next !== null)
        expect(answersByIndex(next), JSON.stringify(proposal)).toEqual(answersByIndex(org))
      return proposal
    })
    expect(isRenamed).toBe(true)
  })
})
