import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import {
  access,
  allFive,
  answer,
  explained,
  nothing,
  readAndEdit,
  readOnly,
} from '../../../org-access'
import { addUser, built, group, record, share, type Edit } from '../../../org-builder'
import {
  all,
  chatterGroup,
  emptyTable,
  file,
  library,
  libraryPermission,
  link,
  partner,
} from '../../../org-content'
import { profileOf } from '../../../org-frame'
import { site } from '../../../org-sharing'
import { defaults } from '../../../org-objects'
import { licence, system } from '../../../org-permissions'
import { parseProfileId } from '@shared/model/id'

const f = file('f', 'rw1')
const r = record('r', 'rw1')

describe('owner and links', () => {
  it('R15.8 CNT-05 the owner of a file has everything', () => {
    expect(answer(built(f), 'rw1', 'f')).toBe(allFive)
  })

  it('R15.8 superiors of the owner have nothing', () => {
    expect(answer(built(f), 'mw', 'f')).toBe(nothing)
  })

  it('CNT-04 a viewer reads, a collaborator edits and does not delete', () => {
    expect(answer(built(f, link('f', 're', 'V')), 're', 'f')).toBe(readOnly)
    expect(answer(built(f, link('f', 're', 'C')), 're', 'f')).toBe(readAndEdit)
  })

  it('CNT-04 a link to one user opens nothing to another, nor to a superior', () => {
    expect(answer(built(f, link('f', 're')), 'nr', 'f')).toBe(nothing)
    expect(answer(built(f, link('f', 're')), 've', 'f')).toBe(nothing)
  })

  it('CNT-04 a link to a group is for its members, not for their superiors', () => {
    const org = built(group('G', ['re'], true), f, link('f', 'G'))
    expect(answer(org, 're', 'f')).toBe(readOnly)
    expect(answer(org, 've', 'f')).toBe(nothing)
  })

  it('CNT-01 a file shared with the company is for internal users', () => {
    const org = built(partner, f, link('f', '00D000000000001EAA'))
    expect(answer(org, 're', 'f')).toBe(readOnly)
    expect(answer(org, 'p', 'f')).toBe(nothing)
  })

  it('CNT-01 the highest of several links counts', () => {
    const org = built(r, share('r', 're'), f, link('f', 'r', 'V'), link('f', 're', 'C'))
    expect(answer(org, 're', 'f')).toBe(readAndEdit)
  })

  it('CNT-01 who reads a Chatter group reads its files', () => {
    const org = built(chatterGroup('g', 'rw1', 'Private', ['re']), f, link('f', 'g', 'C'))
    expect(answer(org, 're', 'f')).toBe(readAndEdit)
    expect(answer(org, 'nr', 'f')).toBe(nothing)
  })
})

