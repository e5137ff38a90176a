import { describe, expect, it } from 'vitest'
import { folderKind } from '@shared/change/kinds/folder'
import type { Folder } from '@shared/model/folder'
import { emptyOrg } from '@shared/model/org'

const folder = (kind: Folder['kind'], name: string, parent: string | null): Folder => ({
  ...{ id: `${kind}/${name}`, kind, name, label: name, parent },
  ...{ accessType: 'Shared', publicFolderAccess: 'ReadOnly', owner: null, shares: [] },
})

const parentsOf = (...folders: Folder[]) =>
  Object.fromEntries(
    folderKind.rows({ ...emptyOrg('Reports'), folders }, null).map((row) => [row.name, row.parent]),
  )

describe('folders that stand in others', () => {
  it('FLD-16 a folder stands in the one that its file names, by id or by developer name', () => {
    expect(
      parentsOf(
        folder('Report', 'Sales', null),
        folder('Report', 'East', 'Sales'),
        folder('Report', 'West', 'Report/Sales'),
      ),
    ).toEqual({
      'Report.Sales': null,
      'Report.East': 'Report.Sales',
      'Report.West': 'Report.Sales',
    })
  })

  it('FLD-16 a folder of another kind with that name is not the one, nor is one that is not there', () => {
    expect(
      parentsOf(folder('Dashboard', 'Sales', null), folder('Report', 'East', 'Sales')),
    ).toMatchObject({ 'Report.East': null })
  })
})
