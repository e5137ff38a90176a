import { describe, expect, it } from 'vitest'
import { kindTable } from '@shared/change/kind-table'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { dependentsOf } from '@shared/change/dependents'
import type { Org } from '@shared/model/org'
import { after, codeOf, messageOf } from './changed-org'
import { smallOrg } from './small-org'

const propertyOf = (
  org: Org,
  kind: keyof typeof kindTable,
  name: string,
  property: string,
): string => {
  const found = kindTable[kind].find(org, name)
  if (found.kind === 'refused') throw new Error(found.message)
  return found.property(property)?.value ?? ''
}

/** What the org document gives back is what was made. */
function kept(org: Org): Org {
  const parsed = parseOrgDocument(formatOrgDocument(org))
  if (parsed.kind !== 'ok') throw new Error('the document is not read')
  return parsed.org
}

describe('sites and connected apps by hand', () => {
  const site = after(
    smallOrg(),
    'network+=Partner Portal',
    'network:"Partner Portal".status=Live',
    'network:"Partner Portal".profiles+=Portal',
    'network:"Partner Portal".permissionSets+=Auditor',
    'network:"Partner Portal".guestProfile=Portal',
  )

  it('LOG-10 name who may enter, and the document keeps it', () => {
    expect(propertyOf(kept(site), 'network', 'partner portal', 'profiles')).toBe('Portal')
    expect(propertyOf(kept(site), 'network', 'Partner Portal', 'status')).toBe('Live')
    expect(codeOf(site, 'network:"Partner Portal".profiles+=Nobody')).toBe('unknown-profile')
  })

  it('R13.25 stay without a profile that is deleted, and the form says so before', () => {
    const dependents = dependentsOf(site, { kind: 'profile', name: 'Portal' })
    expect(dependents).toMatchObject({ kind: 'ok' })
    const left = after(site, 'profile-=Portal')
    expect(left.networks[0]).toMatchObject({ profiles: [], guestProfile: null })
  })

  it('LOG-09 open a connected app to profiles, from addresses that are some', () => {
    const app = after(
      smallOrg(),
      'connectedApp+=Loader',
      'connectedApp:Loader.permittedUsers=AdminApproved',
      'connectedApp:Loader.profiles+=Standard',
      'connectedApp:Loader.ipRanges+=10.0.0.1-10.0.0.9 Office',
    )
    expect(kept(app).connectedApps[0]).toMatchObject({
      permittedUsers: 'AdminApproved',
      ipRanges: [{ start: '10.0.0.1', end: '10.0.0.9', description: 'Office' }],
    })
    expect(codeOf(app, 'connectedApp:Loader.ipRanges+=10.0.0.9-10.0.0.1')).toBe('wrong-range')
  })
})

describe('trusted IP ranges by hand', () => {
  it('LOG-04 are made, moved and described', () => {
    const org = after(
      smallOrg(),
      'trustedIpRange+=10.0.0.1-10.0.0.255 Office',
      'trustedIpRange:10.0.0.1-10.0.0.255.description=Head office',
      'trustedIpRange:10.0.0.1-10.0.0.255.name=10.0.1.1-10.0.1.255',
    )
    const range = { start: '10.0.1.1', end: '10.0.1.255', description: 'Head office' }
    expect(kept(org).trustedIpRanges).toEqual([range])
    expect(after(org, 'trustedIpRange-=10.0.1.1-10.0.1.255').trustedIpRanges).toEqual([])
  })

  it('LOG-21 are no range backwards, nor the same one twice', () => {
    expect(codeOf(smallOrg(), 'trustedIpRange+=10.0.0.9-10.0.0.1')).toBe('wrong-range')
    const org = after(smallOrg(), 'trustedIpRange+=10.0.0.1-10.0.0.9')
    expect(codeOf(org, 'trustedIpRange+=10.0.0.1-10.0.0.9')).toBe('name-taken')
  })
})

