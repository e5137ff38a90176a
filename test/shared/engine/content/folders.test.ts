import { folderLevel } from '@shared/engine/content/folders'
import { parseUserId } from '@shared/model/id'
import { SharingLevel, sharingLevelName } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { answer, compiled, explained, nothing, readOnly } from '../../../org-access'
import {
  addUser,
  built,
  group,
  record,
  role,
  roleAndSubordinates,
  share,
} from '../../../org-builder'
import { folder, item, partner } from '../../../org-content'
import { settings } from '../../../org-objects'
import { licence, permissions, system } from '../../../org-permissions'

/** Viewer, Editor or Manager as Read, Edit or All. */
function levelIn(org: Org, user: string, id = 'F'): string {
  const engine = compiled(org)
  const found = org.folders.find((each) => each.id === id)
  const index = engine.userIndexById.get(parseUserId(user))
  if (found === undefined || index === undefined) throw new Error(`no folder ${id}, no ${user}`)
  const { certain, possible } = folderLevel(engine, index, found)
  return `${sharingLevelName(certain)}${possible > certain ? '?' : ''}`
}

describe('shares of folders', () => {
  it('T-70 FLD-02 a share to a role gives nothing to the roles above it', () => {
    const org = built(folder('F', [[role('Rep West'), 'View']]))
    expect(levelIn(org, 'rw1')).toBe('Read')
    expect(levelIn(org, 'mw')).toBe('None')
    expect(levelIn(org, 'vw')).toBe('None')
  })

  it('FLD-02 nor to the roles below, unless it names subordinates', () => {
    expect(levelIn(built(folder('F', [[role('VP West'), 'View']])), 'rw1')).toBe('None')
    const below = built(folder('F', [[roleAndSubordinates('VP West'), 'View']]))
    expect(levelIn(below, 'rw1')).toBe('Read')
    expect(levelIn(below, 'vw')).toBe('Read')
  })

  it('T-71 FLD-12 of two shares the higher counts', () => {
    const org = built(
      group('G', ['re']),
      folder('F', [
        ['re', 'View'],
        ['G', 'EditAllContents'],
      ]),
    )
    expect(levelIn(org, 're')).toBe('Edit')
  })

  it('FLD-12 the creator is Manager, and nobody else for it', () => {
    const org = built(folder('F', [], { owner: 're' }))
    expect(levelIn(org, 're')).toBe('All')
    expect(levelIn(org, 've')).toBe('None')
  })

  it('FLD-11 a share to everybody reaches a partner, one to internal users does not', () => {
    const wide = built(partner, folder('F', [['everyone', 'View']]))
    expect(levelIn(wide, 'p')).toBe('Read')
    const narrow = built(partner, folder('F', [[{ kind: 'allInternalUsers' }, 'View']]))
    expect(levelIn(narrow, 'p')).toBe('None')
    expect(levelIn(narrow, 'nr')).toBe('Read')
  })

  it('FLD-16 a subfolder has the shares of its root and not its own', () => {
    const org = built(
      folder('R', [['re', 'EditAllContents']]),
      folder('F', [['nr', 'Manage']], { parent: 'R' }),
    )
    expect(levelIn(org, 're')).toBe('Edit')
    expect(levelIn(org, 'nr')).toBe('None')
  })

  it('FLD-16 R19.1 a subfolder whose root is not in the import is unknown', () => {
    expect(levelIn(built(folder('F', [['nr', 'View']], { parent: 'Gone' })), 'nr')).toBe('None?')
  })

  it('R19.1 a share to somebody who cannot be told is unknown to everybody', () => {
    const org = built(folder('F', [[{ kind: 'unresolved', text: 'Channel' }, 'View']]))
    expect(levelIn(org, 're')).toBe('None?')
  })
})

