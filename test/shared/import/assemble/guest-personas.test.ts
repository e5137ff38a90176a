import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, importedOver, xml } from './imported'

const rule = xml(
  'SharingRules',
  `<sharingGuestRules><fullName>Published</fullName><accessLevel>Read</accessLevel><label>Published</label>
   <sharedTo><guestUser>Museum</guestUser></sharedTo>
   <criteriaItems><field>Name</field><operation>notEqual</operation><value></value></criteriaItems></sharingGuestRules>`,
)
const site = xml('CustomSite', '<active>true</active><masterLabel>Museum</masterLabel>')
const profile = xml('Profile', '<userLicense>Guest User License</userLicense><custom>true</custom>')
const project = {
  'objects/Exhibit__c.object': xml('CustomObject', '<sharingModel>Private</sharingModel>'),
  'sharingRules/Exhibit__c.sharingRules': rule,
  'sites/Museum.site': site,
  'profiles/Museum Profile.profile': profile,
}

describe('the guest of a site in a project without users', () => {
  it('3.13 R6.7 a guest rule names the persona of the site’s guest profile', async () => {
    const result = await imported(project)
    expect(result.org.users.map(({ id, userType }) => [id, userType])).toEqual([
      ['persona:Museum Profile', 'Guest'],
    ])
    expect(result.org.sharingRules[0]?.sharedTo).toEqual([
      { kind: 'user', user: 'persona:Museum Profile' },
    ])
    expect(codesOf(result)).not.toContain('unknown-guest-user')
  })

  it('a guest rule of a site whose profile is not there names nobody known, and says so', async () => {
    const { 'profiles/Museum Profile.profile': _profile, ...rest } = project
    const result = await imported({
      ...rest,
      'profiles/Other.profile': xml('Profile', '<userLicense>Salesforce</userLicense>'),
    })
    expect(result.org.sharingRules[0]?.sharedTo).toMatchObject([{ kind: 'unresolved' }])
    expect(codesOf(result)).toContain('unknown-guest-user')
  })

  it('once users come, the rule names the real guest user', async () => {
    const users = csv(
      'Id,Username,IsActive,Profile.Name,UserType',
      '005000000000001AAA,museum@x.test,true,Museum Profile,Guest',
    )
    const { org } = await importedOver(project, { 'User.csv': users })
    expect(org.users.map(({ username }) => username)).toEqual(['museum@x.test'])
    expect(org.sharingRules[0]?.sharedTo).toEqual([{ kind: 'user', user: '005000000000001AAA' }])
  })
})
