import { describe, expect, it } from 'vitest'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { addUser, built, record } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import { assign, permissions, permissionSet } from '../../../org-permissions'

function missing(org: Org, user: string, id: string) {
  const engine = compiled(org)
  const position = recordPosition(engine, parseRecordId(id))
  if (position === undefined) throw new Error(`no record is called ${id}`)
  return explain(engine, engine.userIndexById.get(parseUserId(user)) ?? -1, position).missing
}
const codes = (...of: Parameters<typeof missing>) => missing(...of).map(({ reason }) => reason.code)

const thing = record('r', 'rw1')
const open = defaults('Thing__c', 'ReadWrite')

describe('what is missing for the next level', () => {
  it('PRM-06 names the set that would give it once activated, and a permission where none would', () => {
    const glass = permissionSet('Glass', { objects: { Thing__c: 'R' }, isSessionBased: true })
    const none = permissions('re', 'Thing__c', '')
    const org = built(thing, open, none, glass, assign('Glass', 're'))
    expect(codes(org, 're', 'r')).toEqual(['missing-activation'])
    expect(codes(built(thing, open, none, glass), 're', 'r')).toEqual(['missing-permission'])
  })

  it('R13.23 offers a guest no permission to edit, and an internal user one', () => {
    const guest = addUser('g', null, { userType: 'Guest' })
    const org = built(thing, defaults('Thing__c', 'Private'), guest)
    const steps = missing(org, 'g', 'r')
    expect(steps.every(({ nextLevel }) => nextLevel === 1)).toBe(true)
    const reader = built(thing, open, permissions('re', 'Thing__c', 'R'))
    expect(missing(reader, 're', 'r')[0]?.change).toMatch(/\.edit=true$/)
  })
})
