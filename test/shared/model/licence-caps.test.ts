import { describe, expect, it } from 'vitest'
import { userTypeOfLicense } from '@shared/model/licence-caps'

describe('R13.1 the user type that goes with a licence', () => {
  it.each([
    ['Salesforce', 'Standard'],
    ['Salesforce Platform', 'Standard'],
    ['Partner Community', 'PowerPartner'],
    ['Gold Partner', 'PowerPartner'],
    ['Channel Account', 'PowerPartner'],
    ['External Apps Plus', 'PowerPartner'],
    ['External Apps Plus Login', 'PowerPartner'],
    ['Customer Community Plus', 'PowerCustomerSuccess'],
    ['Customer Portal Manager Standard', 'PowerCustomerSuccess'],
    ['Customer Community', 'CspLitePortal'],
    ['External Apps', 'CspLitePortal'],
    ['External Apps Login', 'CspLitePortal'],
    ['High Volume Customer Portal', 'CspLitePortal'],
    ['Authenticated Website', 'CspLitePortal'],
    ['Guest User License', 'Guest'],
    ['Chatter Free', 'CsnOnly'],
    ['Chatter External', 'CsnOnly'],
    ['No Licence We Know', 'Standard'],
    [null, 'Standard'],
  ])('%s: %s', (license, type) => {
    expect(userTypeOfLicense(license)).toBe(type)
  })
})
