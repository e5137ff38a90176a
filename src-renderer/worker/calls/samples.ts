import type { ImportedOrg, SampleEntry } from '@shared/protocol/engine'
import { samples } from '@shared/sample/samples'
import { countsOf, encodeOrg } from '../org-content'

export const listSamples = (): readonly SampleEntry[] =>
  samples.map(({ id, title, sentence, userCount, recordCount }) => ({
    id,
    name: title,
    about: sentence,
    userCount,
    recordCount,
  }))

/** Throws a sentence for an id that is not in the list. */
export async function makeSample({ id }: { readonly id: string }): Promise<ImportedOrg> {
  const sample = samples.find((one) => one.id === id)
  if (sample === undefined) throw new Error(`there is no sample \`${id}\``)
  const org = { ...sample.make(), name: sample.title }
  const counts = countsOf(org)
  return { name: org.name, content: await encodeOrg(org), counts, diagnostics: [], report: [] }
}
