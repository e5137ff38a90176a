import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { activities, permissionsStandingFor } from '@shared/engine/permission/activity-permissions'
import { allObjectBits } from '@shared/engine/permission/object-bits'
import { systemDependencies } from '@shared/engine/permission/system-permissions'
import { systemPermissionNames } from '@shared/change/system-permissions'
import { emptyOrg } from '@shared/model/org'
import { built } from '../../org-builder'
import { system } from '../../org-permissions'

const engine = fileURLToPath(new URL('../../../shared/engine/', import.meta.url))
const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(engine + name, 'utf8'))

/** Names in a call that asks whether the user holds a permission. */
const askedFor = sources.flatMap((source) =>
  [...source.matchAll(/(?:ystem\.has|holdsOneOf)\(([^)]*)\)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/(?:^|,\s*)'(\w+)'/g)].flatMap(([, name]) => name ?? []),
  ),
)

describe('system permissions that a change may name', () => {
  it('R15.4 PRM-30 are all that the engine asks for, in an org that names none', () => {
    const known = systemPermissionNames(emptyOrg('new'))
    const meant = [
      ...askedFor,
      ...activities.flatMap((object) => permissionsStandingFor(object, allObjectBits)),
      ...systemDependencies.keys(),
    ]
    expect(askedFor).toContain('ViewAllData')
    expect([...new Set(meant)].filter((name) => !known.includes(name))).toEqual([])
  })

  it('and those that a container of the org names', () => {
    expect(systemPermissionNames(built(system('re', 'MintCoins')))).toContain('MintCoins')
    expect(systemPermissionNames(built())).not.toContain('MintCoins')
  })
})
