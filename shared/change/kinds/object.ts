import {
  sharingModels,
  type ObjectConfig,
  type ObjectKind,
  type SharingModel,
} from '../../model/object-config'
import type { Org } from '../../model/org'
import { standardFieldsOf } from '../../model/standard-fields'
import type { StandardObject } from '../../model/standard-objects'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { objectNamed } from '../naming'
import { illegalCustomName, labelOfName, standardObjectNamed, takenName } from '../naming-rules'
import { inList, propertiesOf } from '../property'
import { externalBeside, isControlled, isWider, sharingModelChoices } from '../sharing-model-choice'
import { withObjectName } from './object-references'
import { withoutValues } from './record-item'

const put = inList<ObjectConfig>(
  (org) => org.objects,
  (org, objects) => ({ ...org, objects }),
)
const { text, flag, choice, shown } = propertiesOf(put)

/** Null when the object may have this default. Rules R3.5, R3.15, R3.19. */
function illegalModel(object: ObjectConfig, model: SharingModel): ChangeRefusal | null {
  const choices = sharingModelChoices(object)
  if (choices.includes(model)) return null
  if (choices.length === 0)
    return changeRefusal(
      'no-sharing-model',
      `\`${object.name}\` has no organization-wide default that could be set; leave this change out`,
    )
  return changeRefusal(
    'illegal-sharing-model',
    `\`${object.name}\` cannot be \`${model}\` (R3.19); choose one of ${choices.join(', ')}`,
    [...choices],
  )
}

/** R3.3: an external default that would become the wider one follows the internal default down. */
function withModel(object: ObjectConfig, sharingModel: SharingModel): ObjectConfig | ChangeRefusal {
  const externalSharingModel = externalBeside(sharingModel, object.externalSharingModel)
  return illegalModel(object, sharingModel) ?? { ...object, sharingModel, externalSharingModel }
}

/** R3.3: an external default may not be wider than the internal one. */
function withExternalModel(
  object: ObjectConfig,
  external: SharingModel,
): ObjectConfig | ChangeRefusal {
  const { name, sharingModel: internal } = object
  const refusal = illegalModel(object, external)
  if (refusal !== null) return refusal
  if (internal !== null && isControlled(internal) !== isControlled(external))
    return changeRefusal(
      'external-default-differs',
      `\`${name}\` is \`${internal}\` inside, so it cannot be \`${external}\` outside (R3.3); change \`object:${name}.sharingModel\` first`,
    )
  if (internal !== null && isWider(external, internal))
    return changeRefusal(
      'external-default-wider',
      `\`${external}\` outside is wider than \`${internal}\` inside for \`${name}\` (R3.3); widen \`object:${name}.sharingModel\` first`,
    )
  return { ...object, externalSharingModel: external }
}

/** R4.7: only custom objects let the hierarchy be switched off. */
function withHierarchy(object: ObjectConfig, isOn: boolean): ObjectConfig | ChangeRefusal {
  return object.kind === 'standard' && !isOn
    ? changeRefusal(
        'hierarchy-access-fixed',
        `\`${object.name}\` is a standard object: access through the hierarchy cannot be switched off (R4.7); leave this change out`,
      )
    : { ...object, grantAccessUsingHierarchies: isOn }
}

const kindByEnding: Readonly<Record<string, ObjectKind>> = {
  __c: 'custom',
  __mdt: 'customMetadata',
  __e: 'platformEvent',
  __b: 'bigObject',
  __x: 'external',
}

const illegal = (org: Org, name: string, except: ObjectConfig | null) =>
  illegalCustomName(name, Object.keys(kindByEnding)) ?? taken(org, name, except)

const taken = (org: Org, name: string, except: ObjectConfig | null) =>
  takenName(
    name,
    'object',
    org.objects.filter((one) => one !== except).map((one) => one.name),
  )

