import type {
  ParsedFieldPermissions,
  ParsedObjectPermissions,
  ParsedPermissions,
  ParsedSwitch,
} from './parsed-containers'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  choiceOf,
  flagIn,
  flagOf,
  noteUnknownElement,
  noteUnknownElements,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
} from './xml-values'

type Mutable<List> = { -readonly [Key in keyof List]: List[Key] }
type Growing = {
  [Key in keyof ParsedPermissions]: ParsedPermissions[Key][number][]
}

/**
 * The entries of a profile, permission set or muting set, in file order; the same entry twice is still twice here.
 *
 * Source: import-formats 3.4, 3.5; elements that carry no record, field or system access are passed over.
 */
export function readPermissions(
  reading: Reading,
  file: ReadFile,
  elements: readonly XmlElement[],
): ParsedPermissions {
  const permissions: Growing = {
    objectPermissions: [],
    fieldPermissions: [],
    userPermissions: [],
    customPermissions: [],
    recordTypeVisibilities: [],
    categoryGroupVisibilities: [],
  }
  for (const element of elements) addEntry(reading, file, element, permissions)
  return permissions
}

function addEntry(reading: Reading, file: ReadFile, element: XmlElement, permissions: Growing) {
  switch (element.name) {
    case 'objectPermissions':
    case 'ObjectPermission': {
      const entry = objectEntry(reading, file, element)
      if (entry !== null) permissions.objectPermissions.push(entry)
      return
    }
    case 'fieldPermissions':
    case 'fieldLevelSecurities':
    case 'FieldPermission': {
      const entry = fieldEntry(reading, file, element)
      if (entry !== null) permissions.fieldPermissions.push(entry)
      return
    }
    case 'userPermissions':
    case 'UserPermission': {
      const entry = switchEntry(reading, file, element)
      if (entry !== null) permissions.userPermissions.push(entry)
      return
    }
    case 'customPermissions':
    case 'CustomPermission': {
      const entry = switchEntry(reading, file, element)
      if (entry !== null) permissions.customPermissions.push(entry)
      return
    }
    case 'recordTypeVisibilities':
    case 'RecordTypeVisibility': {
      const entry = recordTypeEntry(reading, file, element)
      if (entry !== null) permissions.recordTypeVisibilities.push(entry)
      return
    }
    case 'categoryGroupVisibilities': {
      const entry = categoryEntry(reading, file, element)
      if (entry !== null) permissions.categoryGroupVisibilities.push(entry)
      return
    }
  }
}

function objectEntry(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): ParsedObjectPermissions | null {
  const entry: Mutable<ParsedObjectPermissions> = {
    object: '',
    allowCreate: false,
    allowRead: false,
    allowEdit: false,
    allowDelete: false,
    viewAllRecords: false,
    modifyAllRecords: false,
    viewAllFields: false,
    file: file.path,
    line: element.line,
  }
  for (const child of element.children) {
    switch (child.name) {
      case 'object':
        entry.object = ownName(reading, child.text.trim())
        break
      case 'allowCreate':
      case 'allowRead':
      case 'allowEdit':
      case 'allowDelete':
      case 'viewAllRecords':
      case 'modifyAllRecords':
      case 'viewAllFields':
        entry[child.name] = flagIn(reading, file, child) ?? false
        break
      default:
        noteUnknownElement(reading, file, element, child)
    }
  }
  return entry.object === '' ? nameless(reading, file, element, 'object') : entry
}

function fieldEntry(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): ParsedFieldPermissions | null {
  noteUnknownElements(reading, file, element, 'field permission')
  const name = ownName(reading, wordOf(element, 'field') ?? '')
  const dot = name.indexOf('.')
  if (dot < 1 || dot === name.length - 1) return nameless(reading, file, element, 'field')
  const isHidden = flagOf(reading, file, element, 'hidden') ?? false
  const { file: path, line } = positionOf(file, element)
  const readable = (flagOf(reading, file, element, 'readable') ?? false) && !isHidden
  const editable = (flagOf(reading, file, element, 'editable') ?? false) && !isHidden
  return {
    object: name.slice(0, dot),
    field: name.slice(dot + 1),
    readable,
    editable,
    file: path,
    line,
  }
}

function switchEntry(reading: Reading, file: ReadFile, element: XmlElement): ParsedSwitch | null {
  const name = ownName(reading, wordOf(element, 'name') ?? '')
  if (name === '') return nameless(reading, file, element, 'name')
  const enabled = flagOf(reading, file, element, 'enabled') ?? false
  return { name, enabled, file: file.path, line: element.line }
}

type RecordTypeEntry = ParsedPermissions['recordTypeVisibilities'][number]
type CategoryEntry = ParsedPermissions['categoryGroupVisibilities'][number]

function recordTypeEntry(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): RecordTypeEntry | null {
  const name = ownName(reading, wordOf(element, 'recordType') ?? '')
  const dot = name.indexOf('.')
  if (dot < 1 || dot === name.length - 1) return nameless(reading, file, element, 'recordType')
  return {
    ...positionOf(file, element),
    object: name.slice(0, dot),
    recordType: name.slice(dot + 1),
    visible: flagOf(reading, file, element, 'visible') ?? false,
    isDefault: flagOf(reading, file, element, 'default') ?? false,
  }
}

const visibilities = ['ALL', 'NONE', 'CUSTOM'] as const

function categoryEntry(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): CategoryEntry | null {
  const dataCategoryGroup = wordOf(element, 'dataCategoryGroup')
  if (dataCategoryGroup === null) return nameless(reading, file, element, 'dataCategoryGroup')
  return {
    ...positionOf(file, element),
    dataCategoryGroup: ownName(reading, dataCategoryGroup),
    visibility: choiceOf(reading, file, element, 'visibility', visibilities, 'NONE') ?? 'NONE',
    dataCategories: [...new Set(wordsOf(element, 'dataCategories'))],
  }
}

function nameless(reading: Reading, file: ReadFile, element: XmlElement, child: string): null {
  const expected =
    child === 'field' ? '`Object.Field`' : child === 'recordType' ? '`Object.Type`' : 'a name'
  const message = `\`${element.name}\` has no \`${child}\` with ${expected}; the entry was left out, correct it`
  report(reading, 'warning', 'entry-without-name', positionOf(file, element), message)
  return null
}
