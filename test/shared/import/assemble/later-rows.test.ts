import { describe, expect, it } from 'vitest'
import { csv, importedOver } from './imported'

const earlier = {
  'User.csv': csv('Id,Username', '005000000000001AAA,ana@x.test', '005000000000002AAA,bob@x.test'),
  'Job__c.csv': csv(
    'Id,OwnerId,Name,Status__c,IsDeleted',
    'a00000000000001AAA,005000000000001AAA,Alpha,Open,false',
    'a00000000000002AAA,005000000000001AAA,Beta,Open,true',
  ),
}

/** Owner, name and status of the first job once another file of jobs lies over it. */
async function jobUnder(...lines: string[]) {
  const { org } = await importedOver(earlier, { 'Job__c.csv': csv(...lines) })
  const table = org.records.find(({ object }) => object === 'Job__c')
  const cell = (field: string) => table?.columns.find((column) => column.field === field)?.values[0]
  return [table?.owners[0], cell('Name'), cell('Status__c'), table?.ids.length]
}

describe('a folder of exports over another', () => {
  it('cli what the later file has no column for stays, a blank cell of a column that is there counts', async () => {
    const ana = '005000000000001AAA'
    expect(await jobUnder('Id,Name', 'a00000000000001,Omega')).toEqual([ana, 'Omega', 'Open', 1])
    expect(await jobUnder('Id,Name,Status__c', 'a00000000000001AAA,Omega,')).toEqual([
      ana,
      'Omega',
      null,
      1,
    ])
  })

  it('cli an owner that the later file gives by name is not the one of the earlier file', async () => {
    const [owner, name] = await jobUnder('Id,Owner.Username', 'a00000000000001AAA,bob@x.test')
    expect([owner, name]).toEqual(['005000000000002AAA', 'Alpha'])
  })

  it('cli a record that the later file holds again is not deleted', async () => {
    expect((await jobUnder('Id,Name', 'a00000000000002AAA,Back'))[3]).toBe(2)
    expect((await jobUnder('Id,Name', 'a00000000000001AAA,Alpha'))[3]).toBe(1)
  })
})