describe('files on records', () => {
  it('T-75 CNT-04 an inferred link gives Collaborator with Edit on the record, Viewer with Read', () => {
    const linked = all(f, link('f', 'r', 'I'))
    expect(answer(built(r, share('r', 're', 'Edit'), linked), 're', 'f')).toBe(readAndEdit)
    expect(answer(built(r, share('r', 're', 'Read'), linked), 're', 'f')).toBe(readOnly)
  })

  it('R15.8 R19.1 rests on what is assumed of the record that opens it, an unlinked file does not', () => {
    const unstated: Edit = (org) => ({
      ...org,
      objects: org.objects.map((each) => ({ ...each, sharingModel: null })),
    })
    const linked = built(r, f, link('f', 'r', 'I'), unstated)
    expect(access(linked, 're', 'f')).toMatchObject({ hasReadAccess: true, certainty: 'assumed' })
    expect(access(built(r, f, unstated), 're', 'f').certainty).toBe('exact')
  })

  it('R15.8 a collaborator link opens nothing without Read on the record', () => {
    expect(answer(built(r, f, link('f', 'r', 'C')), 're', 'f')).toBe(nothing)
  })

  it('CNT-06 the file never opens its record', () => {
    expect(answer(built(r, f, link('f', 'r'), link('f', 're', 'C')), 're', 'r')).toBe(nothing)
  })

  it('CNT-04 R15.8 a collaborator link on a record edits with Read on it, a viewer link never', () => {
    const onRecord = (edits: readonly Edit[], type?: 'V' | 'C') =>
      answer(built(r, f, share('r', 're', 'Edit'), share('r', 'nr'), ...edits), type === undefined ? 'nr' : 're', 'f') // prettier-ignore
    expect(onRecord([link('f', 'r', 'C')])).toBe(readAndEdit)
    expect(onRecord([link('f', 'r', 'C')], 'C')).toBe(readAndEdit)
    expect(onRecord([link('f', 'r', 'V')], 'V')).toBe(readOnly)
  })

  it('R19.1 a link that does not say its type reads, and may edit', () => {
    const untyped = record('l', null, 'ContentDocumentLink', { ContentDocumentId: 'f', LinkedEntityId: 'r', Visibility: 'AllUsers' }) // prettier-ignore
    const toUser = record('l', null, 'ContentDocumentLink', { ContentDocumentId: 'f', LinkedEntityId: 're', Visibility: 'AllUsers' }) // prettier-ignore
    expect(answer(built(r, f, share('r', 're'), untyped), 're', 'f')).toBe('R:Read?')
    expect(answer(built(f, toUser), 're', 'f')).toBe('R:Read?')
    expect(answer(built(f, toUser), 'nr', 'f')).toBe(nothing)
  })

  it('R15.8 a file that is private on records is not opened by them', () => {
    const org = built(
      r,
      share('r', 're'),
      file('f', 'rw1', { SharingPrivacy: 'P' }),
      link('f', 'r'),
    )
    expect(answer(org, 're', 'f')).toBe(nothing)
  })

  it('R19.1 a link to something that is not in the import may open the file', () => {
    expect(answer(built(f, link('f', '500000000000001AAA')), 're', 'f')).toBe(':None?')
  })

  it('R19.1 without the table of links nobody knows who sees the file', () => {
    const alone = built(record('f', 'rw1', 'ContentDocument', { PublishStatus: 'P' }))
    expect(answer(alone, 're', 'f')).toBe(':None?')
    expect(answer(built(f), 're', 'f')).toBe(nothing)
  })
})

