import { emptyDesign } from '@shared/model/design'
import { emptyOrg } from '@shared/model/org'
import type { ImportedOrg } from '@shared/protocol/engine'
import { countsOf, encodeOrg } from '../org-content'

/** An org with nothing in it, to be built by hand. */
export async function newOrg({ name }: { readonly name: string }): Promise<ImportedOrg> {
  const org = emptyOrg(name)
  const content = await encodeOrg(org)
  const counts = countsOf(org)
  return { name, content, counts, diagnostics: [], report: [], design: emptyDesign }
}
