import { compileOrg } from '@shared/engine/compile/compile-org'
import { askThrough } from '@shared/engine/record/record-access'
import { specialFlags } from '@shared/engine/record/special/special-access'
import { specialObjectOf } from '@shared/engine/record/special/special-objects'
import { subjectOf } from '@shared/engine/record/subject'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { describe, expect, it } from 'vitest'
import { countsByDoors, differences } from './counts-by-doors'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { seedsUpTo } from './small-orgs'

const seeds = seedsUpTo(Number(process.env['ORGS'] ?? 12))
const patience = { timeout: 600_000 }

/** Every feature, every second time content and people alone. */
const orgWithContent = (seed: number) =>
  generateOrg(
    smallShape(seed, seed % 2 === 0 ? features : ['content', 'nestedGroups', 'externalUsers']),
  )

describe('files, feeds, folders and articles', () => {
  it(
    'R15.8–R15.14 are counted by the index as the doors open them, in both bounds',
    patience,
    () => {
      for (const seed of seeds) {
        const compiled = compileOrg(orgWithContent(seed))
        const counted = accessCounts(compileIndex(compiled))
        expect(differences(countsByDoors(compiled), counted), `seed ${seed}`).toEqual([])
      }
    },
  )

  it('R15.8–R15.14 records with equal signatures are open alike', patience, () => {
    for (const seed of seeds) {
      const compiled = compileOrg(orgWithContent(seed))
      const ask = askThrough(compiled)
      for (const table of compiled.tables) {
        const object = compiled.objects[table?.object ?? -1]
        if (table === undefined || object?.standard?.isContent !== true) continue
        const special = specialObjectOf(object)
        const flagsBySignature = new Map<string, string>()
        for (let row = 0; row < table.rowCount; row++) {
          const flags = compiled.org.users.map((_, user) => {
            const subject = subjectOf(compiled, user, { object: object.index, row })
            return [specialFlags(subject, 'certain', ask), specialFlags(subject, 'possible', ask)]
          })
          const signature = special.signature(table, row, compiled)
          const known = flagsBySignature.get(signature) ?? JSON.stringify(flags)
          expect(JSON.stringify(flags), `seed ${seed}, ${object.name} ${row}`).toBe(known)
          flagsBySignature.set(signature, known)
        }
      }
    }
  })
})
