import { fixedDefault } from '@shared/change/default-choices'
import { isCategoryShown } from '@shared/engine/content/data-categories'
import { describe, expect, it } from 'vitest'
import { access, answer, explained, nothing, readAndEdit, readOnly } from '../../../org-access'
import { addUser, built, changeRole, record, share, user, type Edit } from '../../../org-builder'
import {
  all,
  article,
  categoryGroup,
  emptyTable,
  partner,
  profileShows,
  visibilityOf,
} from '../../../org-content'
import { settings } from '../../../org-objects'
import { parseRoleId } from '@shared/model/id'
import type { SharingModel } from '@shared/model/object-config'
import { newObject } from '../../../org-frame'
import { assign, permissions, permissionSet, system } from '../../../org-permissions'
import { changed, changeOf } from '../../../template-org'

const places = { Europe: null, France: 'Europe', Paris: 'France', Spain: 'Europe', Asia: null }
const geography = categoryGroup('Geo', places)
const reads = all(
  ...['re', 've', 'cee', 'nr', 'p'].map((id) => permissions(id, 'Knowledge__kav', 'R')),
)
const onlyFrance = profileShows('re', 'Geo', ['France'])

describe('visible categories', () => {
  const group = built(geography).dataCategoryGroups[0]
  const isShown = (shown: 'ALL' | 'NONE' | readonly string[], category: string) => {
    if (group === undefined) throw new Error('no group')
    return isCategoryShown(group, visibilityOf('Geo', shown), category)
  }

  it('T-80 KNW-04 a named category shows itself, all above and all below', () => {
    for (const category of ['France', 'Paris', 'Europe', 'All'])
      expect(isShown(['France'], category)).toBe(true)
  })

  it('T-80 KNW-04 it does not show those beside', () => {
    for (const category of ['Spain', 'Asia']) expect(isShown(['France'], category)).toBe(false)
  })

  it('KNW-04 all and none', () => {
    expect(isShown('ALL', 'Asia')).toBe(true)
    expect(isShown('NONE', 'Asia')).toBe(false)
  })
})

describe('articles by category', () => {
  it('T-80 KNW-05 an article in a shown category is read, one beside it is not', () => {
    const org = built(
      geography,
      reads,
      onlyFrance,
      article('a', ['Geo.Europe']),
      article('b', ['Geo.Spain']),
      article('c', ['Geo.Paris']),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'b')).toBe(nothing)
    expect(answer(org, 're', 'c')).toBe(readOnly)
  })

  it('F155 T-81 R15.12 an article in two groups, of which only one shows a category, is hidden', () => {
    const two = all(geography, categoryGroup('Product', { Phone: null }), reads, onlyFrance)
    const both = article('a', ['Geo.France', 'Product.Phone'])
    expect(answer(built(two, both), 're', 'a')).toBe(nothing)
    expect(answer(built(two, both, profileShows('re', 'Product', 'ALL')), 're', 'a')).toBe(readOnly)
  })

  it('KNW-05 within a group one visible category is enough', () => {
    const org = built(geography, reads, onlyFrance, article('a', ['Geo.Spain', 'Geo.France']))
    expect(answer(org, 're', 'a')).toBe(readOnly)
  })

  it('KNW-03 a group that is not active does not count', () => {
    const inactive = categoryGroup('Geo', places, { isActive: false })
    expect(answer(built(inactive, reads, article('a', ['Geo.Spain'])), 're', 'a')).toBe(readOnly)
    expect(answer(built(geography, reads, article('a', ['Geo.Spain'])), 're', 'a')).toBe(nothing)
  })

  it('T-82 KNW-05 an article without categories is read with Read on the object, and only so', () => {
    const org = built(geography, reads, article('a', []), permissions('ve', 'Knowledge__kav', ''))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 've', 'a')).toBe(nothing)
  })

  it('KNW-01 object permissions decide about each action; superiors of the author have nothing more', () => {
    const org = built(geography, onlyFrance, article('a', ['Geo.France']))
    expect(answer(built(geography, reads, article('a', ['Geo.France'])), 'cee', 'a')).toBe(nothing)
    const edits = permissions('re', 'Knowledge__kav', 'RE')
    expect(answer(edits(org), 're', 'a')).toBe('RET:Transfer')
  })

  it('D-66 KNW-06 View All Data and Modify All Data see published articles of every category', () => {
    const org = built(geography, system('re', 'ViewAllData'), article('a', ['Geo.Spain']))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(access(org, 'adm', 'a').hasReadAccess).toBe(true)
  })

  it('KNW-02 View All on the object opens nothing while categories decide', () => {
    const org = built(
      geography,
      permissions('re', 'Knowledge__kav', 'RV'),
      article('a', ['Geo.Asia']),
    )
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('R19.1 without the table of categories, or the group, nobody knows', () => {
    const alone = record('a', 'rw1', 'Knowledge__kav', { PublishStatus: 'Online' })
    expect(answer(built(geography, reads, alone), 're', 'a')).toBe(':None?')
    expect(answer(built(reads, article('a', ['Geo.France'])), 're', 'a')).toBe(':None?')
  })
})

