import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { heatMapRows } from '@shared/engine/heat-map/heat-map-rows'
import { withPersonas } from '@shared/model/personas'
import { populatedRows } from '../../../src-renderer/worker/calls/heat-map-rows'
import { built } from '../../org-builder'
import { permissionSet } from '../../org-permissions'

const org = built(permissionSet('Auditor', {}))
const project = withPersonas({
  ...org,
  ...{ users: [], assignments: [] },
  profiles: org.profiles.slice(0, 1),
})
const rows = (kind: 'user' | 'persona' | 'profile') =>
  populatedRows(compileOrg(project), kind).map(({ row: { name, detail, group } }) => ({
    ...{ name, detail, group },
  }))

describe('rows of personas (product 4)', () => {
  it('stand for profiles first, then under a heading of their own for sets, which are named alone', () => {
    const profile = project.profiles[0]?.label
    expect(rows('persona')).toEqual([
      { name: profile, detail: profile, group: '' },
      { name: 'Auditor', detail: '', group: 'Permission sets' },
    ])
  })

  it('add up in the rows of profiles, where what stands under those of sets is none', () => {
    const names = project.profiles.slice(0, 1).map(({ label }) => label)
    expect(rows('profile').map(({ name }) => name)).toEqual(names)
    expect(heatMapRows(compileOrg(project), 'profile').map(({ label }) => label)).toEqual(names)
  })

  it('are no rows of users', () => {
    expect(rows('user')).toEqual([])
  })
})
