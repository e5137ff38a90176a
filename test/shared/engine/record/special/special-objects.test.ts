import { describe, expect, it } from 'vitest'
import type { Grant } from '@shared/engine/answer'
import { compileOrg, recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { askThrough } from '@shared/engine/record/record-access'
import { specialObjectOf, specialObjects } from '@shared/engine/record/special/special-objects'
import { subjectOf } from '@shared/engine/record/subject'
import type { RecordId, UserId } from '@shared/model/id'
import { levelOfGrants } from '@shared/engine/record/sharing-level'
import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import { SharingLevel } from '@shared/model/level'
import { standardObjects } from '@shared/model/standard-objects'
import { formatCause, formatReason, formatStep } from '@shared/report/messages-en'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'

const patience = { timeout: 300_000 }
const orgs = [1, 2].map((seed) => compileOrg(generateOrg(smallShape(seed, features))))

/** What the model of the record's object says is open, without permissions that stand in for it. */
function doorsOf(compiled: CompiledOrg, user: UserId, record: RecordId): readonly Grant[] {
  const position = recordPosition(compiled, record) ?? { object: -1, row: -1 }
  const subject = subjectOf(compiled, compiled.userIndexById.get(user) ?? -1, position)
  return specialObjectOf(subject.object).grants(subject, askThrough(compiled))
}

/** Every explanation of every user on every record with a model of its own. */
function* explanations(compiled: CompiledOrg) {
  for (const object of compiled.objects.filter(({ control }) => control === 'special'))
    for (let row = 0; row < (compiled.tables[object.index]?.rowCount ?? 0); row++)
      for (const user of compiled.org.users.keys())
        yield explain(compiled, user, { object: object.index, row })
}

describe('objects with a model of their own', () => {
  it('R15 stand in the catalogue, and every such object of the catalogue has its model', () => {
    const named = standardObjects.filter(({ model }) => model === 'special').map(({ name }) => name)
    expect([...specialObjects.keys()].sort()).toEqual(named.sort())
  })

  it(
    'R17.3 R1.19 the doors that are shown come to the level that is answered, and each flag has one',
    patience,
    () => {
      for (const compiled of orgs)
        for (const { access, grants, object, record, user, closed } of explanations(compiled)) {
          const doors = doorsOf(compiled, user, record)
          const place = `${object} ${record} ${user}`
          expect(levelOfGrants(doors, 'certain'), place).toBe(access.sharingLevel)
          if (access.hasReadAccess)
            expect(levelOfGrants(grants, 'certain'), place).toBeGreaterThan(0)
          if (access.sharingLevel === SharingLevel.None && grants.length === 0)
            expect(closed.length, place).toBeGreaterThan(0)
        }
    },
  )

  it('every reason, step and rule of an explanation has its words', patience, () => {
    for (const compiled of orgs)
      for (const { legs, grants, closed, missing, assumptions } of explanations(compiled)) {
        const reasons = [
          ...legs.flatMap((leg) => leg.reasons),
          ...closed.map(({ reason }) => reason),
          ...missing.map(({ reason }) => reason),
          ...assumptions,
        ]
        for (const reason of reasons) expect(formatReason(reason)).not.toBe('')
        for (const grant of grants) {
          expect(formatCause(grant.rowCause)).not.toBe('')
          grant.via.forEach((step) => expect(formatStep(step)).not.toBe(''))
        }
        const rules = [...grants, ...closed, ...missing.map(({ reason }) => reason)].map(
          ({ rule }) => rule,
        )
        expect(rules.filter((rule) => !ruleCatalogue.has(rule))).toEqual([])
      }
  })
})