describe('legacy folders', () => {
  it('FLD-10 a public folder is for everybody, a public internal one for internal users', () => {
    const open = built(partner, folder('F', [], { accessType: 'Public' }))
    expect(levelIn(open, 'p')).toBe('Read')
    const internal = built(
      partner,
      folder('F', [], { accessType: 'PublicInternal', publicFolderAccess: 'ReadWrite' }),
    )
    expect(levelIn(internal, 're')).toBe('Edit')
    expect(levelIn(internal, 'p')).toBe('None')
  })

  it('FLD-10 a shared folder has one level for all whom it names', () => {
    const legacy = { kind: 'Document', publicFolderAccess: 'ReadWrite' } as const
    const org = built(folder('F', [['re', 'View']], legacy))
    expect(levelIn(org, 're')).toBe('Edit')
    expect(levelIn(org, 'nr')).toBe('None')
  })

  it('FLD-13 report folders follow it where enhanced sharing is off', () => {
    const shared = folder('F', [['re', 'Manage']])
    expect(levelIn(built(shared, settings({ enhancedFolderSharing: false })), 're')).toBe('Read')
    expect(levelIn(built(shared), 're')).toBe('All')
  })

  it('FLD-10 a hidden folder is for administrators', () => {
    const org = built(
      folder('F', [['re', 'View']], { accessType: 'Hidden', owner: 'nr' }),
      system('ve', 'ManageReportsInPubFolders'),
    )
    for (const user of ['re', 'nr', 've']) expect(levelIn(org, user)).toBe('None')
    expect(levelIn(org, 'adm')).toBe('All')
  })
})

describe('permissions over folders', () => {
  const shared = folder('F', [['nr', 'View']])

  it('FLD-15 managing and viewing reports in public folders', () => {
    const org = built(
      shared,
      system('re', 'ManageReportsInPubFolders'),
      system('ve', 'ViewPublicReports'),
    )
    expect(levelIn(org, 're')).toBe('All')
    expect(levelIn(org, 've')).toBe('Read')
    expect(levelIn(org, 'vw')).toBe('None')
  })

  it('FLD-15 FLD-01 they hold for their kind alone', () => {
    const org = built(
      folder('F', [['nr', 'View']], { kind: 'Dashboard' }),
      system('re', 'ManageReportsInPubFolders'),
      system('ve', 'ManageDashbdsInPubFolders'),
    )
    expect(levelIn(org, 're')).toBe('None')
    expect(levelIn(org, 've')).toBe('All')
  })

  it('FLD-15 templates and documents have permissions of their own', () => {
    const templates = built(
      folder('F', [], { kind: 'EmailTemplate' }),
      system('re', 'EditPublicTemplates'),
      system('ve', 'EditPublicDocuments'),
    )
    expect(levelIn(templates, 're')).toBe('All')
    expect(levelIn(templates, 've')).toBe('None')
    const documents = built(
      folder('F', [], { kind: 'Document' }),
      system('re', 'EditPublicDocuments'),
      permissions('ve', 'Document', 'CREDVM'),
    )
    expect(levelIn(documents, 're')).toBe('All')
    expect(levelIn(documents, 've')).toBe('Edit')
    expect(levelIn(documents, 'nr')).toBe('None')
  })

  it('FLD-15 View All Data views, Modify All Data manages', () => {
    const org = built(shared, system('re', 'ViewAllData'))
    expect(levelIn(org, 're')).toBe('Read')
    expect(levelIn(org, 'adm')).toBe('All')
  })

  it('FLD-03 a private folder is for its owner, who manages private ones and Modify All Data', () => {
    const org = built(
      folder('F', [['everyone', 'View']], { accessType: 'Personal', owner: 'rw1' }),
      system('re', 'ManagePvtRptsAndDashbds'),
      system('ve', 'ViewAllData', 'ManageReportsInPubFolders'),
    )
    expect(levelIn(org, 'rw1')).toBe('All')
    expect(levelIn(org, 're')).toBe('All')
    expect(levelIn(org, 'adm')).toBe('All')
    expect(levelIn(org, 've')).toBe('None')
    expect(levelIn(org, 'mw')).toBe('None')
  })
})