describe('the time zone of the org', () => {
  it('LOG-11 is any zone of the world, and may be taken back', () => {
    const org = after(smallOrg(), 'setting:timeZone=europe/berlin')
    expect(org.settings.timeZone).toBe('Europe/Berlin')
    expect(after(org, 'setting:timeZone=Asia/Kolkata').settings.timeZone).toBe('Asia/Kolkata')
    expect(after(org, 'setting:timeZone=').settings.timeZone).toBeNull()
  })

  it('LOG-11 is not a place that no zone is called after', () => {
    expect(messageOf(smallOrg(), 'setting:timeZone=Europe/Berlinn')).toContain('Europe/Berlin')
  })
})

describe('page layouts by hand', () => {
  const org = after(
    smallOrg(),
    'layout+=Account.Wide Layout',
    'layout:Account."Wide Layout".items+=Rating = Readonly',
    'profile:Standard.layoutAssignments+=Account = Wide Layout',
  )

  it('FLS-41 say what becomes of a field, and say it once', () => {
    const again = after(org, 'layout:Account."Wide Layout".items+=Rating = Required')
    expect(kept(again).layouts[0]?.items).toEqual([{ field: 'Rating', behavior: 'Required' }])
    expect(codeOf(org, 'layout:Account."Wide Layout".items+=Colour')).toBe('unknown-field')
    expect(codeOf(org, 'layout:Account."Wide Layout".items+=Rating = Hidden')).toBe('wrong-value')
  })

  it('FLS-40 keep their profiles when renamed, and leave them when deleted', () => {
    const renamed = after(org, 'layout:Account."Wide Layout".name=Big')
    expect(renamed.profiles[0]?.layoutAssignments[0]?.layout).toBe('Big')
    expect(after(renamed, 'layout-=Account.Big').profiles[0]?.layoutAssignments).toEqual([])
  })
})

describe('data categories by hand', () => {
  const org = after(
    smallOrg(),
    'dataCategoryGroup+=Regions',
    'dataCategoryGroup:Regions.categories+=EMEA',
    'dataCategoryGroup:Regions.categories+=Germany under EMEA',
    'dataCategoryGroup:Regions.categories+=USA',
    'role:East.categoryGroupVisibilities+=Regions = EMEA + USA',
    'profile:Standard.categoryGroupVisibilities+=Regions = ALL',
  )

  it('KNW-03 stand in a tree, parents first', () => {
    expect(kept(org).dataCategoryGroups[0]?.categories).toMatchObject([
      { name: 'EMEA', parent: null },
      { name: 'USA', parent: null },
      { name: 'Germany', parent: 'EMEA' },
    ])
    expect(codeOf(org, 'dataCategoryGroup:Regions.categories+=Oslo under Norway')).toBe(
      'category-without-parent',
    )
    expect(codeOf(org, 'dataCategoryGroup:Regions.categories+=EMEA under Germany')).toBe(
      'category-without-parent',
    )
    expect(codeOf(org, 'dataCategoryGroup:Regions.categories-=EMEA')).toBe(
      'category-without-parent',
    )
  })

  it('KNW-04 are shown whole, not at all, or by name', () => {
    expect(kept(org).roles.find(({ developerName }) => developerName === 'East')).toMatchObject({
      categoryGroupVisibilities: [
        { dataCategoryGroup: 'Regions', visibility: 'CUSTOM', dataCategories: ['EMEA', 'USA'] },
      ],
    })
    const wrong = 'role:East.categoryGroupVisibilities+=Regions = Mars'
    expect(codeOf(org, wrong)).toBe('unknown-data-category')
    const none = after(org, 'dataCategoryGroup:Regions.defaultVisibility=NONE')
    expect(propertyOf(none, 'dataCategoryGroup', 'Regions', 'defaultVisibility')).toBe('NONE')
  })

  it('KNW-05 take what shows them along: under a new name, without a category, and gone', () => {
    const renamed = after(org, 'dataCategoryGroup:Regions.name=Areas')
    expect(propertyOf(renamed, 'role', 'East', 'categoryGroupVisibilities')).toBe(
      'Areas = EMEA + USA',
    )
    const less = after(renamed, 'dataCategoryGroup:Areas.categories-=USA')
    expect(propertyOf(less, 'role', 'East', 'categoryGroupVisibilities')).toBe('Areas = EMEA')
    const gone = after(less, 'dataCategoryGroup-=Areas')
    expect(propertyOf(gone, 'role', 'East', 'categoryGroupVisibilities')).toBe('')
  })
})
