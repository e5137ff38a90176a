import { expect, it } from 'vitest'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { decidingSettings } from '@shared/engine/explain/deciding-settings'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { built, record } from '../../../org-builder'
import { defaults, settings } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

function deciding(org: Org, user: string, id: string) {
  const engine = compiled(org)
  const position = recordPosition(engine, parseRecordId(id))
  if (position === undefined) throw new Error(`no record is called ${id}`)
  return decidingSettings(engine, engine.userIndexById.get(parseUserId(user)) ?? -1, position)
}
const names = (...of: Parameters<typeof deciding>) => deciding(...of).map(({ setting }) => setting)

const lead = record('l', 'rw1', 'Lead')

it('R3.7, D-10 decides whether a stranger deletes a lead that is Public Read/Write/Transfer', () => {
  const org = built(lead, defaults('Lead', 'ReadWriteTransfer'))
  expect(deciding(org, 're', 'l')).toContainEqual({
    setting: 'rwtAllowsDelete',
    value: 'false',
    others: ['true'],
  })
  expect(names(built(lead, defaults('Lead', 'ReadWrite')), 're', 'l')).not.toContain(
    'rwtAllowsDelete',
  )
})

it('R1.11, D-03 decides for an owner who may not delete, in both readings', () => {
  const org = built(record('r', 'rw1'), permissions('rw1', 'Thing__c', 'CRE'))
  expect(names(org, 'rw1', 'r')).toEqual(['hasAllAccessMode'])
  const shared = built(
    record('r', 'rw1'),
    permissions('rw1', 'Thing__c', 'CRE'),
    settings({ hasAllAccessMode: 'share' }),
  )
  expect(deciding(shared, 'rw1', 'r')).toEqual([
    { setting: 'hasAllAccessMode', value: 'share', others: ['strict'] },
  ])
})

it('no setting decides what everybody would answer alike', () => {
  expect(names(built(record('r', 'rw1')), 're', 'r')).toEqual([])
})
