import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import type { RuleEntry } from '@shared/protocol/engine'

/** A rule that the catalogue does not hold yet stands with its number alone. */
export const ruleEntry = (id: string): RuleEntry =>
  ruleCatalogue.get(id) ?? { id, sense: '', source: '' }