describe('external users and guests', () => {
  const readable = all(partner, defaults('Thing__c', 'Read', 'Read'), r)

  it('T-76 F152 CNT-04 an internal link hides the file from a partner who reads the record', () => {
    const org = built(readable, f, link('f', 'r', 'I', 'InternalUsers'))
    expect(answer(org, 'p', 'r')).toBe(readOnly)
    expect(answer(org, 'p', 'f')).toBe(nothing)
    expect(answer(org, 're', 'f')).toBe(readOnly)
    const told = (made: Org) => explained(made, 'p', 'f').missing.map(({ reason }) => reason.code)
    expect(told(org)).toEqual(['missing-internal'])
    expect(told(built(readable, f))).toEqual(['missing-file'])
  })

  it('CNT-04 a link for all users shows it to the partner', () => {
    expect(answer(built(readable, f, link('f', 'r', 'I', 'AllUsers')), 'p', 'f')).toBe(readOnly)
  })

  it('CNT-04 a link for shared users shows it to the partner as a person, not as a reader of the record', () => {
    const open = (...edits: readonly Edit[]) => answer(built(readable, f, ...edits), 'p', 'f')
    expect(open(link('f', 'p', 'V', 'SharedUsers'))).toBe(readOnly)
    expect(open(link('f', 'p', 'V', 'InternalUsers'))).toBe(nothing)
    expect(open(link('f', 'r', 'V', 'SharedUsers'))).toBe(':None?')
    expect(open(link('f', 'r', 'V', 'Unheard'))).toBe(':None?')
  })

  const guest: Edit = all(
    addUser('g', null, { userType: 'Guest' }),
    licence('g', 'Guest User License'),
    record('r', 'rw1', 'Thing__c', { Name: 'Open' }),
    (org) => ({
      ...org,
      sharingRules: [
        {
          kind: 'guest',
          name: 'Open',
          label: 'Open',
          object: 'Thing__c',
          accessLevel: 'Read',
          accountSettings: null,
          sharedTo: [{ kind: 'user', user: org.users.at(-1)?.id ?? missing() }],
          isActive: true,
          criteria: [{ field: 'Name', operation: 'equals', value: 'Open' }],
          booleanFilter: null,
          includeHVUOwnedRecords: true,
        },
      ],
    }),
  )
  const siteOfGuest = (enableGuestFileAccess: boolean) =>
    site([], [], { guestProfile: parseProfileId(profileOf('g')), enableGuestFileAccess })

  it('CNT-07 a guest who reads the record sees its file where the site allows files', () => {
    const org = built(guest, siteOfGuest(true), f, link('f', 'r', 'I', 'AllUsers'))
    expect(answer(org, 'g', 'r')).toBe(readOnly)
    expect(answer(org, 'g', 'f')).toBe(readOnly)
  })

  it('CNT-07 not where the site does not, nor by an internal link; unknown without the site', () => {
    const linked = all(f, link('f', 'r', 'I', 'AllUsers'))
    expect(answer(built(guest, siteOfGuest(false), linked), 'g', 'f')).toBe(nothing)
    const internal = all(f, link('f', 'r', 'I', 'InternalUsers'))
    expect(answer(built(guest, siteOfGuest(true), internal), 'g', 'f')).toBe(nothing)
    expect(answer(built(guest, linked), 'g', 'f')).toBe(':None?')
  })

  it('CNT-07 the guest’s own site decides, and a link to the guest is none to a record', () => {
    const linked = all(f, link('f', 'r', 'I', 'AllUsers'))
    const another: Edit = (org) =>
      siteOfGuest(false)({
        ...org,
        networks: org.networks.map((each) => ({ ...each, guestProfile: parseProfileId('other') })),
      })
    expect(answer(built(guest, siteOfGuest(true), another, linked), 'g', 'f')).toBe(nothing)
    expect(answer(built(guest, siteOfGuest(true), f, link('f', 'g')), 'g', 'f')).toBe(nothing)
  })

  it('CNT-07 an asset file that is published is for guests, an unpublished one is not', () => {
    const asset = (published: string) =>
      record('a', null, 'ContentAsset', {
        ContentDocumentId: 'f',
        IsVisibleByExternalUsers: published,
      })
    expect(answer(built(guest, siteOfGuest(true), f, asset('true')), 'g', 'f')).toBe(readOnly)
    expect(answer(built(guest, siteOfGuest(true), f, asset('false')), 'g', 'f')).toBe(nothing)
    const hidden = record('b', null, 'ContentAsset', {
      ContentDocumentId: 'f',
      IsVisibleByExternalUsers: 'false',
    })
    expect(answer(built(guest, siteOfGuest(true), f, asset('true'), hidden), 'g', 'f')).toBe(readOnly) // prettier-ignore
    expect(answer(built(guest, f, asset('true')), 're', 'f')).toBe(nothing)
  })
})

describe('public links', () => {
  const publicLink = (cells: Readonly<Record<string, string | null>>) =>
    record('d', null, 'ContentDistribution', {
      ContentDocumentId: 'f',
      PreferencesExpires: 'false',
      PreferencesPasswordRequired: 'false',
      ...cells,
    })

  it('CNT-01 a valid public link lets everybody read', () => {
    expect(answer(built(f, publicLink({})), 're', 'f')).toBe(readOnly)
  })

  it('CNT-01 an expired link opens nothing, one behind a password is not known', () => {
    const expired = publicLink({ PreferencesExpires: 'true', ExpiryDate: '2026-01-01T00:00:00Z' })
    expect(answer(built(f, expired), 're', 'f')).toBe(nothing)
    const locked = publicLink({ PreferencesPasswordRequired: 'true' })
    expect(answer(built(f, locked), 're', 'f')).toBe(':None?')
  })

  it('CNT-01 a link that expires is open until then, one of which that is not said may be', () => {
    const until = (cells: Record<string, string | null>) =>
      answer(built(f, publicLink(cells)), 're', 'f')
    expect(until({ PreferencesExpires: 'true', ExpiryDate: '2999-01-01T00:00:00Z' })).toBe(readOnly)
    expect(until({ PreferencesExpires: 'true', ExpiryDate: null })).toBe(':None?')
    expect(until({ PreferencesExpires: null, ExpiryDate: '2026-01-01T00:00:00Z' })).toBe(':None?')
    expect(until({ ExpiryDate: '2026-01-01T00:00:00Z' })).toBe(readOnly)
    expect(until({ PreferencesPasswordRequired: null })).toBe(':None?')
  })
})

