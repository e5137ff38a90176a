import { specialObjects } from '@shared/engine/record/special/special-objects'
import { defaultSettings, emptyOrg, type Org } from '@shared/model/org'
import { userFamily } from '@shared/model/user'
import { randomFrom } from '@shared/sample/random'
import { describe, expect, it, vi } from 'vitest'
import {
  count,
  coverageLine,
  orgFeatureNames,
  orgFeatures,
  orgWith,
  pairKey,
  pairs,
  type Coverage,
} from './features/org-features'
import { compiledEqualsDoors } from './laws'
import { seedsUpTo, smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 180_000 })

/** The orgs that the laws of this folder go through. */
const orgs = seedsUpTo(24).map(smallOrg)

describe('generated orgs hold every feature', () => {
  it.each(orgFeatureNames)('%s, alone, where the compiled form answers as the doors do', (name) => {
    const alone = seedsUpTo(9)
      .map((seed) => orgWith(seed, [name]))
      .filter(orgFeatures[name].isIn)
    expect(alone.length).toBeGreaterThan(0)
    for (const org of alone.slice(0, 2))
      expect(compiledEqualsDoors(org, randomFrom(5)), org.name).toBeNull()
  })

  it('and every pair of features, in the orgs that the laws go through', () => {
    const coverage: Coverage = new Map()
    for (const org of orgs) count(coverage, org)
    console.log(coverageLine(coverage))
    expect(orgFeatureNames.filter((name) => !coverage.has(name))).toEqual([])
    expect(pairs.map(pairKey).filter((key) => !coverage.has(key))).toEqual([])
  })

  it('but no feature is in all of them, so that each is also missed', () => {
    const always = orgFeatureNames.filter((name) =>
      orgs.every((org) => orgFeatures[name].isIn(org)),
    )
    expect(always).toEqual([])
  })
})

describe('the list of features names all that the model has', () => {
  const wordsOf = (read: (org: Org) => readonly string[]) => new Set(orgs.flatMap(read))

  it('every list of an org has something in it', () => {
    const lists = Object.keys(emptyOrg('')).filter(
      (key) => !['name', 'settings', 'notRead'].includes(key),
    )
    const isFilled = (key: string) =>
      orgs.some((org) => ((org[key as keyof Org] ?? []) as unknown[]).length > 0) // keys of an org, lists but the two left out
    expect(lists.filter((key) => !isFilled(key))).toEqual([])
  })

  it('every setting is another than the default somewhere', () => {
    const names = Object.keys(defaultSettings) as (keyof typeof defaultSettings)[] // the settings have exactly these keys
    const isMoved = (name: (typeof names)[number]) =>
      orgs.some(({ settings }) => settings[name] !== defaultSettings[name])
    expect(names.filter((name) => !isMoved(name))).toEqual([])
  })

  it('R13.1 every family of users, R15 every object with a model of its own, has somebody and records', () => {
    const families = wordsOf(({ users }) => users.map(({ userType }) => userFamily(userType)))
    expect([...families].sort()).toEqual([
      'chatterOnly',
      'customerPlus',
      'guest',
      'highVolume',
      'internal',
      'partner',
    ])
    const filled = wordsOf(({ records }) =>
      records.filter(({ ids }) => ids.length > 0).map(({ object }) => object),
    )
    // Users are records themselves; versions of articles are the articles.
    const elsewhere = ['User', 'KnowledgeArticleVersion']
    expect(
      [...specialObjects.keys()].filter((name) => !filled.has(name) && !elsewhere.includes(name)),
    ).toEqual([])
  })

  it('R5.1 every kind of grantee is named', () => {
    const kinds = wordsOf((org) =>
      [
        ...org.shares.map(({ grantee }) => grantee),
        ...org.groups.flatMap(({ members }) => members ?? []),
      ]
        .concat(org.sharingRules.flatMap(({ sharedTo }) => sharedTo))
        .map(({ kind }) => kind),
    )
    const every: readonly string[] = [
      ...['user', 'group', 'role', 'roleAndSubordinates', 'roleAndSubordinatesInternal'],
      ...['territory', 'territoryAndSubordinates', 'managers', 'managerSubordinates'],
      ...['allInternalUsers', 'allPartnerUsers', 'allCustomerPortalUsers', 'unresolved'],
    ]
    expect(every.filter((kind) => !kinds.has(kind))).toEqual([])
  })
})
