import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseXml, type XmlElement } from '@shared/import/metadata/xml'
import { atLeast, median, timed, type Section } from './measure'

interface Entry {
  readonly field: string
  readonly readable: string
  readonly editable: string
}

interface OtherParser {
  readonly XMLParser: new (options: object) => {
    parse: (
      text: string,
      validate: boolean,
    ) => Readonly<Record<string, { readonly fieldPermissions: readonly Entry[] }>>
  }
}

/** A permission set of a few megabytes, as the Metadata API writes it. */
function permissionSet(fieldCount: number): string {
  const fields = Array.from(
    { length: fieldCount },
    (_, i) => `    <fieldPermissions>
        <editable>${String(i % 3 === 0)}</editable>
        <field>Object_${i % 97}__c.Field_${i}__c</field>
        <readable>true</readable>
    </fieldPermissions>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
${fields.join('')}    <label>Everything</label>
</PermissionSet>
`
}

function ours(text: string): Entry[] {
  const parsed = parseXml(text)
  if (parsed.kind === 'broken') throw new Error(parsed.message)
  const textOf = ({ children }: XmlElement, name: string) =>
    children.find((child) => child.name === name)?.text ?? ''
  return parsed.root.children
    .filter(({ name }) => name === 'fieldPermissions')
    .map((entry) => ({
      editable: textOf(entry, 'editable'),
      field: textOf(entry, 'field'),
      readable: textOf(entry, 'readable'),
    }))
}

/** Installed with the peers, not with the product. */
const peerName = 'fast-xml-parser'

/** Metadata XML beside fast-xml-parser with its validator: the same entries of the same file. */
export function xmlImport(peerFolder: string): Section {
  const require = createRequire(join(peerFolder, 'package.json'))
  const { XMLParser } = require(peerName) as OtherParser // its own types are not installed here
  const other = new XMLParser({ ignoreAttributes: false, parseTagValue: false })
  const text = permissionSet(30_000)
  const theirs = () => other.parse(text, true)['PermissionSet']?.fieldPermissions ?? []
  const plain = (entries: readonly Entry[]) =>
    JSON.stringify(entries.map(({ field, editable, readable }) => [field, editable, readable]))
  if (plain(ours(text)) !== plain(theirs()))
    throw new Error('the two parsers read different entries')
  const rate = (read: () => unknown) =>
    text.length / 1e3 / median([1, 2, 3].map(() => timed(read).ms))
  const [own, peer] = [rate(() => ours(text)), rate(theirs)]
  return {
    title: `metadata XML, one permission set of ${(text.length / 1e6).toFixed(1)} MB`,
    figures: [
      { what: 'Tripod', value: own, unit: 'MB/s' },
      { what: 'fast-xml-parser with validator', value: peer, unit: 'MB/s' },
      { what: 'Tripod / fast-xml-parser', value: own / peer, unit: '×', ...atLeast(3, 4) },
    ],
  }
}