/** R3.19: a standard object with the platform's defaults and main fields, or a custom one, Public Read/Write inside. */
function make(org: Org, name: string): Edited {
  const standard = standardObjectNamed(name)
  if (standard !== undefined)
    return taken(org, standard.name, null) ?? put(org, null, standardConfig(standard))
  const kind = kindByEnding[/__[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? ''] ?? 'custom'
  const hasDefault = kind === 'custom'
  const object: ObjectConfig = {
    name,
    label: labelOfName(name),
    kind,
    isDeclared: true,
    sharingModel: hasDefault ? 'ReadWrite' : null,
    externalSharingModel: hasDefault ? 'Private' : null,
    grantAccessUsingHierarchies: hasDefault ? true : null,
    keyPrefix: null,
    fields: [],
    recordTypes: [],
  }
  return illegal(org, name, null) ?? put(org, null, object)
}

function standardConfig(standard: StandardObject): ObjectConfig {
  const hasDefault = standard.sharingModels.length > 0
  return {
    name: standard.name,
    label: standard.label,
    kind: 'standard',
    isDeclared: true,
    sharingModel: hasDefault ? standard.sharingModel : null,
    externalSharingModel: hasDefault ? standard.externalSharingModel : null,
    grantAccessUsingHierarchies: null,
    keyPrefix: standard.keyPrefix,
    fields: [...standardFieldsOf(standard.name).values()],
    recordTypes: [],
  }
}

/** The custom fields and the defaults come along, as far as a custom object may have them. */
function copy(org: Org, object: ObjectConfig, name: string): Edited {
  const made = make(org, name)
  if ('kind' in made) return made
  const fresh = made.objects.at(-1)
  if (fresh === undefined || standardObjectNamed(name) !== undefined) return made
  const fields = object.fields.filter((field) => field.name.endsWith('__c'))
  const twin = { ...object, fields, name, label: fresh.label, kind: fresh.kind, keyPrefix: null }
  const { sharingModel, externalSharingModel } = object
  const isLegal = sharingModel !== null && sharingModelChoices(twin).includes(sharingModel)
  const models = isLegal
    ? { sharingModel, externalSharingModel }
    : { sharingModel: fresh.sharingModel, externalSharingModel: fresh.externalSharingModel }
  return put(org, null, { ...twin, ...models, isDeclared: true })
}

/** R11.1: a master stays while it has details; lookups to the object go with it, and all that is about it. */
function without(org: Org, object: ObjectConfig): Edited {
  if (object.kind === 'standard')
    return changeRefusal(
      'standard-object',
      `\`${object.name}\` is a standard object and cannot be deleted; take its permissions away instead`,
    )
  const detail = org.objects.find(
    ({ name, fields }) =>
      name !== object.name &&
      fields.some(
        (field) => field.type === 'MasterDetail' && field.referenceTo.includes(object.name),
      ),
  )
  if (detail !== undefined)
    return changeRefusal(
      'has-details',
      `\`${detail.name}\` is a detail of \`${object.name}\` (R11.1); delete its master-detail field or itself first`,
    )
  const gone = org.records.find((table) => table.object === object.name)?.ids ?? []
  return withoutValues(withObjectName(org, object.name, null), new Set(gone))
}

function rename(org: Org, object: ObjectConfig, name: string): Edited {
  if (object.kind === 'standard')
    return changeRefusal(
      'standard-object',
      `\`${object.name}\` is a standard object: its API name is fixed; change its label`,
    )
  return illegal(org, name, object) ?? withObjectName(org, object.name, name)
}

const of: KindOf<ObjectConfig> = {
  kind: 'object',
  noun: 'object',
  plural: 'objects',
  nameForm: 'Name__c',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.objects,
  key: ({ name }) => name,
  naming: () => (object) => object.name,
  label: ({ label }) => label,
  note: () => (object) => object.sharingModel ?? '',
  parent: () => () => null,
  find: objectNamed,
  make,
  copy,
  rename,
  remove: without,
  properties: [
    text(
      'name',
      (object) => object.name,
      (object) => object,
    ),
    text(
      'label',
      (object) => object.label,
      (object, label) => ({ ...object, label }),
    ),
    choice(
      'sharingModel',
      sharingModels,
      (object) => object.sharingModel,
      (object, model) => withModel(object, model),
      { rule: 'R3.5', choicesFor: (_, object) => sharingModelChoices(object) },
    ),
    choice(
      'externalSharingModel',
      sharingModels,
      (object) => object.externalSharingModel,
      (object, model) => withExternalModel(object, model),
      {
        rule: 'R3.3',
        choicesFor: (_, object) =>
          sharingModelChoices(object).filter(
            (model) => object.sharingModel === null || isLegalOutside(object.sharingModel, model),
          ),
      },
    ),
    text(
      'sharingModelReason',
      (object) => object.sharingModelReason ?? null,
      ({ sharingModelReason: _, ...object }, reason) =>
        reason === '' ? object : { ...object, sharingModelReason: reason },
      { isOptional: true },
    ),
    flag(
      'hierarchyAccess',
      (object) => object.grantAccessUsingHierarchies,
      (object, isOn) => withHierarchy(object, isOn),
      { rule: 'R4.7' },
    ),
    shown('kind', (_, object) => object.kind),
    shown('fields', (_, object) => String(object.fields.length)),
  ],
}

const isLegalOutside = (internal: SharingModel, external: SharingModel) =>
  isControlled(internal)
    ? external === internal
    : !isControlled(external) && !isWider(external, internal)

export const objectKind = kindOf(of)
