import { describe, expect, it } from 'vitest'
import { doors } from '@shared/engine/record/doors'
import { recordAccess } from '@shared/engine/record/record-access'
import { parseRecordId } from '@shared/model/id'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { compiled, explained } from '../../../org-access'
import { built, group, record, role, share } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import { permissions } from '../../../org-permissions'
import { ownerRule } from '../../../org-sharing'

const r = record('r', 'rw1')

describe('explanations', () => {
  it('F160 R17.3 both doors are listed with their causes and paths', () => {
    const org = built(
      r,
      group('G', ['re']),
      share('r', 'G'),
      ownerRule(role('Rep West'), { to: role('Rep East') }),
    )
    const { grants } = explained(org, 're', 'r')
    expect(grants.map((grant) => grant.rowCause).sort()).toEqual(['Manual', 'Rule'])
    const manual = grants.find((grant) => grant.rowCause === 'Manual')
    expect(manual?.via).toContainEqual({ kind: 'group', name: 'G' })
  })

  it('R17.3 a user without any door gets no grant and closed doors with reasons', () => {
    const { grants, closed } = explained(built(r), 're', 'r')
    expect(grants).toEqual([])
    expect(closed.length).toBeGreaterThan(0)
  })

  it('R1.1 the object leg is closed where the permission is missing, whatever the record leg says', () => {
    const { legs } = explained(built(r, permissions('rw1', 'Thing__c', '')), 'rw1', 'r')
    expect(legs.find((leg) => leg.leg === 'object')?.verdict).toBe('closed')
    expect(legs.find((leg) => leg.leg === 'record')?.verdict).toBe('open')
  })

  it('F020 R1.2 doors in another order give the same answer', () => {
    const org = built(
      r,
      group('G', ['re'], true),
      share('r', 'G', 'Edit'),
      ownerRule(role('Rep West'), { to: role('Rep East') }),
      defaults('Thing__c', 'Read'),
    )
    const engine = compiled(org)
    const position = recordPosition(engine, parseRecordId('r'))
    if (position === undefined) throw new Error('no record is called r')
    org.users.forEach((_, user) => {
      const straight = recordAccess(engine, user, position)
      expect(recordAccess(engine, user, position, doors.toReversed())).toEqual(straight)
    })
  })
})