describe('permissions over files', () => {
  it('T-73 CNT-02 a private file is hidden from View All Data and open to Modify All Data', () => {
    const org = built(f, system('re', 'ViewAllData'))
    expect(answer(org, 're', 'f')).toBe(nothing)
    expect(answer(org, 'adm', 'f')).toBe(allFive)
  })

  it('T-74 CNT-02 a file in a private library is its owner’s alone', () => {
    const org = built(file('f', 'rw1', { PublishStatus: 'R' }), system('re', 'QueryAllFiles'))
    expect(answer(org, 'rw1', 'f')).toBe(allFive)
    expect(answer(org, 'adm', 'f')).toBe(nothing)
    expect(answer(org, 're', 'f')).toBe(nothing)
  })

  it('CNT-02 an upload that broke off is its owner’s alone too, a published file is not', () => {
    const of = (status: string) =>
      built(file('f', 'rw1', { PublishStatus: status }), system('re', 'QueryAllFiles'))
    expect(answer(of('U'), 're', 'f')).toBe(nothing)
    expect(answer(of('U'), 'rw1', 'f')).toBe(allFive)
    expect(answer(of('P'), 're', 'f')).toBe(readOnly)
  })

  it('CNT-03 R19.1 a link to what is not in the import may be a share that View All Data reads', () => {
    const gone = built(f, link('f', '500000000000001AAA'), system('re', 'ViewAllData'))
    expect(answer(gone, 're', 'f')).toBe(':None?')
    const own = built(f, link('f', 'rw1'), system('re', 'ViewAllData'))
    expect(answer(own, 're', 'f')).toBe(nothing)
  })

  it('CNT-03 a file shared with a person is read with View All Data', () => {
    const org = built(f, link('f', 'nr'), system('re', 'ViewAllData'))
    expect(answer(org, 're', 'f')).toBe(readOnly)
  })

  it('D-55 View All Data reads files of the records that it reads', () => {
    const org = built(r, f, link('f', 'r', 'I'), system('re', 'ViewAllData'))
    expect(answer(org, 're', 'f')).toBe(readOnly)
    expect(answer(org, 've', 'f')).toBe(nothing)
  })

  it('SYS-59 Query All Files reads private files, and edits none', () => {
    expect(answer(built(f, system('re', 'QueryAllFiles')), 're', 'f')).toBe(readOnly)
  })

  it('CNT-02 R19.1 whether Modify All Data reaches it is unknown where no export says if a library holds it', () => {
    const alone = record('f', 'rw1', 'ContentDocument')
    expect(answer(built(alone), 'adm', 'f')).toBe(':None?')
    const linked = built(alone, emptyTable('ContentDocumentLink'))
    expect(answer(linked, 'adm', 'f')).toBe(allFive)
    expect(answer(linked, 're', 'f')).toBe(nothing)
  })
})

