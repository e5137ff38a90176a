import { sharingModels } from '@shared/model/object-config'
import { ipRange } from './connected-apps'
import { parsedJson } from './project'
import { countComponents, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import { childOf, childrenOf, positionOf, wordOf, type ReadFile } from './xml-values'

/** Settings that bear on access, by the root of their file. Source: import-formats 3.11. */
const readSettings: ReadonlySet<string> = new Set([
  'SharingSettings',
  'SecuritySettings',
  'Territory2Settings',
  'AccountSettings',
  'OpportunitySettings',
  'CommunitiesSettings',
  'UserManagementSettings',
  'KnowledgeSettings',
  'OrgPreferenceSettings',
])

/** `Sharing.settings` holds `SharingSettings`: its name alone says whether it is read. */
export function settingsType(fileName: string): {
  readonly type: string
  readonly isRead: boolean
} {
  const type = `${fileName}Settings`
  const found = [...readSettings].find((each) => each.toLowerCase() === type.toLowerCase())
  return { type: found ?? type, isRead: found !== undefined }
}

export function readSettingsFile(reading: Reading, file: ReadFile, root: XmlElement): void {
  if (root.name === 'OrgPreferenceSettings') {
    readPreferences(reading, file, root)
    return
  }
  if (root.name === 'Territory2Settings') readSupportedObjects(reading, file, root)
  if (root.name === 'SecuritySettings') readSecurity(reading, file, root)
  for (const child of root.children) {
    const value = child.text.trim()
    if (child.children.length > 0 || value === '') continue
    const isLevel = /AccessLevel$/.test(child.name) && root.name === 'Territory2Settings'
    if (!isLevel && !/^(true|false)$/i.test(value)) continue
    const group = isLevel ? 'territory2' : 'switch'
    reading.settings.push({ ...positionOf(file, child), group, name: child.name, value })
  }
}

/** Trusted ranges and the switches of its groups, which are named as if they stood at the top. */
function readSecurity(reading: Reading, file: ReadFile, root: XmlElement): void {
  for (const range of childrenOf(childOf(root, 'networkAccess') ?? root, 'ipRanges'))
    reading.trustedIpRanges.push({ ...positionOf(file, range), ...ipRange(range) })
  for (const group of ['sessionSettings', 'singleSignOnSettings'])
    for (const child of childOf(root, group)?.children ?? []) {
      const value = child.text.trim()
      if (!/^(true|false)$/i.test(value)) continue
      reading.settings.push({
        ...positionOf(file, child),
        group: 'switch',
        name: child.name,
        value,
      })
    }
}

/** Objects beside accounts that territories may hold, with the level that territories give unless they state another. */
function readSupportedObjects(reading: Reading, file: ReadFile, root: XmlElement): void {
  for (const supported of childrenOf(root, 'supportedObjects')) {
    const object = wordOf(supported, 'objectType')
    const value = wordOf(supported, 'defaultAccessLevel')
    const isOff = /^(?:disabled|inactive)$/i.test(wordOf(supported, 'state') ?? '')
    if (object === null || value === null || isOff) continue
    const name = `default${object}AccessLevel`
    reading.settings.push({ ...positionOf(file, supported), group: 'territory2', name, value })
  }
}

/** Lists of API 47 and earlier; a name there is the switch's with a large first letter. */
function readPreferences(reading: Reading, file: ReadFile, root: XmlElement): void {
  for (const preference of childrenOf(root, 'preferences')) {
    const stated = wordOf(preference, 'settingName')
    const value = wordOf(preference, 'settingValue')
    if (stated === null || value === null) continue
    const name = switchName(stated)
    reading.settings.push({ ...positionOf(file, preference), group: 'switch', name, value })
  }
}

function switchName(stated: string): string {
  return /^enable/i.test(stated)
    ? stated.charAt(0).toLowerCase() + stated.slice(1)
    : `enable${stated.charAt(0).toUpperCase()}${stated.slice(1)}`
}

/** `settings` and `objectSettings` of a scratch org definition, in lower camel case. Source: import-formats 3.11. */
export function readScratchDefinition(reading: Reading, path: string, text: string): void {
  const definition = parsedJson(text)
  const at = { file: path, line: 1 }
  if (typeof definition !== 'object' || definition === null) {
    report(reading, 'warning', 'bad-json', at, 'not a JSON object; correct the file')
    return
  }
  countComponents(reading, 'ScratchOrgDefinition', 1, true)
  for (const [root, values] of entriesOf(valueOf(definition, 'settings'))) {
    if (!readSettings.has(root.charAt(0).toUpperCase() + root.slice(1))) continue
    for (const [stated, value] of entriesOf(values)) {
      if (typeof value !== 'boolean') continue
      const name = root === 'orgPreferenceSettings' ? switchName(stated) : stated
      reading.settings.push({ ...at, group: 'switch', name, value: String(value) })
    }
  }
  const edition = valueOf(definition, 'edition')
  if (typeof edition === 'string') reading.editions.push(edition)
  for (const [object, values] of entriesOf(valueOf(definition, 'objectSettings'))) {
    const stated = valueOf(values, 'sharingModel')
    if (typeof stated !== 'string') continue
    const model = sharingModels.find((each) => each.toLowerCase() === stated.toLowerCase())
    const name = object.charAt(0).toUpperCase() + object.slice(1)
    if (model !== undefined)
      reading.objectSharingModels.push({ ...at, object: name, sharingModel: model })
    else
      report(reading, 'warning', 'unknown-value', at, `\`sharingModel\` of \`${name}\` is \`${stated}\`, which is not known; left out, correct it`) // prettier-ignore
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function valueOf(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1]
}
