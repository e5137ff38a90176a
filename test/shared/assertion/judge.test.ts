import { describe, expect, it } from 'vitest'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import { addDetail, addField, changeObject, defaults } from '../../org-objects'
import {
  addUser,
  built,
  changeRole,
  edited,
  group,
  queue,
  record,
  share,
  user,
} from '../../org-builder'
import { newField } from '../../org-frame'
import { criteria, criteriaRule } from '../../org-sharing'
import { judgement, told } from './judged'

/** Below Mgr West and VP West are rw1 and rw2; adm modifies all data; everything is Private. */
const small = built(
  record('t1', 'rw1', 'Thing__c', { Name: 'One', Status: 'Open' }),
  record('t2', 're', 'Thing__c', { Name: 'Two', Status: 'Closed' }),
)

describe('who may what', () => {
  it.each([
    ['rw1 may read Thing__c One', 'met'],
    ['rw1 may read Thing__c Two', 'broken; rw1 t2'],
    ['rw1 must never read Thing__c Two', 'met'],
    ['rw1 may not edit Thing__c One', 'broken; rw1 t1'],
    ['users with role "Mgr West" may edit any Thing__c', 'broken; mw t2'],
    ['users at or below role "VP West" must never read Thing__c Two', 'met'],
    ['users with profile "Profile adm" may modify all Thing__c records', 'met'],
    ['nobody may view all Thing__c records', 'broken; adm -'],
    ['nobody except adm may view all Thing__c records', 'met'],
    ['rw1 may create any Thing__c', 'met'],
    ['everybody may fully control Thing__c records they own', 'met'],
    [
      'everybody except adm must never read Thing__c records where Status = Closed',
      'broken; cee t2; re t2; ve t2',
    ],
    ['rw1 must never read any Thing__c unless Status = Open', 'met'],
    ['rw1 must never read any Thing__c when Status = Open', 'broken; rw1 t1'],
  ])('%s: %s', (sentence, answer) => {
    expect(told(small, sentence)).toBe(answer)
  })
})

describe('only, exactly and at least one of', () => {
  it.each([
    ['only the owner, the owner’s superiors and adm may read any Thing__c', 'met'],
    ['only the owner may read any Thing__c', 'broken; adm t2; cee t2; mw t1'],
    ['only rw1 may read any Thing__c', 'broken; adm t2; cee t2; mw t1'],
    ["the owner's superiors may edit any Thing__c", 'met'],
    ['exactly adm, cee, mw, vw and rw1 may read Thing__c One', 'met'],
    ['exactly adm, cee, mw, vw, rw1 and rw2 may read Thing__c One', 'broken; rw2 t1'],
    ['at least one of re and rw1 may edit any Thing__c', 'met'],
    ['at least one of rw2 and rw1 may edit any Thing__c', 'broken; nobody t2'],
  ])('%s: %s', (sentence, answer) => {
    expect(told(small, sentence)).toBe(answer)
  })

  it('a member of the queue counts as the owner of what the queue owns', () => {
    const org = edited(small, queue('Desk', ['rw2']), record('t3', 'Desk'))
    expect(told(org, 'only the owner, the owner’s superiors and adm may read any Thing__c')).toBe(
      'met',
    )
    expect(told(org, 'only rw1, re, the owner’s superiors and adm may read Thing__c t3')).toBe(
      'broken; rw2 t3',
    )
  })
})

describe('fields', () => {
  const withField = edited(small, addField('Thing__c', newField('SSN__c', 'Text')))

  it('a field that no permission opens is read by nobody, whatever the record', () => {
    expect(told(withField, 'everybody must never read Thing__c.SSN__c of any record')).toBe('met')
    expect(told(withField, 'rw1 may read Thing__c.SSN__c of Thing__c One')).toBe('broken; rw1 t1')
  })

  it('a field without field permissions is as its record', () => {
    const org = edited(
      small,
      addField('Thing__c', newField('Need__c', 'Text', { isRequired: true })),
    )
    expect(told(org, 'rw1 may edit Thing__c.Need__c of records they own')).toBe('met')
    expect(told(org, 'rw1 must never read Thing__c.Need__c of Thing__c Two')).toBe('met')
  })
})

describe('what is not known is undecided, never met', () => {
  const gap = edited(small, group('Gap', ['rw2']), share('t2', 'Gap'))
  const unknownMembers = {
    ...gap,
    groups: gap.groups.map((one) => ({ ...one, members: null })),
  }

  it('a share with a group whose members were not imported leaves it open', () => {
    expect(told(gap, 'rw1 must never read Thing__c Two')).toBe('met')
    expect(told(unknownMembers, 'rw1 must never read Thing__c Two')).toBe('undecided; rw1 t2')
    expect(told(unknownMembers, 'rw1 may read Thing__c Two')).toBe('undecided; rw1 t2')
  })

  it('a group whose members were not imported leaves open whom the sentence is about', () => {
    expect(told(unknownMembers, 'users in group Gap must never read Thing__c One')).toContain(
      'undecided',
    )
    expect(told(gap, 'users in group Gap must never read Thing__c One')).toBe('met')
  })

  it('R4.1 a role whose superior is not in the import leaves open who is above and who below', () => {
    const adrift = edited(small, changeRole('VP West', { isMissing: true, parent: null }))
    const never = 'users at or below role "VP East" must never read Thing__c One'
    expect(told(small, never)).toBe('met')
    expect(told(adrift, never)).toMatch(/^undecided.*rw1 t1/)
    const only = "only the owner, the owner's superiors and adm may read Thing__c One"
    expect(told(small, only)).toBe('met')
    expect(told(adrift, only)).toMatch(/^undecided/)
    expect(told(adrift, "the owner's superiors may edit Thing__c One")).toMatch(/^undecided/)
    expect(told(small, "the owner's superiors may edit Thing__c One")).toBe('met')
  })

  it('a value that was not imported leaves open which records are meant', () => {
    const org = edited(small, addField('Thing__c', newField('Region__c', 'Text')))
    expect(
      told(org, 'everybody except adm must never read Thing__c records where Region__c = EMEA'),
    ).toContain('undecided')
  })
})

