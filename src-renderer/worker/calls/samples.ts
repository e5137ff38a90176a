import { emptyDesign, type Design } from '@shared/model/design'
import type { ImportedOrg, SampleEntry } from '@shared/protocol/engine'
import { samples, type Sample } from '@shared/sample/samples'
import { templates, type Template } from '@shared/sample/templates'
import { countsOf, encodeOrg } from '../org-content'

/** The templates first. */
export const listSamples = (): readonly SampleEntry[] => [
  ...templates.map((one) => entryOf('template', one)),
  ...samples.map((one) => entryOf('sample', one)),
]

const entryOf = (
  kind: SampleEntry['kind'],
  { id, title, sentence, userCount, recordCount }: Sample,
): SampleEntry => ({ kind, id, name: title, about: sentence, userCount, recordCount })

/** Throws a sentence for an id that is not in the list. */
export async function makeSample({
  kind,
  id,
}: Pick<SampleEntry, 'kind' | 'id'>): Promise<ImportedOrg> {
  const template = kind === 'template' ? templates.find((one) => one.id === id) : undefined
  const sample = template ?? (kind === 'sample' ? samples.find((one) => one.id === id) : undefined)
  if (sample === undefined) throw new Error(`there is no ${kind} \`${id}\``)
  const org = { ...sample.make(), name: sample.title }
  return {
    name: org.name,
    content: await encodeOrg(org),
    counts: countsOf(org),
    diagnostics: [],
    report: [],
    design: template === undefined ? emptyDesign : designToTry(template),
  }
}

/** What there is to try on a template, as a scenario in which nothing is switched on. */
function designToTry({ tries }: Template): Design {
  const changes = tries.map(({ text, sentence }) => ({ text, isOn: false, about: sentence }))
  const scenario = { name: 'Things to try', on: null, note: '', changes }
  return changes.length === 0 ? emptyDesign : { ...emptyDesign, scenarios: [scenario] }
}
