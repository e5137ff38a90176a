import { describe, expect, it } from 'vitest'
import { masterLinks, withoutLoops } from '@shared/engine/compile/parent-links'
import { SharingLevel } from '@shared/model/level'
import { answer } from '../../../org-access'
import { built, record } from '../../../org-builder'
import { newField, newObject } from '../../../org-frame'
import { addDetail } from '../../../org-objects'

const names = new Map(['account', 'case', 'lead'].map((name, index) => [name, index]))
const master = (name: string, to: string, relationshipOrder: number | null) =>
  newField(name, 'MasterDetail', { referenceTo: [to], relationshipOrder })
const masters = (...fields: Parameters<typeof master>[]) =>
  masterLinks(
    newObject('Part__c', 'ControlledByParent', { fields: fields.map((one) => master(...one)) }),
    names,
  ).map(({ field }) => field)

describe('masters that count', () => {
  it('R11.12 are the first two by the order of their relationships, then by name', () => {
    expect(masters(['C__c', 'Lead', 2], ['B__c', 'Case', 1], ['A__c', 'Account', 0])).toEqual(['A__c', 'B__c']) // prettier-ignore
    expect(masters(['B__c', 'Case', 0], ['A__c', 'Account', 0])).toEqual(['A__c', 'B__c'])
    expect(masters(['A__c', 'Account', 1], ['B__c', 'Case', null])).toEqual(['B__c', 'A__c'])
  })

  it('R11.1 a master that is no object of the org is none, and an object without fields has none', () => {
    expect(masters(['A__c', 'Gone__c', 0], ['B__c', 'Case', 1])).toEqual(['B__c'])
    expect(masterLinks(null, names)).toEqual([])
  })
})

describe('masters in a loop', () => {
  const link = (object: number) => ({ field: `To${object}`, object, threshold: SharingLevel.Edit })
  const parents = (...of: number[][]) =>
    withoutLoops(of.map((to, index) => ({ index, parents: to.map(link) }))).map((one) =>
      one.parents.map(({ object }) => object),
    )

  it('R11.1 the link that closes it is dropped, the others are kept', () => {
    expect(parents([0])).toEqual([[]])
    expect(parents([1], [0])).toEqual([[], [0]])
    expect(parents([1], [2], [0])).toEqual([[], [2], [0]])
    expect(parents([1, 2], [2], [])).toEqual([[1, 2], [2], []])
    expect(parents([1, 2], [0], [])).toEqual([[2], [0], []])
  })

  it('R11.1 an org with a loop is answered', () => {
    const org = built(
      addDetail('One__c', { Two__c: { master: 'Two__c', writeNeeds: 'Edit' } }),
      addDetail('Two__c', { One__c: { master: 'One__c', writeNeeds: 'Edit' } }),
      record('a', 'rw1', 'One__c', { Two__c: 'b' }),
      record('b', 'rw1', 'Two__c', { One__c: 'a' }),
    )
    expect([answer(org, 'nr', 'a'), answer(org, 'nr', 'b')]).toEqual([':None', ':None'])
    expect([answer(org, 'adm', 'a'), answer(org, 'adm', 'b')]).toEqual(['REDA:All', 'REDA:All'])
  })
})
