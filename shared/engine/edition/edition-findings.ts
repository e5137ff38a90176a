import type { Edition, Org } from '../../model/org'
import type { Reason } from '../answer'
import {
  articleTable,
  columns,
  editionColumn,
  editionTable,
  type Availability,
  type EditionFeature,
} from './edition-table'
import { featureUses, type FeatureUse } from './feature-use'

/** A feature that the org uses and its edition does not have, or not as much of. Rule EDI-40. */
export interface EditionFinding {
  readonly severity: 'high' | 'medium'
  /** Its `rule` is the line of the table. */
  readonly reason: Reason
}

/**
 * What the org uses beyond its edition; nothing where the edition is not stated. Rules EDI-01–EDI-40.
 *
 * Findings alone: evaluation stays as it is (EDI-01, EDI-03). `asOf`: the table of today, or the article’s older claims (EDI-02).
 */
export function editionFindings(
  org: Org,
  asOf: 'today' | 'article' = 'today',
): readonly EditionFinding[] {
  const { edition } = org.settings
  if (edition === null) return []
  const uses = featureUses(org)
  return (asOf === 'today' ? editionTable : articleTable).flatMap((feature) => {
    const use = uses.get(feature.id)
    if (use === undefined || use.count === 0) return []
    const available = feature.available[columns.indexOf(editionColumn(edition))] ?? 'yes'
    const reason = reasonOf(feature, available, use, edition)
    return reason === null ? [] : [{ severity: severityOf(org, feature), reason }]
  })
}

function reasonOf(
  { id, feature, unit }: EditionFeature,
  available: Availability,
  use: FeatureUse,
  edition: Edition,
): Reason | null {
  const args = { id, feature, edition, count: String(use.count), unit }
  switch (available) {
    case 'yes':
      return null
    case 'no':
      return { code: 'edition-without', rule: id, args }
    case 'addOn':
      return { code: 'edition-add-on', rule: id, args }
    case 'limited':
    case 'orgWide':
      return { code: 'edition-in-part', rule: id, args }
  }
  if (use.most <= available) return null
  return { code: 'edition-too-many', rule: id, args: { ...args, limit: String(available) } }
}

/** High where access rests on the feature: without field-level security a classified field is open. */
function severityOf(org: Org, { id }: EditionFeature): EditionFinding['severity'] {
  if (id !== 'EDI-15') return 'medium'
  const hasClassified = org.objects.some(({ fields }) =>
    fields.some(
      ({ securityClassification }) =>
        securityClassification !== null && securityClassification !== 'Public',
    ),
  )
  return hasClassified ? 'high' : 'medium'
}