describe('who sees which categories', () => {
  const everything = { defaultVisibility: { visibility: 'ALL', dataCategories: [] } } as const
  const open = categoryGroup('Geo', places, everything)
  const france = article('a', ['Geo.France'])
  const roleShows = (id: string, shown: 'ALL' | 'NONE' | readonly string[]) =>
    changeRole(id, { categoryGroupVisibilities: [visibilityOf('Geo', shown)] })

  it('T-83 KNW-07 a profile that shows none does not narrow the org’s default', () => {
    expect(answer(built(open, reads, profileShows('re', 'Geo', 'NONE'), france), 're', 'a')).toBe(
      readOnly,
    )
  })

  it('T-84 KNW-07 a role that shows none does, unless a permission set adds', () => {
    const narrowed = all(open, reads, roleShows('Rep East', 'NONE'), france)
    expect(answer(built(narrowed), 're', 'a')).toBe(nothing)
    const org = built(narrowed, permissionSet('S', {}), assign('S', 're'))
    const adding = {
      ...org,
      permissionSets: org.permissionSets.map((set) => ({
        ...set,
        categoryGroupVisibilities: [visibilityOf('Geo', ['France'])],
      })),
    }
    expect(answer(adding, 're', 'a')).toBe(readOnly)
  })

  it('KNW-04 of several categories that are shown one is enough, other groups do not count', () => {
    const two = roleShows('Rep East', ['Asia', 'France'])
    expect(answer(built(geography, reads, two, france), 're', 'a')).toBe(readOnly)
    const other = changeRole('Rep East', { categoryGroupVisibilities: [visibilityOf('Product', 'ALL')] }) // prettier-ignore
    const product = categoryGroup('Product', { Phone: null })
    expect(answer(built(geography, product, reads, other, france), 're', 'a')).toBe(nothing)
  })

  it('KNW-07 R19.1 a container that was not imported whole may show more, a whole one not', () => {
    const missing: Edit = (org) => ({
      ...org,
      permissionSets: org.permissionSets.map((set) => ({ ...set, isMissing: true })),
    })
    const set = [permissionSet('S', {}), assign('S', 're')]
    expect(answer(built(geography, reads, france, ...set), 're', 'a')).toBe(nothing)
    expect(answer(built(geography, reads, france, ...set, missing), 're', 'a')).toBe(':None?')
  })

  it('KNW-09 a partner with a role that is not in the import may be shown anything, a guest has none', () => {
    const inRole = user('p', { role: parseRoleId('gone') })
    const partnerReads = all(geography, partner, permissions('p', 'Knowledge__kav', 'R'), article('a', ['Geo.France'], { IsVisibleInPrm: 'true' })) // prettier-ignore
    expect(answer(built(partnerReads, inRole), 'p', 'a')).toBe(':None?')
    expect(answer(built(partnerReads), 'p', 'a')).toBe(nothing)
  })

  it('KNW-08 a role without a setting is as the role above', () => {
    const org = built(geography, reads, roleShows('VP East', ['Europe']), france)
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'nr', 'a')).toBe(nothing)
  })

  it('T-85 KNW-08 a role shows no more than the role above it', () => {
    const org = built(
      geography,
      reads,
      roleShows('VP East', ['Europe']),
      roleShows('Rep East', 'ALL'),
      article('a', ['Geo.Paris']),
      article('b', ['Geo.Asia']),
      article('c', ['Geo.All']),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'b')).toBe(nothing)
    expect(answer(org, 're', 'c')).toBe(readOnly)
  })

  it('KNW-09 without a role only the default, profile and sets count', () => {
    expect(answer(built(geography, reads, france), 'nr', 'a')).toBe(nothing)
    expect(answer(built(open, reads, france), 'nr', 'a')).toBe(readOnly)
    const set = profileShows('nr', 'Geo', ['France'])
    expect(answer(built(geography, reads, set, france), 'nr', 'a')).toBe(readOnly)
  })

  it('KNW-07 a default that no file states is all, and marked assumed', () => {
    const unstated = categoryGroup('Geo', places, { defaultVisibility: null })
    expect(answer(built(unstated, reads, france), 'nr', 'a')).toBe(readOnly)
    expect(access(built(unstated, reads, france), 'nr', 'a').certainty).toBe('assumed')
    expect(access(built(open, reads, france), 'nr', 'a').certainty).toBe('exact')
  })

  it('R19.1 a role that is not in the import may show anything', () => {
    const org = built(geography, reads, france, changeRole('Rep East', { isMissing: true }))
    expect(answer(org, 're', 'a')).toBe(':None?')
  })
})

