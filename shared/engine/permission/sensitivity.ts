import type { FieldConfig, ObjectConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import type { Reason } from '../answer'
import { contactSide } from './field-keys'

const ranks: readonly string[] = [
  'public',
  'internal',
  'confidential',
  'restricted',
  'missioncritical',
]

/** Rank of a classification, 0–4; a value of the org's own ranks as Confidential. Rule CLS-01. */
export function classificationRank(classification: string): number {
  const rank = ranks.indexOf(classification.replace(/\s/g, '').toLowerCase())
  return rank === -1 ? ranks.indexOf('confidential') : rank
}

/** True for a field with a compliance group; `None` is written where there is none. Rule CLS-01. */
function hasComplianceGroup({ complianceGroup }: FieldConfig): boolean {
  const groups = (complianceGroup ?? '').split(';').map((group) => group.trim().toLowerCase())
  return groups.some((group) => group !== '' && group !== 'none')
}

/**
 * Weight of a field in heat-maps and reviews, 0–5: its classification's rank, 1 without one, and 1 more with a compliance
 * group. It changes no access. The contact side of a person account is classified as the contact's field. Rules CLS-01–CLS-03.
 */
export function fieldSensitivity(
  objects: readonly ObjectConfig[],
  object: string,
  field: FieldConfig,
): number {
  const side = contactSide(object, field.name)
  const classified =
    side.object === object ? field : (fieldNamed(objects, side.object, side.name) ?? field)
  const { securityClassification } = classified
  const rank = securityClassification === null ? 1 : classificationRank(securityClassification)
  return rank + (hasComplianceGroup(classified) ? 1 : 0)
}

function fieldNamed(
  objects: readonly ObjectConfig[],
  object: string,
  name: string,
): FieldConfig | undefined {
  const found = objects.find((each) => each.name.toLowerCase() === object.toLowerCase())
  return found?.fields.find((each) => each.name.toLowerCase() === name.toLowerCase())
}

/** Fields on their way out (Hidden, DeprecateCandidate) that a profile or set still makes readable. Rule CLS-03. */
export function fieldStatusFindings(org: Org): readonly Reason[] {
  const readable = new Set(
    [...org.profiles, ...org.permissionSets]
      .flatMap(({ fieldPermissions }) => fieldPermissions.filter((entry) => entry.readable))
      .map(({ object, field }) => `${object}.${field}`.toLowerCase()),
  )
  return org.objects.flatMap((object) =>
    object.fields
      .filter(({ businessStatus }) => /^(hidden|deprecatecandidate)$/i.test(businessStatus ?? ''))
      .filter(({ name }) => readable.has(`${object.name}.${name}`.toLowerCase()))
      .map(({ name, businessStatus }) => ({
        code: 'field-still-readable',
        rule: 'CLS-03',
        args: { field: `${object.name}.${name}`, status: businessStatus ?? '' },
      })),
  )
}
