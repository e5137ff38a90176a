import { describe, expect, it } from 'vitest'
import { causesOf } from '@shared/scenario/causes'
import { openedOrg } from '@shared/scenario/opened-org'
import { causeSentence, idleSentence } from '@shared/scenario/told-causes'
import { runThrough } from '@shared/engine/compile/steps'
import { built, record } from '../../org-builder'
import { newField } from '../../org-frame'
import { addField, defaults } from '../../org-objects'
import { assign, field, permissions, permissionSet } from '../../org-permissions'
import { ownerRule } from '../../org-sharing'

const now = '2026-01-01T00:00:00.000Z'

function told(org: ReturnType<typeof built>, ...changes: string[]) {
  const opened = openedOrg(org, now)
  const causes = runThrough(causesOf(opened, changes))
  const base = opened.base.compiled.org
  return {
    ...causes,
    sentences: causes.groups.map((group) => causeSentence(base, group)),
    idleSentences: causes.idle.map((idle) => idleSentence(base, idle)),
  }
}

const onThing = (change: string) => `object:Thing__c.${change}`
const things = [record('t1', 'rw1'), record('t2', 're')]

describe('changes as sentences with their cause', () => {
  it('names the users by what they share, the records and the change', () => {
    const { sentences, gainedCellCount } = told(
      built(...things, permissions('nr', 'Thing__c', '')),
      onThing('sharingModel=Read'),
    )
    expect(sentences.join('\n')).toContain('because `Thing__c` default is now Public Read Only')
    expect(sentences.join('\n')).toMatch(/can now read \d+–\d+ more `Thing__c` records each/)
    expect(gainedCellCount).toBeGreaterThan(0)
  })

  it('says when it takes two changes together', () => {
    const { groups, sentences } = told(
      built(...things, permissions('nr', 'Thing__c', '')),
      onThing('sharingModel=Read'),
      'profile:"Profile nr".object:Thing__c.read=true',
    )
    const both = groups.filter(({ alternatives }) => alternatives[0]?.length === 2)
    expect(both.flatMap(({ users }) => users)).toEqual(['nr'])
    expect(sentences.join('\n')).toContain('(it takes both)')
  })

  it('says when either of two changes suffices', () => {
    const org = built(
      ...things,
      permissions('nr', 'Thing__c', ''),
      defaults('Thing__c', 'Read'),
      permissionSet('A', { objects: { Thing__c: 'R' } }),
      permissionSet('B', { objects: { Thing__c: 'R' } }),
    )
    const { groups, sentences } = told(
      org,
      'permissionSet:A+=user:nr@frame.example',
      'permissionSet:B+=user:nr@frame.example',
    )
    expect(groups.map(({ alternatives }) => alternatives)).toEqual([
      [['permissionSet:A+=user:nr@frame.example'], ['permissionSet:B+=user:nr@frame.example']],
    ])
    expect(sentences[0]).toContain('(either suffices)')
  })

  it('tells fields that come with a default of their object, for those who may read them', () => {
    const org = built(
      ...things,
      addField('Thing__c', newField('Secret__c', 'Text')),
      field('ve', 'Thing__c', 'Secret__c', true, false),
    )
    const { groups } = told(org, onThing('sharingModel=Read'))
    const withField = groups.filter(({ fields }) => fields.includes('Secret__c'))
    expect(withField.flatMap(({ users }) => users)).toEqual(['ve'])
  })

  it('gives examples of records that come', () => {
    const { groups } = told(built(...things), onThing('sharingModel=Read'))
    const examples = groups.flatMap((group) => group.examples)
    expect(examples).toContainEqual({ user: 're', record: 't1' })
    expect(examples).not.toContainEqual({ user: 're', record: 't2' })
  })
})

describe('changes without effect', () => {
  const redundant = built(
    ...things,
    defaults('Thing__c', 'Read'),
    ownerRule('rw1', { object: 'Thing__c', to: 're' }),
  )

  it('a rule under an open default is redundant while that stands', () => {
    const { idle, idleSentences } = told(redundant, 'sharingRule:Thing__c.Rule_1=off')
    expect(idle[0]?.reason).toMatchObject({ kind: 'while' })
    expect(idleSentences[0]).toContain('while `Thing__c` default is Public Read Only')
  })

  it('the same rule has its effect under a closed default', () => {
    const { idle } = told(
      redundant,
      onThing('sharingModel=Private'),
      'sharingRule:Thing__c.Rule_1=off',
    )
    expect(idle).toEqual([])
  })

  it('what was so before is said to be', () => {
    const { idle } = told(redundant, onThing('sharingModel=Read'))
    expect(idle.map(({ reason }) => reason)).toEqual([{ kind: 'already' }])
  })

  it('a permission in a set that nobody holds waits for somebody', () => {
    const org = built(
      ...things,
      permissions('cee', 'Thing__c', ''),
      defaults('Thing__c', 'ReadWrite'),
      permissionSet('A', { objects: { Thing__c: 'R' } }),
    )
    const { idle } = told(org, 'permissionSet:A.object:Thing__c.edit=true')
    expect(idle[0]?.reason?.kind).toBe('while')
    expect(told(built(...things), 'user:nr@frame.example.isFrozen=true').idle[0]?.reason).toBeNull()
  })

  it('a change that an earlier one makes needless is told beside it', () => {
    const org = built(
      ...things,
      permissions('nr', 'Thing__c', ''),
      defaults('Thing__c', 'ReadWrite'),
      permissionSet('A', { objects: { Thing__c: 'R' } }),
      assign('A', 'nr'),
    )
    const unassigned = 'permissionSet:A-=user:nr@frame.example'
    const { idle } = told(org, unassigned, 'permissionSet:A.object:Thing__c.edit=true')
    expect(idle.map(({ reason }) => reason)).toEqual([{ kind: 'beside', other: unassigned }])
  })
})
