import { describe, expect, it } from 'vitest'
import { csv, imported, xml } from './imported'

const model = csv('Id,DeveloperName,State', '0MA000000000001GAA,Coast,Active')
const territories = csv(
  'Id,DeveloperName,Territory2ModelId,ParentTerritory2.DeveloperName',
  '0MI000000000001GAA,West,0MA000000000001GAA,',
  '0MI000000000002GAA,Bay,0MA000000000001GAA,West',
)
const files = { 'Territory2Model.csv': model, 'Territory2.csv': territories }
const settings = (state: string) => ({
  'settings/Territory2.settings': xml(
    'Territory2Settings',
    `<supportedObjects><objectType>Lead</objectType><defaultAccessLevel>Edit</defaultAccessLevel><state>${state}</state></supportedObjects>`,
  ),
})
const leads = async (more: Readonly<Record<string, string>>) =>
  (await imported({ ...files, ...more })).org.territories.map((each) => each.leadAccessLevel)

describe('territories of exports', () => {
  it('R9.6 name their parent by developer name too', async () => {
    const { org } = await imported(files)
    expect(org.territories.map(({ developerName, parent }) => [developerName, parent])).toEqual([
      ['Bay', '0MI000000000001GAA'],
      ['West', null],
    ])
  })

  it('R9.6 name a parent that is not among them, which is told at its line', async () => {
    const absent = csv(
      'Id,DeveloperName,Territory2ModelId,ParentTerritory2Id',
      '0MI000000000001GAA,West,0MA000000000001GAA,',
      '0MI000000000002GAA,Bay,0MA000000000001GAA,0MI000000000009GAA',
    )
    const { org, diagnostics } = await imported({ ...files, 'Territory2.csv': absent })
    const bay = org.territories.find(({ developerName }) => developerName === 'Bay')
    expect(org.territories.find(({ id }) => id === bay?.parent)).toMatchObject({ model: '' })
    expect(
      diagnostics
        .filter(({ code }) => code === 'unknown-territory')
        .map(({ file, line }) => [file, line]),
    ).toEqual([['Territory2.csv', 3]])
    expect((await imported(files)).diagnostics.map(({ code }) => code)).not.toContain(
      'unknown-territory',
    )
  })

  it('R9.2 users and records may name theirs by developer name', async () => {
    const { org } = await imported({
      ...files,
      'User.csv': csv('Id,Username', '005000000000001AAA,ana@x.test'),
      'UserTerritory2Association.csv': csv(
        'UserId,Territory2.DeveloperName,IsActive',
        '005000000000001AAA,Bay,true',
      ),
      'ObjectTerritory2Association.csv': csv(
        'ObjectId,Territory2.DeveloperName,AssociationCause',
        '001000000000001AAA,Bay,Territory2AssignmentRule',
      ),
    })
    expect(org.territories[0]).toMatchObject({
      users: ['005000000000001AAA'],
      records: [{ object: 'Account', cause: 'Territory' }],
    })
  })

  it('6 in a circle lose the parent that closes it', async () => {
    const loop = csv(
      'Id,DeveloperName,Territory2ModelId,ParentTerritory2Id',
      '0MI000000000001GAA,A,0MA000000000001GAA,0MI000000000002GAA',
      '0MI000000000002GAA,B,0MA000000000001GAA,0MI000000000001GAA',
    )
    const { org, diagnostics } = await imported({ ...files, 'Territory2.csv': loop })
    expect(org.territories.map(({ parent }) => parent)).toEqual(['0MI000000000002GAA', null])
    expect(diagnostics.map(({ code }) => code)).toContain('territory-cycle')
  })
})

describe('leads of territories', () => {
  it('R9.10 have no level where nothing enables them', async () => {
    expect(await leads({})).toEqual(['None', 'None'])
  })

  it('R9.10 have the level of the settings where Lead is enabled, and none where it is not', async () => {
    expect(await leads(settings('Enabled'))).toEqual(['Edit', 'Edit'])
    expect(await leads(settings('Disabled'))).toEqual(['None', 'None'])
  })

  it('R9.10 have the level that a territory’s own row states', async () => {
    const rows = csv('Territory2Id,AccessLevel', '0MI000000000001GAA,All')
    expect(await leads({ ...settings('Enabled'), 'Territory2ObjSharingConfig.csv': rows })).toEqual(
      ['Edit', 'All'],
    )
  })
})
