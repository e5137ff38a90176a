import { namedField, type ObjectConfig, type SharingModel } from '@shared/model/object-config'
import type { ObjectName } from '@shared/model/id'
import type { RecordType } from '@shared/model/layout'
import type { ParsedObject } from '../metadata/parsed'
import type { Place } from './findings'
import { report, reportCounted } from './findings'
import type { ObjectRegistry } from './object-registry'
import { addField, declaredField, objectOf, setObject } from './object-registry'
import { sortedBy } from './order'
import { sharingModelNamed } from './sharing-model'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'

function addParsed(registry: ObjectRegistry, parsed: ParsedObject): void {
  setObject(registry, parsed.name, {
    label: parsed.label ?? parsed.name,
    kind: parsed.kind,
    isDeclared: true,
    sharingModel: parsed.sharingModel,
    externalSharingModel: parsed.externalSharingModel,
  })
  if (parsed.nameField === null) return
  addField(registry, parsed.name, {
    ...namedField('Name'),
    label: parsed.nameField.label ?? 'Name',
    type: parsed.nameField.type === 'AutoNumber' ? 'AutoNumber' : 'Text',
    isRequired: true,
    isCalculated: parsed.nameField.type === 'AutoNumber',
  })
}

function modelIn(sources: Sources, row: Row, column: string): SharingModel | null {
  const text = cell(row, column)
  if (text === null) return null
  const model = sharingModelNamed(text)
  if (model === null)
    reportCounted(
      sources.findings,
      'warning',
      'unknown-sharing-model',
      place(row),
      `\`${text}\` is no sharing model; it was taken as Private`,
    )
  return model ?? 'Private'
}

/** What metadata states stays; what it leaves out is taken from data, and a difference is a note. */
function settle(
  sources: Sources,
  registry: ObjectRegistry,
  object: ObjectName,
  stated: { sharingModel: SharingModel | null; externalSharingModel: SharingModel | null },
  at: Place,
): void {
  const known = objectOf(registry, object)
  const differs =
    (stated.sharingModel !== null &&
      known.sharingModel !== null &&
      known.sharingModel !== stated.sharingModel) ||
    (stated.externalSharingModel !== null &&
      known.externalSharingModel !== null &&
      known.externalSharingModel !== stated.externalSharingModel)
  if (differs)
    report(
      sources.findings,
      'note',
      'sharing-model-differs',
      at,
      `the default of \`${object}\` differs between metadata and data; the metadata was taken`,
    )
  setObject(registry, object, {
    sharingModel: known.sharingModel ?? stated.sharingModel,
    externalSharingModel: known.externalSharingModel ?? stated.externalSharingModel,
  })
}

function addEntityRows(sources: Sources, registry: ObjectRegistry): void {
  for (const row of eachRow(sources, 'EntityDefinition')) {
    const name = cell(row, 'QualifiedApiName')
    if (name === null) continue
    const known = objectOf(registry, name)
    const grants = flag(row, 'GrantAccessUsingHierarchies')
    setObject(registry, name, {
      label: known.label === known.name ? (cell(row, 'Label') ?? known.label) : known.label,
      kind: flag(row, 'IsCustomSetting') === true ? 'customSetting' : known.kind,
      keyPrefix: cell(row, 'KeyPrefix') ?? known.keyPrefix,
      ...(grants === null ? {} : { grantAccessUsingHierarchies: grants }),
    })
    const sharingModel = modelIn(sources, row, 'InternalSharingModel')
    const externalSharingModel = modelIn(sources, row, 'ExternalSharingModel')
    settle(sources, registry, name, { sharingModel, externalSharingModel }, place(row))
  }
}

/** Objects whose defaults `Organization` rows hold, by the word in the column's name. */
const organizationDefaults = {
  Account: 'Account',
  Contact: 'Contact',
  Opportunity: 'Opportunity',
  Case: 'Case',
  Lead: 'Lead',
  Campaign: 'Campaign',
  Pricebook: 'Pricebook2',
} as const

function addOrganizationDefaults(sources: Sources, registry: ObjectRegistry): void {
  for (const row of eachRow(sources, 'Organization'))
    for (const [word, object] of Object.entries(organizationDefaults)) {
      const sharingModel = modelIn(sources, row, `Default${word}Access`)
      if (sharingModel !== null)
        settle(sources, registry, object, { sharingModel, externalSharingModel: null }, place(row))
    }
}

/** A master-detail field settles its object's default, whatever the file says (import-formats 3.2). */
function followMasters(sources: Sources, registry: ObjectRegistry): void {
  for (const field of sources.metadata.fields) {
    if (field.type !== 'MasterDetail') continue
    const object = objectOf(registry, field.object)
    if (object.sharingModel !== null && object.sharingModel !== 'ControlledByParent')
      report(
        sources.findings,
        'warning',
        'detail-with-own-sharing',
        field,
        `\`${object.name}\` has the master-detail field \`${field.name}\` and the default ${object.sharingModel}; it was taken as controlled by parent`,
      )
    setObject(registry, object.name, {
      sharingModel: 'ControlledByParent',
      externalSharingModel: 'ControlledByParent',
    })
  }
}

