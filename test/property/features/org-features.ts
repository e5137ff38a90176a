import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape, type OrgShape } from '@shared/sample/org-shape'
import { randomFrom } from '@shared/sample/random'
import type { OrgFeature } from './feature'
import { granteeFeatures } from './grantee-features'
import { objectFeatures } from './object-features'
import { peopleFeatures } from './people-features'
import { permissionFeatures } from './permission-features'
import { recordFeatures } from './record-features'
import { settingFeatures } from './setting-features'

const table = {
  ...peopleFeatures,
  ...granteeFeatures,
  ...permissionFeatures,
  ...objectFeatures,
  ...settingFeatures,
  ...recordFeatures,
}
export type OrgFeatureName = keyof typeof table

/** Everything that the engine knows and an org may hold; this list drives the generator of the tests. */
export const orgFeatures: Readonly<Record<OrgFeatureName, OrgFeature>> = table
export const orgFeatureNames = Object.keys(table) as readonly OrgFeatureName[] // the table has exactly these keys

/** A small org with the features that are wanted and those that they stand on; sizes may be given. */
export function orgWith(
  seed: number,
  wanted: readonly OrgFeatureName[],
  sizes: Partial<OrgShape> = {},
): Org {
  const from = new Set(wanted.flatMap((name) => orgFeatures[name].from ?? []))
  const shape = smallShape(
    seed,
    features.filter((feature) => from.has(feature)),
  )
  return wanted.reduce(
    (org, name) => orgFeatures[name].put?.(org, randomFrom(seed * 131 + name.length)) ?? org,
    generateOrg({ ...shape, ...sizes }),
  )
}

/** How often each feature and each pair of features (`a + b`) was in an org. */
export type Coverage = Map<string, number>

export const pairs: readonly (readonly [OrgFeatureName, OrgFeatureName])[] =
  orgFeatureNames.flatMap((one, at) =>
    orgFeatureNames.slice(at + 1).map((other) => [one, other] as const),
  )
export const pairKey = ([one, other]: (typeof pairs)[number]): string => `${one} + ${other}`

/** Adds what is in this org, whatever was wanted. */
export function count(coverage: Coverage, org: Org): void {
  const found = orgFeatureNames.filter((name) => orgFeatures[name].isIn(org))
  const add = (key: string) => coverage.set(key, (coverage.get(key) ?? 0) + 1)
  found.forEach((one, at) => {
    add(one)
    for (const other of found.slice(at + 1)) add(pairKey([one, other]))
  })
}

/** What was seen, in one line: `71 of 71 features, 2485 of 2485 pairs, the rarest 3 times (a + b)`. */
export function coverageLine(coverage: Coverage): string {
  const timesOf = (key: string) => coverage.get(key) ?? 0
  const seen = (keys: readonly string[]) => keys.filter((key) => timesOf(key) > 0).length
  const keys = pairs.map(pairKey)
  const rarest = keys.reduce((best, key) => (timesOf(key) < timesOf(best) ? key : best))
  return (
    `${seen(orgFeatureNames)} of ${orgFeatureNames.length} features, ` +
    `${seen(keys)} of ${keys.length} pairs, the rarest ${timesOf(rarest)} times (${rarest})`
  )
}
