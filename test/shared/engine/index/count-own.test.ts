import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { parseProfileId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { built, group, record, share, type Edit } from '../../../org-builder'
import { newUser, profileOf } from '../../../org-frame'
import { countsByDoors, differences } from '../../../property/counts-by-doors'

const crowd = Array.from({ length: 8_400 }, (_, i) => `m${i}`)
const addCrowd: Edit = (org) => ({
  ...org,
  users: [
    ...org.users,
    ...crowd.map((id) => newUser(id, { profile: parseProfileId(profileOf('nr')) })),
  ],
})
/** With so many records beside them, a few in lists are counted one by one. */
const filler = (count: number) => Array.from({ length: count }, (_, i) => record(`f${i}`, 'nr'))
const differingFrom = (org: Org) => {
  const compiled = compileOrg(org, { now: null })
  return differences(countsByDoors(compiled), accessCounts(compileIndex(compiled)))
}

describe('counting for more users who are alike than one pass has marks for', () => {
  const shared = [addCrowd, group('G', crowd), record('g', 'nr'), share('g', 'G'), ...filler(40)]
  const few = [0, 1, 8_188, 8_189, 8_190, 8_191, 8_192, 8_399].map((i) => `m${i}`)

  it('R1.4 a row to one of them counts for that one at its level, for the next as the group’s', () => {
    const rows = few.flatMap((who) => [share('g', who, 'Edit'), record(`own ${who}`, who)])
    expect(differingFrom(built(...shared, ...rows))).toEqual([])
  })

  it('R1.4 a record of their own counts once, whatever the group opens', () => {
    const owners = few.slice(-2)
    const owned = owners.flatMap((who) => [record(`o ${who}`, who), share(`o ${who}`, 'G', 'Edit')])
    expect(differingFrom(built(...shared, ...filler(100).slice(40), ...owned))).toEqual([])
  })

  it('R1.4 what rows open to one of them, twice or not, is not taken for the group’s', () => {
    const last = crowd.slice(8_160, 8_220)
    const rows = last.flatMap((who) => [share('x', who, 'Edit'), share('x', who, 'Read', { rowCause: 'Team' })]) // prettier-ignore
    expect(differingFrom(built(...shared, record('x', 'nr'), ...rows))).toEqual([])
  })
})

describe('counting lists that all of a group hold and those that some hold', () => {
  const people = ['rw1', 'rw2', 're', 'nr', 've', 'vw', 'mw', 'cee', 'adm']
  const records = ['a', 'b', 'c', 'd', 'e'].map((id) => record(id, 'adm'))

  it('R1.4 a record in several of them counts once, at its widest level', () => {
    const org = built(
      ...filler(200),
      ...records,
      group('All', people),
      group('Some', ['re', 'nr']),
      group('Others', ['rw1', 'vw']),
      share('a', 'All'),
      share('b', 'All', 'Edit'),
      share('a', 'Some', 'Edit'),
      share('b', 'Some'),
      share('c', 'Some'),
      share('d', 'Others'),
      share('e', 'Some', 'Edit'),
    )
    expect(differingFrom(org)).toEqual([])
  })

  it('R1.4 what one holds alone is not what the group holds, whoever holds another list', () => {
    const own = people.flatMap((who) => [group(`Of ${who}`, [who]), record(`r ${who}`, 'adm')])
    const rows = people.map((who) => share(`r ${who}`, `Of ${who}`))
    expect(differingFrom(built(...filler(400), ...own, ...rows))).toEqual([])
    expect(differingFrom(built(...filler(400), ...own, ...rows.toReversed()))).toEqual([])
  })

  it('R5.6 superiors have what few rows open to those below, beside what they own', () => {
    const rows = ['a', 'b', 'c'].map((id) => share(id, 'rw1', id === 'a' ? 'Edit' : 'Read'))
    const below = [record('own', 'rw2'), share('own', 'rw1'), share('b', 're')]
    expect(differingFrom(built(...filler(400), ...records, ...rows, ...below))).toEqual([])
  })
})
