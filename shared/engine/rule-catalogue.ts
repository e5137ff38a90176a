import { contentRules } from './catalogue/content-rules'
import { permissionRules } from './catalogue/permission-rules'
import { recordRules } from './catalogue/record-rules'
import { specialRules } from './catalogue/special-rules'
import { stepRules } from './catalogue/step-rules'

/** A rule of the access specifications: its sense in one sentence of our own, and where the platform documents it. */
export interface RuleEntry {
  readonly id: string
  readonly sense: string
  readonly source: string
}

/** Rules that explanations name, by number. */
export const ruleCatalogue: ReadonlyMap<string, RuleEntry> = new Map(
  [...stepRules, ...recordRules, ...specialRules, ...contentRules, ...permissionRules].map(
    ([id, sense, source]) => [id, { id, sense, source }],
  ),
)
