import type { OrgSummary } from '@shared/protocol/engine'
import { sessionSets, type Evaluation } from '@shared/scenario/opened-org'
import { countsOf } from '../org-content'
import { assumptionsOf, orgSettings } from './org-settings'

/** Name, counts, settings, and what is assumed about the objects that the heat-map shows. */
export function orgSummary({ org, compiled, counts }: Evaluation): OrgSummary {
  return {
    name: org.name,
    counts: countsOf(
      compiled.org.users === org.users ? org : { ...org, users: compiled.org.users },
    ),
    settings: orgSettings(compiled),
    sessionSets: sessionSets(org).map(({ label }) => label),
    assumptions: assumptionsOf(compiled, counts().objects),
  }
}