describe('libraries', () => {
  const members = all(
    libraryPermission('Viewer'),
    libraryPermission('Author'),
    libraryPermission('Library Administrator'),
    library('L', { re: 'Viewer', nr: 'Author', ve: 'Library Administrator' }),
    file('f', 'rw1', { ParentId: 'L' }),
  )

  it('CNT-13 CNT-12 a member reads without any privilege, an author adds, an administrator does everything', () => {
    const org = built(members)
    expect(answer(org, 're', 'f')).toBe(readOnly)
    expect(answer(org, 'nr', 'f')).toBe(readAndEdit)
    expect(answer(org, 've', 'f')).toBe(allFive)
  })

  it('CNT-10 who is no member reads nothing: not by role, View All Data, Modify All Data or Content Administrator', () => {
    const org = built(members, system('cee', 'ViewAllData'), system('vw', 'ContentAdministrator'))
    for (const user of ['cee', 'vw', 'mw', 'adm']) expect(answer(org, user, 'f')).toBe(nothing)
  })

  it('CNT-10 entries for the user and for a group of the user are united', () => {
    const org = built(
      group('G', ['re']),
      libraryPermission('Viewer'),
      libraryPermission('Author'),
      library('L', { re: 'Viewer', G: 'Author' }),
      file('f', 'rw1', { ParentId: 'L' }),
    )
    expect(answer(org, 're', 'f')).toBe(readAndEdit)
  })

  it('CNT-11 privileges are read from the columns of the permission', () => {
    const org = built(
      libraryPermission('Own', 'PermissionsAddContent', 'PermissionsDeleteContent'),
      libraryPermission('Less', 'PermissionsTagContent'),
      library('L', { re: 'Own', nr: 'Less' }),
      file('f', 'rw1', { ParentId: 'L' }),
    )
    expect(answer(org, 're', 'f')).toBe(allFive)
    expect(answer(org, 'nr', 'f')).toBe(readOnly)
  })

  it('CNT-10 the library is managed by its administrators and by the content administrator', () => {
    const org = built(members, system('vw', 'ContentAdministrator'))
    expect(answer(org, 're', 'L')).toBe(readOnly)
    expect(answer(org, 've', 'L')).toBe('REDA:All')
    expect(answer(org, 'vw', 'L')).toBe('REDA:All')
    expect(answer(org, 'mw', 'L')).toBe(nothing)
  })

  it('CNT-10 R19.1 a member who is not in the import is somebody else where it is a user, else unknown', () => {
    const entry = (cells: Record<string, string | null>) => {
      const org = built(
        libraryPermission('Viewer'),
        record('L', null, 'ContentWorkspace', { Name: 'L' }),
        record('m', null, 'ContentWorkspaceMember', {
          ContentWorkspaceId: 'L',
          ContentWorkspacePermissionId: 'Viewer',
          ...cells,
        }),
        file('f', 'rw1', { ParentId: 'L' }),
      )
      return answer(org, 're', 'f')
    }
    expect(entry({ MemberId: 'gone', MemberType: 'U' })).toBe(nothing)
    expect(entry({ MemberId: 'gone', MemberType: 'G' })).toBe(':None?')
    expect(entry({ MemberId: null })).toBe(':None?')
    expect(entry({})).toBe(':None?')
    expect(entry({ MemberId: 're' })).toBe(readOnly)
  })

  it('R19.1 without the members of the library nobody knows who reads it', () => {
    const org = built(file('f', 'rw1', { ParentId: 'L' }))
    expect(answer(org, 're', 'f')).toBe(':None?')
  })
})

describe('versions and links', () => {
  it('CNT-03 a version is as its file', () => {
    const version = record('v', 'rw1', 'ContentVersion', { ContentDocumentId: 'f' })
    const org = built(f, link('f', 're'), version)
    expect(answer(org, 're', 'v')).toBe(readOnly)
    expect(answer(org, 'nr', 'v')).toBe(nothing)
  })

  it('R19.1 a version without its file is unknown to all but its owner', () => {
    const org = built(record('v', 'rw1', 'ContentVersion', { ContentDocumentId: 'f' }))
    expect(answer(org, 'rw1', 'v')).toBe(allFive)
    expect(answer(org, 're', 'v')).toBe(':None?')
  })
})

function missing(): never {
  throw new Error('the org has no user')
}
