import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { doors, doorsOn } from '@shared/engine/record/doors'
import { subjectOf } from '@shared/engine/record/subject'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape, type Feature } from '@shared/sample/org-shape'

describe('the doors of an object', () => {
  it('R1.4 leave out none that opens something there, of all orgs with every feature', () => {
    const opened = new Set<string>()
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const compiled = compileOrg(generateOrg(smallShape(seed, features)), { now: null })
      for (const object of compiled.objects) {
        const on = new Set(doorsOn(compiled, object))
        const rowCount = compiled.tables[object.index]?.rowCount ?? 0
        for (let row = 0; row < rowCount; row++)
          compiled.org.users.forEach((_, user) => {
            const subject = subjectOf(compiled, user, { object: object.index, row })
            for (const door of doors) {
              if (door.grants(subject).length === 0) continue
              opened.add(door.name)
              expect(on.has(door), `${door.name} on ${object.name}`).toBe(true)
            }
          })
      }
    }
    expect(opened.size).toBeGreaterThan(14)
  })

  it('R9.9 R10.5 R13.14 leave out those of other objects', () => {
    const compiled = compileOrg(generateOrg(smallShape(1, features)), { now: null })
    const names = (object: string) => {
      const found = compiled.objects.find(({ name }) => name === object)
      return found === undefined ? [] : doorsOn(compiled, found).map(({ name }) => name)
    }
    expect(names('Account')).toContain('ImplicitParent')
    expect(names('Account')).not.toContain('ImplicitChild')
    expect(names('Case')).toContain('ImplicitChild')
    expect(names('Case')).not.toContain('LpuParentImplicit')
    expect(names('Opportunity')).toContain('Territory2Forecast')
    expect(names('Machine__c')).not.toContain('Territory2Forecast')
  })

  it('R9.1 R13.8 R13.17 leave out those of territories, sharing sets and external users where there are none', () => {
    const onAll = (wanted: readonly Feature[]) => {
      const compiled = compileOrg(generateOrg(smallShape(1, wanted)), { now: null })
      return new Set(
        compiled.objects.flatMap((each) => doorsOn(compiled, each).map(({ name }) => name)),
      )
    }
    const some = [
      'SharingSet',
      'LpuImplicit',
      'LpuParentImplicit',
      'RelatedPortalUser',
      'SuperUser',
    ]
    const ofFew = ['Territory', 'Territory2Forecast', ...some]
    const [every, sales] = [onAll(features), onAll(['salesObjects'])]
    expect(ofFew.filter((name) => every.has(name))).toEqual(ofFew)
    expect(ofFew.filter((name) => sales.has(name))).toEqual([])
    expect(sales.has('ImplicitParent')).toBe(true)
  })

  it('R19.2 are those of the org that is asked, not of one before it', () => {
    const org = generateOrg(smallShape(1, features))
    const before = compileOrg({ ...org, territories: [] }, { now: null })
    const after = compileOrg(org, { now: null }, before)
    const isAsked = (compiled: typeof before) =>
      compiled.objects.some((each) =>
        doorsOn(compiled, each).some(({ name }) => name === 'Territory'),
      )
    expect([isAsked(before), isAsked(after)]).toEqual([false, true])
  })
})