describe('channels and states', () => {
  it('KNW-01 an article that is not for the internal app is not for employees, one that says nothing is', () => {
    const shown = (cells: Record<string, string | null>) =>
      answer(built(reads, article('a', [], cells)), 're', 'a')
    expect(shown({ IsVisibleInApp: 'false' })).toBe(nothing)
    expect(shown({ IsVisibleInApp: null })).toBe(readOnly)
  })

  it('KNW-01 a partner reads what is published to partners, and nothing else', () => {
    const readers = all(partner, permissions('p', 'Knowledge__kav', 'R'))
    expect(answer(built(readers, article('a', [], { IsVisibleInPrm: 'true' })), 'p', 'a')).toBe(
      readOnly,
    )
    expect(answer(built(readers, article('a', [])), 'p', 'a')).toBe(nothing)
  })

  it('KNW-01 a customer by the customer flag', () => {
    const customer = all(
      addUser('c', null, { userType: 'CspLitePortal' }),
      permissions('c', 'Knowledge__kav', 'R'),
    )
    expect(answer(built(customer, article('a', [], { IsVisibleInCsp: 'true' })), 'c', 'a')).toBe(
      readOnly,
    )
    expect(answer(built(customer, article('a', [], { IsVisibleInPrm: 'true' })), 'c', 'a')).toBe(
      nothing,
    )
  })

  it('R12.6 drafts and archived versions need their permission, View All Data is none', () => {
    const draft = article('a', [], { PublishStatus: 'Draft' })
    expect(answer(built(reads, draft), 're', 'a')).toBe(nothing)
    expect(answer(built(reads, draft, system('re', 'ViewAllData')), 're', 'a')).toBe(nothing)
    expect(answer(built(reads, draft, system('re', 'ViewDraftArticles')), 're', 'a')).toBe(readOnly)
    const archived = article('a', [], { PublishStatus: 'Archived' })
    expect(answer(built(reads, archived, system('re', 'ViewDraftArticles')), 're', 'a')).toBe(
      nothing,
    )
    expect(answer(built(reads, archived, system('re', 'ViewArchivedArticles')), 're', 'a')).toBe(
      readOnly,
    )
  })

  it('R19.1 an export without the publication status is unknown', () => {
    const alone = all(
      record('a', 'rw1', 'Knowledge__kav'),
      emptyTable('Knowledge__DataCategorySelection'),
    )
    expect(answer(built(reads, alone), 're', 'a')).toBe(':None?')
  })
})