describe('items in folders', () => {
  const inFolder = (level: 'View' | 'EditAllContents' | 'Manage', ...held: string[]) =>
    built(folder('F', [['re', level]]), item('x', 'Report', 'F'), system('re', ...held))

  it('R15.9 FLD-13 a viewer who may run reports reads, one who may not sees nothing', () => {
    expect(answer(inFolder('View', 'RunReports'), 're', 'x')).toBe(readOnly)
    expect(answer(inFolder('View'), 're', 'x')).toBe(nothing)
  })

  it('LIC-07 a customer or guest runs no report, whatever the profile gives, and a partner does', () => {
    const org = built(
      partner,
      addUser('cc', null, { userType: 'CspLitePortal' }),
      licence('cc', 'Customer Community'),
      licence('p', 'Partner Community'),
      folder('F', [['everyone', 'View']]),
      item('x', 'Report', 'F'),
      system('p', 'RunReports'),
      system('cc', 'RunReports'),
    )
    expect(answer(org, 'p', 'x')).toBe(readOnly)
    expect(answer(org, 'cc', 'x')).toBe(nothing)
  })

  it('FLD-13 an editor saves and deletes items with the permission to author reports', () => {
    expect(answer(inFolder('EditAllContents', 'CreateCustomizeReports'), 're', 'x')).toBe(
      'RED:Delete',
    )
    expect(answer(inFolder('EditAllContents', 'RunReports'), 're', 'x')).toBe(readOnly)
  })

  it('FLD-14 a viewer who may author reports still only views', () => {
    expect(answer(inFolder('View', 'CreateCustomizeReports'), 're', 'x')).toBe(readOnly)
    const grants = (...of: Parameters<typeof inFolder>) =>
      explained(inFolder(...of), 're', 'x').grants.map(({ level }) => level)
    expect(grants('View', 'CreateCustomizeReports')).toEqual([SharingLevel.Read])
    expect(grants('EditAllContents', 'CreateCustomizeReports')).toEqual([SharingLevel.Edit])
    expect(grants('EditAllContents', 'RunReports')).toEqual([SharingLevel.Read])
  })

  it('FLD-13 own items are changed with Edit My Reports, others are not', () => {
    const org = built(
      folder('F', [['re', 'EditAllContents']]),
      item('own', 'Report', 'F', { CreatedById: 're' }),
      item('other', 'Report', 'F', { CreatedById: 'rw1' }),
      system('re', 'RunReports', 'EditMyReports'),
    )
    expect(answer(org, 're', 'own')).toBe('RED:Delete')
    expect(answer(org, 're', 'other')).toBe(readOnly)
  })

  it('FLD-03 an item in a user’s private folder is that user’s', () => {
    const org = built(
      record('x', 'rw1', 'Report'),
      system('rw1', 'CreateCustomizeReports'),
      system('re', 'RunReports', 'ViewAllData'),
    )
    expect(answer(org, 'rw1', 'x')).toBe('REDA:All')
    expect(answer(org, 're', 'x')).toBe(nothing)
  })

  it('FLD-17 an unfiled public report is for internal users who run reports', () => {
    const org = built(
      partner,
      item('x', 'Report', '00D000000000001EAA'),
      system('re', 'RunReports'),
      system('p', 'RunReports'),
    )
    expect(answer(org, 're', 'x')).toBe(readOnly)
    expect(answer(org, 'nr', 'x')).toBe(nothing)
    expect(answer(org, 'p', 'x')).toBe(nothing)
  })

  it('FLD-01 an item that names its folder is in that of its kind and label, where there is one', () => {
    const named = record('x', null, 'Report', { FolderName: 'F' })
    const runs = system('re', 'RunReports')
    const shared = folder('F', [['re', 'View']])
    expect(answer(built(named, runs, shared), 're', 'x')).toBe(readOnly)
    expect(answer(built(named, runs), 're', 'x')).toBe(':None?')
    expect(answer(built(named, runs, shared, shared), 're', 'x')).toBe(':None?')
  })

  it('FLD-01 an item is in the folder of its own id and kind, whatever others there are', () => {
    const runs = system('re', 'RunReports')
    const mine = folder('F', [['re', 'View']])
    const other = folder('E', [['nr', 'View']])
    const ofDashboards = folder('F', [['nr', 'Manage']], { kind: 'Dashboard' })
    const orgs = [
      built(other, mine, item('x', 'Report', 'F'), runs),
      built(ofDashboards, mine, item('x', 'Report', 'F'), runs),
      built(other, ofDashboards, mine, record('x', null, 'Report', { FolderName: 'F' }), runs),
    ]
    for (const org of orgs) expect(answer(org, 're', 'x')).toBe(readOnly)
    expect(answer(built(other, item('x', 'Report', 'E'), runs), 're', 'x')).toBe(nothing)
  })

  it('LIC-03 R19.1 where nobody states what the profile permits, a colleague may run reports and a partner what partners may hold', () => {
    const unstated = (...held: string[]) =>
      built(
        partner,
        licence('p', 'Partner Community'),
        folder('F', [['everyone', 'EditAllContents']]),
        item('x', 'Report', 'F'),
        system('re', ...held),
        (org) => ({
          ...org,
          profiles: org.profiles.map((each) => ({ ...each, areUserPermissionsKnown: false })),
        }),
      )
    expect(answer(unstated(), 're', 'x')).toBe(':None?')
    expect(answer(unstated(), 'p', 'x')).toBe(':None?')
    expect(answer(unstated('RunReports'), 're', 'x')).toBe('R:Read?')
    const stated = built(folder('F', [['everyone', 'View']]), item('x', 'Report', 'F'))
    expect(answer(stated, 're', 'x')).toBe(nothing)
  })

  it('R19.1 an item in a folder that is not in the import is unknown', () => {
    const org = built(item('x', 'Report', 'Gone'), system('re', 'RunReports'))
    expect(answer(org, 're', 'x')).toBe(':None?')
  })

  it('R15.11 a template is read with its folder, a document with Read on the object too', () => {
    const org = built(
      folder('T', [['re', 'View']], { kind: 'EmailTemplate' }),
      folder(
        'D',
        [
          ['re', 'View'],
          ['nr', 'View'],
        ],
        { kind: 'Document' },
      ),
      item('t', 'EmailTemplate', 'T'),
      item('d', 'Document', 'D'),
      permissions('re', 'Document', 'R'),
    )
    expect(answer(org, 're', 't')).toBe(readOnly)
    expect(answer(org, 'nr', 't')).toBe(nothing)
    expect(answer(org, 're', 'd')).toBe(readOnly)
    expect(answer(org, 'nr', 'd')).toBe(nothing)
  })
})

