import { isRestrictable, type RestrictionRule, type SharingSet } from '@shared/model/sharing'
import { report } from './findings'
import type { ObjectRegistry } from './object-registry'
import { spelling } from './object-registry'
import { sortedBy } from './order'
import type { ProfileRegistry } from './profiles'
import { resolveName } from './registry'
import type { Sources } from './sources'

/**
 * Sharing sets; their profiles are often written in lower case. Share groups stand in no metadata file: none is known.
 *
 * Rule R13.8.
 */
export function assembleSharingSets(
  sources: Sources,
  profiles: ProfileRegistry,
  registry: ObjectRegistry,
): SharingSet[] {
  const sets = sources.metadata.sharingSets.map((parsed): SharingSet => {
    const members = parsed.profiles.map((name) =>
      resolveName(profiles, name, parsed, sources.findings),
    )
    const mappings = parsed.accessMappings.map(
      ({ object, accessLevel, userField, objectField }) => ({
        object: spelling(registry, object),
        accessLevel,
        userField,
        objectField,
      }),
    )
    return {
      name: parsed.name,
      profiles: [...new Set(members)].sort(),
      accessMappings: sortedBy(
        mappings,
        (mapping) => mapping.object,
        (mapping) => mapping.objectField,
        (mapping) => mapping.userField,
      ),
      shareGroup: [],
    }
  })
  return sortedBy(sets, (set) => set.name)
}

/** Restriction, scoping and field restriction rules, as text. */
export function assembleRestrictionRules(
  sources: Sources,
  registry: ObjectRegistry,
): RestrictionRule[] {
  const rules = sources.metadata.restrictionRules.map((parsed): RestrictionRule => ({
    name: parsed.name,
    object: spelling(registry, parsed.object),
    isActive: parsed.isActive,
    enforcementType: parsed.enforcementType,
    userCriteria: parsed.userCriteria,
    recordFilter: parsed.recordFilter,
  }))
  for (const parsed of sources.metadata.restrictionRules) {
    if (parsed.enforcementType !== 'Restrict' || isRestrictable(parsed.object)) continue
    const message = `restriction rule \`${parsed.name}\` is on \`${parsed.object}\`, which cannot have one; it is kept and has no effect`
    report(sources.findings, 'warning', 'restriction-rule-without-effect', parsed, message)
  }
  return sortedBy(
    rules,
    (rule) => rule.object,
    (rule) => rule.name,
  )
}