/**
 * Objects and fields that metadata, `EntityDefinition`, `Organization` and scratch definitions state.
 *
 * `isDeclared` says that metadata states the object: its file, one of its parts, or a manifest that asked for it. An
 * object known from data alone is not declared, because the absence of its entry in a partly retrieved profile must stay
 * unknown (import-formats 4); where no profile is partial, `finishedObjects` declares it. Fields are declared by
 * metadata alone; columns seen in data are not.
 */
export function assembleObjects(sources: Sources): ObjectRegistry {
  const registry: ObjectRegistry = { objects: new Map(), fields: new Map() }
  for (const parsed of sources.metadata.objects) addParsed(registry, parsed)
  for (const field of sources.metadata.fields) {
    if (!objectOf(registry, field.object).isDeclared)
      setObject(registry, field.object, { isDeclared: true })
    addField(registry, field.object, declaredField(field))
  }
  for (const { types } of sources.metadata.manifests)
    for (const type of types)
      if (type.name === 'CustomObject')
        for (const member of type.members)
          if (member !== '*') setObject(registry, member, { isDeclared: true })
  for (const { object, sharingModel, ...at } of sources.metadata.settings.objectSharingModels)
    settle(sources, registry, object, { sharingModel, externalSharingModel: null }, at)
  addEntityRows(sources, registry)
  addOrganizationDefaults(sources, registry)
  addRecordTypes(sources, registry)
  followMasters(sources, registry)
  reportDefaults(sources, registry)
  return registry
}

/** Record types of files and of `RecordType` rows, joined by developer name; what files state wins. */
function addRecordTypes(sources: Sources, registry: ObjectRegistry): void {
  const byObject = new Map<string, Map<string, RecordType>>()
  const note = (object: ObjectName, recordType: RecordType) => {
    const known = byObject.get(object.toLowerCase()) ?? new Map<string, RecordType>()
    byObject.set(object.toLowerCase(), known.set(recordType.name.toLowerCase(), recordType))
    objectOf(registry, object)
  }
  for (const row of eachRow(sources, 'RecordType')) {
    const [object, name] = [cell(row, 'SobjectType'), cell(row, 'DeveloperName')]
    if (object === null || name === null) continue
    const isActive = flag(row, 'IsActive') ?? true
    note(object, { name, label: cell(row, 'Name') ?? name, isActive })
  }
  for (const { object, name, label, isActive } of sources.metadata.recordTypes)
    note(object, { name, label: label ?? name, isActive })
  for (const [object, recordTypes] of byObject)
    setObject(registry, registry.objects.get(object)?.name ?? object, {
      recordTypes: sortedBy(recordTypes.values(), (recordType) => recordType.name),
    })
}

const opennessOf: Readonly<Partial<Record<SharingModel, number>>> = {
  Private: 0,
  Read: 1,
  ReadSelect: 2,
  ReadWrite: 3,
  ReadWriteTransfer: 4,
  FullAccess: 5,
}

/** Defaults that the platform would not allow, and custom objects of which none is stated. Source: import-formats 3.1, 4. */
function reportDefaults(sources: Sources, registry: ObjectRegistry): void {
  for (const parsed of sources.metadata.objects) {
    const { name, kind, sharingModel, externalSharingModel } = objectOf(registry, parsed.name)
    if (sharingModel === null && kind === 'custom' && parsed.hasFile && parsed.label !== null) {
      const message = `the file of \`${name}\` states no \`sharingModel\`; ReadWrite is assumed, retrieve it again or add EntityDefinition`
      report(sources.findings, 'warning', 'sharing-model-not-stated', parsed, message)
    }
    const internal = sharingModel === null ? undefined : opennessOf[sharingModel]
    const external = externalSharingModel === null ? undefined : opennessOf[externalSharingModel]
    if (internal === undefined || external === undefined || external <= internal) continue
    const message = `the external default of \`${name}\` is wider than the internal one, which no org allows; correct one of them`
    report(sources.findings, 'warning', 'external-wider-than-internal', parsed, message)
  }
}

/** All objects and fields in canonical order. `isWhole`: no profile is partial, so that what data holds is declared. */
export function finishedObjects(
  registry: ObjectRegistry,
  withRecords: ReadonlySet<string>,
  isWhole: boolean,
): ObjectConfig[] {
  const objects = [...registry.objects].map(([key, object]): ObjectConfig => ({
    ...object,
    isDeclared:
      object.isDeclared || (isWhole && (withRecords.has(key) || object.sharingModel !== null)),
    fields: sortedBy(registry.fields.get(key)?.values() ?? [], (field) => field.name),
  }))
  return sortedBy(objects, (object) => object.name)
}
