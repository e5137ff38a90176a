import { parseRecordId } from '@shared/model/id'
import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { compareSides } from '@shared/engine/explain/compare-sides'
import { becomeAlike } from '@shared/scenario/become-alike'
import { describe, expect, it, vi } from 'vitest'
import { built, group, record } from '../../org-builder'
import { seedsUpTo, smallOrg } from '../../property/small-orgs'
import { compiledWith } from './tried-orgs'

vi.setConfig({ testTimeout: 180_000 })

describe('what would make one user like another', () => {
  it('PRM-20 after the changes both have the same permissions, or what remains is named with its reason', () => {
    for (const seed of seedsUpTo(4)) {
      const org = smallOrg(seed)
      const compiled = compileOrg(org)
      const table = compiled.tables.find((one) => (one?.rowCount ?? 0) > 0)
      const record = table === undefined ? null : { object: table.object, row: 0 }
      for (const [user, model] of [
        [0, 1],
        [1, 3],
        [2, 0],
      ] as const) {
        const { changes, remaining } = becomeAlike({ compiled, user, model, record }, (tried) =>
          compiledWith(org, tried),
        )
        const after = compiledWith(org, changes)
        if (after === null) throw new Error(changes.join('\n'))
        const left = compareSides([
          { compiled: after, user, record },
          { compiled: after, user: model, record },
        ]).lines
        expect(remaining.map(({ line }) => line)).toEqual(left)
        if (org.users[user]?.userType !== org.users[model]?.userType) continue
        const ofPermissions = remaining.filter(({ line }) =>
          ['object', 'field', 'system', 'user'].includes(line.kind),
        )
        expect(ofPermissions, changes.join('; ')).toEqual([])
      }
    }
  })

  it('R2.1 ownership remains, and is named', () => {
    const org = built(record('r1', 'rw2'), group('g1', ['rw2']))
    const compiled = compileOrg(org)
    const position = recordPosition(compiled, parseRecordId('r1'))
    const index = (id: string) => org.users.findIndex((one) => one.id === id)
    const query = { compiled, user: index('rw1'), model: index('rw2'), record: position ?? null }
    const { changes, remaining } = becomeAlike(query, (tried) => compiledWith(org, tried))
    expect(changes.filter((change) => change.includes('group:g1+='))).toHaveLength(1)
    expect(remaining.map(({ reason }) => reason.code)).toContain('apart-owner')
  })
})
