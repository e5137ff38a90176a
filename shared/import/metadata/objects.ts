import {
  fieldTypes,
  maskTypes,
  sharingModels,
  type FieldMask,
  type ObjectKind,
} from '@shared/model/object-config'
import { countedObjectParts } from './component-types'
import type { ParsedField } from './parsed'
import { countComponents, ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  choiceOf,
  flagOf,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
  noteUnknownElements,
} from './xml-values'

/** Kind by the suffix of the name; a custom setting says so in its file. Source: import-formats 3.1. */
export function objectKind(name: string, isCustomSetting: boolean): ObjectKind {
  if (isCustomSetting) return 'customSetting'
  const suffix = /__([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  switch (suffix) {
    case 'c':
      return 'custom'
    case 'mdt':
      return 'customMetadata'
    case 'e':
      return 'platformEvent'
    case 'b':
      return 'bigObject'
    case 'x':
      return 'external'
    default:
      return 'standard'
  }
}

/** An object file with whatever parts it carries, undecomposed ones too. Source: import-formats 3.1. */
export function readObject(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  noteUnknownElements(reading, file, root, 'CustomObject')
  const nameField = childOf(root, 'nameField')
  const modelOf = (element: string) =>
    choiceOf(reading, file, root, element, sharingModels, 'Private')
  reading.lists.objects.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'label'),
    kind: objectKind(name, wordOf(root, 'customSettingsType') !== null),
    hasFile: true,
    sharingModel: modelOf('sharingModel'),
    externalSharingModel: modelOf('externalSharingModel'),
    nameField:
      nameField === undefined
        ? null
        : { label: wordOf(nameField, 'label'), type: wordOf(nameField, 'type') },
  })
  for (const part of root.children) readObjectPart(reading, file, part, name)
}

function readObjectPart(reading: Reading, file: ReadFile, part: XmlElement, object: string): void {
  const counted = countedObjectParts.get(part.name)
  if (counted !== undefined) countComponents(reading, counted, 1, false)
  if (!['fields', 'recordTypes', 'sharingReasons'].includes(part.name)) return
  const name = wordOf(part, 'fullName')
  if (name === null) {
    const message = `\`${part.name}\` has no \`fullName\`; the part was left out, name it`
    report(reading, 'warning', 'entry-without-name', positionOf(file, part), message)
    return
  }
  readNamedPart(reading, file, part, ownName(reading, name), object)
}

function readNamedPart(
  reading: Reading,
  file: ReadFile,
  part: XmlElement,
  name: string,
  object: string,
): void {
  switch (part.name) {
    case 'fields':
      countComponents(reading, 'CustomField', 1, true)
      readField(reading, file, part, name, object)
      return
    case 'recordTypes':
      countComponents(reading, 'RecordType', 1, true)
      readRecordType(reading, file, part, name, object)
      return
    case 'sharingReasons':
      countComponents(reading, 'SharingReason', 1, true)
      readSharingReason(reading, file, part, name, object)
  }
}

/** Types of the API that carry no access of their own and have no counterpart in the model. */
const otherTypes = new Set(['CustomDataType', 'Array', 'Integer', 'Long'])

/** Import-formats 3.2. */
export function readField(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  name: string,
  object: string,
): void {
  noteUnknownElements(reading, file, element, 'CustomField')
  const statedType = wordOf(element, 'type')
  const order = Number(wordOf(element, 'relationshipOrder') ?? Number.NaN)
  const type = fieldTypes.find((each) => each.toLowerCase() === statedType?.toLowerCase()) ?? null
  if (statedType !== null && type === null && !otherTypes.has(statedType)) {
    const message = `field type \`${statedType}\` is not known; its type counts as not stated, update tripod`
    report(reading, 'warning', 'unknown-value', positionOf(file, element), message)
  }
  reading.lists.fields.push({
    ...positionOf(file, element),
    object,
    name,
    label: wordOf(element, 'label'),
    type,
    statedType,
    referenceTo: wordsOf(element, 'referenceTo').map((target) => ownName(reading, target)),
    relationshipOrder: Number.isInteger(order) ? order : null,
    writeRequiresMasterRead: flagOf(reading, file, element, 'writeRequiresMasterRead') ?? false,
    isRequired: flagOf(reading, file, element, 'required') ?? false,
    isCalculated: isCalculated(element, statedType),
    securityClassification: wordOf(element, 'securityClassification'),
    complianceGroup: wordOf(element, 'complianceGroup'),
    businessStatus: wordOf(element, 'businessStatus'),
    mask: type === 'EncryptedText' ? maskOf(reading, file, element) : null,
    isEncryptedAtRest: !/^(?:none)?$/i.test(wordOf(element, 'encryptionScheme') ?? ''),
  } satisfies ParsedField)
}

/** An unknown mask hides every character. Rules CLS-10, CLS-11. */
function maskOf(reading: Reading, file: ReadFile, element: XmlElement): FieldMask {
  const chars = ['asterisk', 'X'] as const
  return {
    maskType: choiceOf(reading, file, element, 'maskType', maskTypes, 'all') ?? 'all',
    maskChar: choiceOf(reading, file, element, 'maskChar', chars, 'asterisk') ?? 'asterisk',
  }
}

function isCalculated(element: XmlElement, statedType: string | null): boolean {
  if (statedType === 'AutoNumber' || statedType === 'Summary') return true
  return childOf(element, 'formula') !== undefined
}

/** Import-formats 3.3; rules compare record types by label. */
export function readRecordType(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  name: string,
  object: string,
): void {
  noteUnknownElements(reading, file, element, 'RecordType')
  const isActive = flagOf(reading, file, element, 'active') ?? true
  const label = wordOf(element, 'label')
  reading.lists.recordTypes.push({ ...positionOf(file, element), object, name, label, isActive })
}

export function readSharingReason(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  name: string,
  object: string,
): void {
  const label = wordOf(element, 'label')
  reading.lists.sharingReasons.push({ ...positionOf(file, element), object, name, label })
}
