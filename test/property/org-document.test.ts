import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import { mergedOrgs } from '@shared/import/assemble/merge-orgs'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { orgWithSurroundings } from './surroundings-arbitrary'

describe('org document', () => {
  it('reading what was written gives the same org, in canonical order', () => {
    fc.assert(
      fc.property(orgWithSurroundings, (org) => {
        expect(parseOrgDocument(formatOrgDocument(org))).toEqual({
          kind: 'ok',
          org: canonicalOrg(org),
          design: null,
          problems: [],
        })
      }),
      { numRuns: 60 },
    )
  })

  it('the order of lists does not show in the text', () => {
    fc.assert(
      fc.property(orgWithSurroundings, (org) => {
        const turned = {
          ...org,
          users: org.users.toReversed(),
          shares: org.shares.toReversed(),
          objects: org.objects.toReversed(),
          records: org.records.toReversed(),
          folders: org.folders.toReversed(),
          layouts: org.layouts.toReversed(),
          networks: org.networks.toReversed(),
          connectedApps: org.connectedApps.toReversed(),
          dataCategoryGroups: org.dataCategoryGroups.toReversed(),
          customPermissions: org.customPermissions.toReversed(),
          trustedIpRanges: org.trustedIpRanges.toReversed(),
        }
        expect(formatOrgDocument(turned)).toBe(formatOrgDocument(org))
      }),
      { numRuns: 20 },
    )
  })

  it('an org over itself is itself', () => {
    fc.assert(
      fc.property(orgWithSurroundings, (org) => {
        const canonical = canonicalOrg(org)
        const merged = mergedOrgs(canonical, canonical)
        const counts = canonical.notRead.map(({ type, count }) => ({ type, count: count * 2 }))
        expect(merged).toEqual({ ...canonical, notRead: counts })
      }),
      { numRuns: 20 },
    )
  })
})
