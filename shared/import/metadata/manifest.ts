import type { ParsedManifest } from './parsed'
import type { XmlElement } from './xml'
import { childrenOf, wordOf, wordsOf } from './xml-values'

/** What was asked for, and in which API version. Source: import-formats 1.5. */
export function readManifest(file: string, root: XmlElement): ParsedManifest {
  const version = Number(wordOf(root, 'version') ?? Number.NaN)
  return {
    file,
    apiVersion: Number.isFinite(version) ? version : null,
    types: childrenOf(root, 'types').map((each) => ({
      name: wordOf(each, 'name') ?? '',
      members: wordsOf(each, 'members'),
    })),
  }
}