describe('standard sharing of articles', () => {
  const unstated = all(settings({ knowledgeStandardSharing: true }), geography, reads)
  const withDefault =
    (sharingModel: SharingModel | null): Edit =>
    (org) => ({
      ...org,
      objects: [...org.objects, newObject('Knowledge__kav', 'Private', { sharingModel })],
    })
  const shared = all(withDefault('Private'), unstated)

  it('R3.19 articles whose default nobody states are Read/Write inside and Private outside', () => {
    const channels = { IsVisibleInPrm: 'true' }
    const outside = settings({ enableExternalSharingModel: true })
    const all = [article('a', ['Geo.Spain'], channels), permissions('re', 'Knowledge__kav', 'RE')]
    const partner = addUser('p', null, { userType: 'PowerPartner' })
    const opened = built(partner, unstated, outside, ...all)
    expect(answer(opened, 're', 'a')).toBe(readAndEdit)
    expect(answer(opened, 'nr', 'a')).toBe(readOnly)
    expect(answer(opened, 'p', 'a')).toBe(nothing)
    expect(answer(built(partner, shared, outside, ...all), 're', 'a')).toBe(nothing)
    const categorised = built(geography, reads, onlyFrance, ...all)
    expect(answer(categorised, 're', 'a')).toBe(nothing)
  })

  it('R3.19 the default of articles is changed as any, and counts with standard sharing alone', () => {
    const org = built(withDefault('ReadWrite'), unstated, article('a', []))
    const change = changeOf('object:Knowledge__kav.sharingModel=Private')
    expect(answer(changed(org, [change]), 'nr', 'a')).toBe(nothing)
    const [knowledge] = org.objects.filter(({ name }) => name === 'Knowledge__kav')
    if (knowledge === undefined) throw new Error('no articles')
    expect(fixedDefault(org, knowledge)).toBeNull()
    const off = built(settings({ knowledgeStandardSharing: false }))
    expect(fixedDefault(off, knowledge)).toMatchObject({ rule: 'KNW-02' })
  })

  it('KNW-02 what is missing is sharing, and categories or the channel where those decide', () => {
    const codes = (...edits: readonly Edit[]) =>
      explained(built(...edits), 're', 'a').missing.map(({ reason }) => reason.code)
    expect(codes(shared, onlyFrance, article('a', ['Geo.Spain']))).toEqual(['missing-default'])
    expect(codes(geography, reads, onlyFrance, article('a', ['Geo.Spain']))).toEqual(['missing-article']) // prettier-ignore
    expect(codes(shared, article('a', [], { IsVisibleInApp: 'false' }))).toEqual(['missing-channel']) // prettier-ignore
    expect(codes(shared, article('a', [], { PublishStatus: 'Draft' }))).toEqual(['missing-draft'])
  })

  it('KNW-02 R15.12 sharing decides, categories do not', () => {
    const org = built(shared, article('a', ['Geo.Spain']), share('a', 're'))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'nr', 'a')).toBe(nothing)
    expect(answer(org, 've', 'a')).toBe(readOnly)
  })

  it('KNW-02 View All on the object counts then', () => {
    const org = built(shared, article('a', []), permissions('nr', 'Knowledge__kav', 'RV'))
    expect(answer(org, 'nr', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('R3.19 a default of articles that a file states is not assumed', () => {
    const certainty = (sharingModel: SharingModel | null) =>
      access(built(withDefault(sharingModel), unstated, article('a', [])), 're', 'a').certainty
    expect(certainty('Private')).toBe('exact')
    expect(certainty(null)).toBe('assumed')
  })

  it('KNW-01 a shared draft still needs the permission for drafts', () => {
    const draft = all(article('a', [], { PublishStatus: 'Draft' }), share('a', 're'))
    expect(answer(built(shared, draft), 're', 'a')).toBe(nothing)
    expect(answer(built(shared, draft, system('re', 'ViewDraftArticles')), 're', 'a')).toBe(
      readOnly,
    )
  })

  it('KNW-02 an inactive user’s answer is no different', () => {
    const org = built(shared, article('a', []), user('re', { isActive: false }))
    expect(answer(org, 're', 'a')).toBe(nothing)
  })
})
