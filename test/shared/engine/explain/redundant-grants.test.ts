import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { doors } from '@shared/engine/record/doors'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { parseRecordId, parseUserId } from '@shared/model/id'
import { grantsOf } from '@shared/engine/record/sharing-level'
import { subjectOf } from '@shared/engine/record/subject'
import { describe, expect, it } from 'vitest'
import { compiled, explained } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addObject, defaults } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import { ownerRule } from '../../../org-sharing'
import { seedsUpTo, smallOrg } from '../../../property/small-orgs'

const isDeepEqual = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

describe('a redundant door', () => {
  it('R1.4 a door is redundant exactly when no flag changes with the door alone shut', () => {
    let seen = 0
    for (const seed of seedsUpTo(10)) {
      const org = compileOrg(smallOrg(seed))
      org.tables.forEach((table, object) => {
        if (org.objects[object]?.control !== 'own' || table === undefined) return
        for (let row = 0; row < Math.min(table.rowCount, 5); row++)
          org.org.users.forEach((_, user) => {
            const position = { object, row }
            const { grants, access } = explain(org, user, position)
            if (!access.hasReadAccess) return
            for (const door of doors) {
              const [opened, ...more] = grantsOf(subjectOf(org, user, position), [door])
              const own = grants.filter(
                ({ rowCause, rule }) => rowCause === opened?.rowCause && rule === opened.rule,
              )
              if (opened === undefined || more.length > 0 || own.length !== 1) continue
              const others = doors.filter((one) => one !== door)
              const bounds = recordAccessBounds(org, user, position)
              const without = recordAccessBounds(org, user, position, others)
              const isSame =
                isDeepEqual(bounds.certain, without.certain) &&
                isDeepEqual(bounds.possible, without.possible)
              seen++
              expect(
                own[0]?.isRedundant,
                `seed ${seed}, user ${user}, ${String(object)}/${row}, ${door.name}`,
              ).toBe(isSame)
            }
          })
      })
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('R1.17 where the object refuses, the one open door is not redundant, and each of two alike is', () => {
    const marksWith = (...edits: readonly Edit[]) => {
      const org = compiled(built(record('r', 'rw1'), permissions('re', 'Thing__c', ''), ...edits))
      const position = recordPosition(org, parseRecordId('r'))
      const user = org.userIndexById.get(parseUserId('re'))
      if (position === undefined || user === undefined) throw new Error('the frame has both')
      const { access, grants } = explain(org, user, position)
      expect(access.hasReadAccess).toBe(false)
      return grants.map(({ rowCause, isRedundant }) => [rowCause, isRedundant])
    }
    const open = defaults('Thing__c', 'Read')
    const shared = share('r', 're', 'Read')
    expect(marksWith(open)).toEqual([['OrgWideDefault', false]])
    expect(marksWith(shared)).toEqual([['Manual', false]])
    expect(marksWith(open, shared)).toHaveLength(2)
    expect(marksWith(open, shared).every(([, isRedundant]) => isRedundant)).toBe(true)
  })

  /** Each open door, marked where the answer stays as it is without it. */
  const marks = (who: string, id: string, ...edits: readonly Edit[]) =>
    explained(built(record('r', 'rw1'), ...edits), who, id).grants.map(
      ({ rowCause, isRedundant }) => `${rowCause}${isRedundant ? ' redundant' : ''}`,
    )

  it('R1.4 a lower level beside a higher one is, one of two at the same level is, each alone is not', () => {
    const rule = (level: 'Read' | 'Edit') => ownerRule('rw1', { to: 're', level })
    expect(marks('re', 'r', share('r', 're'), rule('Edit'))).toEqual(['Rule', 'Manual redundant'])
    expect(marks('re', 'r', share('r', 're', 'Edit'), rule('Edit'))).toEqual([
      'Rule redundant',
      'Manual redundant',
    ])
    expect(marks('re', 'r', rule('Edit'))).toEqual(['Rule'])
    expect(marks('rw1', 'r', share('r', 'rw1'))).toEqual(['Owner', 'Manual redundant'])
  })

  it('R1.3 R12.3 View All Data beside Modify All Data is, and not the other way round', () => {
    expect(marks('adm', 'r')).toEqual(['ModifyAllData', 'ViewAllData redundant'])
    const onObject = permissions('adm', 'Thing__c', 'REDVM')
    expect(marks('adm', 'r', onObject)).toEqual([
      'ModifyAllData redundant',
      'ModifyAllRecords redundant',
      'ViewAllData redundant',
      'ViewAllRecords redundant',
    ])
  })

  it('R1.3 R12.1 View All is where another door reads, and where it is held twice', () => {
    const viewer = permissions('re', 'Thing__c', 'REDV')
    expect(marks('re', 'r', viewer)).toEqual(['ViewAllRecords'])
    expect(marks('re', 'r', viewer, share('r', 're', 'Edit'))).toEqual([
      'Manual',
      'ViewAllRecords redundant',
    ])
    expect(marks('re', 'r', viewer, system('re', 'ViewAllData'))).toEqual([
      'ViewAllData redundant',
      'ViewAllRecords redundant',
    ])
  })

  it('R15.1 of a record with a model of its own one is beside another at its level or above', () => {
    const task = [
      record('a', 'rw1', 'Account'),
      addObject('Task', 'Private', [newField('WhatId', 'Lookup')]),
      record('t', 'rw1', 'Task', { WhatId: 'a' }),
    ]
    expect(marks('mw', 't', ...task)).toEqual([
      'RoleHierarchy(of Owner)',
      'ControlledByParent(Account, RoleHierarchy(of Owner)) redundant',
    ])
    expect(marks('rw1', 't', ...task.slice(1))).toContain('Owner')
  })
})
