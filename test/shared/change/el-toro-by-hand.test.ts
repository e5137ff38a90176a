import { describe, expect, it } from 'vitest'
import { userNamed } from '@shared/change/naming'
import { emptyOrg, type Org } from '@shared/model/org'
import { expectedRows } from '../../fixture-org'
import { access } from '../../org-access'
import { accessLevelName } from '@shared/model/level'
import { after } from './changed-org'

const objects = ['Case', 'Expense__c', 'Salary_Note__c']

const roles = [
  ['CEO', ''],
  ['Director', 'CEO'],
  ['Accountant', 'Director'],
  ['Support_Manager', 'CEO'],
  ['Support_Agent', 'Support_Manager'],
]

const users = [
  ['joe', 'Executive', 'CEO', ''],
  ['rob', 'Employee', 'Director', 'joe'],
  ['sue', 'Employee', 'Director', 'rob'],
  ['may', 'Employee', 'Accountant', 'rob'],
  ['barry', 'Employee', '', ''],
  ['ada', 'System Administrator', '', ''],
  ['lea', 'Employee', 'Support_Manager', 'joe'],
  ['wanda', 'Employee', 'Support_Agent', 'lea'],
  ['toro', 'Employee', 'Support_Agent', 'lea'],
  ['cal', 'Employee', 'Support_Agent', 'lea'],
  ['max', 'Employee', 'Support_Agent', 'lea'],
]

const queues = [
  ['Tier_2', 'toro', 'cal'],
  ['Tier_3', 'max'],
]

const records = [
  ['Case', '500000000000001AAA', 'user:wanda'],
  ['Case', '500000000000002AAA', 'queue:Tier_2'],
  ['Case', '500000000000003AAA', 'user:toro'],
  ['Case', '500000000000004AAA', 'queue:Tier_3'],
  ['Expense__c', 'a01000000000001AAA', 'user:may'],
  ['Expense__c', 'a01000000000002AAA', 'user:sue'],
  ['Expense__c', 'a01000000000003AAA', 'user:barry'],
  ['Salary_Note__c', 'a02000000000001AAA', 'user:may'],
]

const address = (name: string) => `${name}@eltoro.example`
const permissions = (profile: string, ...words: readonly string[]) =>
  objects.flatMap((object) =>
    words.map((word) => `profile:"${profile}".object:${object}.${word}=true`),
  )

/** The company of the exam's story, line by line as somebody builds it. */
function builtByHand(): Org {
  return after(
    emptyOrg('El Toro'),
    ...objects.flatMap((object) => [
      `object+=${object}`,
      `object:${object}.sharingModel=Private`,
      `object:${object}.externalSharingModel=Private`,
    ]),
    'object:Salary_Note__c.hierarchyAccess=false',
    ...roles.flatMap(([name = '', parent = '']) => [
      `role+=${name}`,
      ...(parent === '' ? [] : [`role:${name}.parent=${parent}`]),
    ]),
    ...['Executive', 'Employee', 'System Administrator'].map((name) => `profile+=${name}`),
    ...permissions('Executive', 'create', 'read', 'edit'),
    ...permissions('Employee', 'create', 'read', 'edit', 'delete'),
    ...permissions('System Administrator', 'create', 'read', 'edit', 'delete'),
    ...permissions('System Administrator', 'viewAll', 'modifyAll'),
    'profile:"System Administrator".system:ViewAllData=true',
    'profile:"System Administrator".system:ModifyAllData=true',
    ...users.flatMap(([name = '', profile = '', role = '', manager = '']) => [
      `user+=${address(name)}`,
      `user:${address(name)}.profile=${profile}`,
      `user:${address(name)}.role=${role}`,
      ...(manager === '' ? [] : [`user:${address(name)}.manager=${address(manager)}`]),
    ]),
    ...queues.flatMap(([name = '', ...members]) => [
      `queue+=${name}`,
      `queue:${name}.queueObjects+=Case`,
      ...members.map((member) => `queue:${name}+=user:${address(member)}`),
    ]),
    ...records.flatMap(([object = '', id = '', owner = '']) => [
      `record+=${object}.${id}`,
      `record:${id}.owner=${owner.startsWith('user:') ? address(owner) : owner}`,
    ]),
  )
}

describe('El Toro built by hand', () => {
  const org = builtByHand()
  const levelOf = (username: string, record: string) => {
    const user = userNamed(org, username)
    if (user.kind === 'refused') throw new Error(user.message)
    return accessLevelName(access(org, user.item.id, record).maxAccessLevel)
  }
  const rows = expectedRows('el-toro', 'access')

  it.each(users.map(([name = '']) => name))('gives the known answers for %s', (name) => {
    const own = rows.filter(([username]) => username === address(name))
    expect(own).toHaveLength(records.length)
    for (const [username = '', record = '', , , , , , level] of own)
      expect({ record, level: levelOf(username, record) }).toEqual({ record, level })
  })

  it('gives other answers once one line of it is another', () => {
    const open = after(org, 'object:Salary_Note__c.hierarchyAccess=true')
    const rob = userNamed(open, address('rob'))
    if (rob.kind === 'refused') throw new Error(rob.message)
    expect(accessLevelName(access(open, rob.item.id, 'a02000000000001AAA').maxAccessLevel)).toBe(
      'All',
    )
  })
})
