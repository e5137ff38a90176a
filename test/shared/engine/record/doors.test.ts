import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { doors, doorsOn } from '@shared/engine/record/doors'
import { subjectOf } from '@shared/engine/record/subject'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'

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
})