describe('list views', () => {
  const view = (visibility: string | null) =>
    record('v', 'rw1', 'ListView', visibility === null ? {} : { Visibility: visibility })

  it('FLD-30 a private list view is its owner’s, also for View All Data', () => {
    const org = built(view('OnlyMe'), system('re', 'ViewAllData', 'EditPublicFilters'))
    expect(answer(org, 'rw1', 'v')).toBe('REDA:All')
    expect(answer(org, 're', 'v')).toBe(nothing)
    expect(answer(org, 'adm', 'v')).toBe(nothing)
  })

  it('FLD-31 one for all users is for partners too; who manages public views changes it', () => {
    const org = built(partner, view('AllUsers'), system('re', 'EditPublicFilters'))
    expect(answer(org, 'p', 'v')).toBe(readOnly)
    expect(answer(org, 're', 'v')).toBe('REDA:All')
  })

  it('FLD-30 a shared one is for those whom it names, not for the roles above', () => {
    const org = built(view('Shared'), share('v', role('Rep East')))
    expect(answer(org, 're', 'v')).toBe(readOnly)
    expect(answer(org, 've', 'v')).toBe(nothing)
    expect(answer(org, 'nr', 'v')).toBe(nothing)
  })

  it('R15.11 seeing a list view opens no record', () => {
    expect(answer(built(record('r', 'rw1'), view('AllUsers')), 're', 'r')).toBe(nothing)
  })

  it('R19.1 an export that does not say who sees it leaves others unknown', () => {
    expect(answer(built(view(null)), 're', 'v')).toBe(':None?')
  })
})