describe('R11.1 a detail has the owner of its master', () => {
  const thing = { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } } as const
  const detail = edited(small, addDetail('D__c', thing))
  const below = (master: string | null) => record('d', null, 'D__c', { Thing__c: master })
  const sentence = 'the owner may edit any D__c'

  it('who is known where the master was imported', () => {
    const kept = edited(detail, below('t1'))
    expect(told(kept, sentence)).toBe('met')
    expect(told(kept, 'the owner must never edit any D__c')).toBe('broken; rw1 d')
  })

  it.each(['elsewhere', null])('who is unknown where its master is %s', (master) => {
    const orphan = edited(detail, below(master))
    expect(told(orphan, sentence)).toContain('undecided')
    expect(told(orphan, 'only the owner may read any D__c')).toContain('undecided')
  })

  it('who is unknown where masters stand in a circle', () => {
    const ring = edited(
      small,
      addDetail('A__c', { B__c: { master: 'B__c', writeNeeds: 'Read' } }),
      addDetail('B__c', { A__c: { master: 'A__c', writeNeeds: 'Read' } }),
      record('a', null, 'A__c', { B__c: 'b' }),
      record('b', null, 'B__c', { A__c: 'a' }),
    )
    for (const object of ['A__c', 'B__c'])
      expect(told(ring, `the owner may edit any ${object}`)).toContain('undecided')
  })

  it('who is known at the end of a long line of masters', () => {
    const names = Array.from({ length: 7 }, (_, i) => `L${i}__c`)
    const line = names.flatMap((name, i) => {
      const master = names[i - 1] ?? 'Thing__c'
      return [
        addDetail(name, { Up__c: { master, writeNeeds: 'Read' } }),
        record(`l${i}`, null, name, { Up__c: i === 0 ? 't1' : `l${i - 1}` }),
      ]
    })
    expect(told(edited(small, ...line), 'the owner must never edit any L6__c')).toBe(
      'broken; rw1 l6',
    )
  })
})

describe('what the user can really do', () => {
  it('R16.2 an inactive user can do nothing', () => {
    const org = edited(small, user('rw1', { isActive: false }))
    expect(told(org, 'rw1 must never read Thing__c One')).toBe('met')
    expect(told(small, 'rw1 must never read Thing__c One')).toBe('broken; rw1 t1')
  })

  it('R14.5 a restriction rule takes records away', () => {
    const org = {
      ...edited(small, defaults('Thing__c', 'Read')),
      restrictionRules: [
        {
          name: 'OnlyOpen',
          object: 'Thing__c',
          isActive: true,
          enforcementType: 'Restrict' as const,
          userCriteria: '$User.IsActive = true',
          recordFilter: "Status = 'Open'",
        },
      ],
    }
    expect(told(org, 'rw1 must never read Thing__c Two')).toBe('met')
    expect(told(org, 'rw1 may read Thing__c One')).toBe('met')
  })
})

describe('record classes', () => {
  const design = withRecordClasses(
    built(
      addUser('pat', null),
      addField('Thing__c', newField('Status', 'Text')),
      criteriaRule(criteria(['Status', 'equals', 'Closed']), { to: 're' }),
    ),
  )

  it('stand for records, and it is said', () => {
    expect(judgement(design, 'everybody may read Thing__c records they own')).toMatchObject({
      verdict: 'met',
      over: 'classes',
    })
    expect(judgement(small, 'everybody may read Thing__c records they own').over).toBe('records')
  })

  it('know the condition that a rule asks for, and no other', () => {
    expect(told(design, 'pat must never read Thing__c records where Status = Closed')).toContain(
      'broken; pat',
    )
    expect(
      told(design, 'rw1 must never read Thing__c records they own where Status = Open'),
    ).toContain('undecided')
    expect(judgement(design, 're may read Thing__c records where Status = Closed').verdict).toBe(
      'met',
    )
  })
})

it('a default that nobody stated is told as assumed', () => {
  const org = edited(
    small,
    changeObject('Thing__c', () => ({ sharingModel: null })),
  )
  expect(judgement(org, 'rw1 must never read Thing__c Two').certainty).toBe('assumed')
  expect(judgement(small, 'rw1 must never read Thing__c Two').certainty).toBe('exact')
})

it('without anybody or any record that it is about, it says so by its counts', () => {
  expect(judgement(small, 'guest users must never read any Thing__c')).toMatchObject({
    verdict: 'met',
    userCount: 0,
    recordCount: 2,
  })
})
