import { fieldTypes, maskTypes, namedField, type FieldConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import { standardFieldsOf } from '../../model/standard-fields'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf, type Named, type Put } from '../kind'
import { fieldNamed, objectNamed } from '../naming'
import { illegalCustomName, labelOfName, takenName } from '../naming-rules'
import { propertiesOf } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { objectAndName } from '../statement'
import { conditionThatUses, withFieldName } from './field-references'
import { isRelation, withField, withReferences, withType, type FieldItem } from './field-relation'

const put: Put<FieldItem> = (org, before, after) => {
  const owner = after?.object ?? before?.object
  const at = org.objects.findIndex(({ name }) => name === owner?.name)
  const object = org.objects[at]
  if (object === undefined) throw new Error('the object of a field is not in the org')
  const edited =
    before === null
      ? { ...object, fields: [...object.fields, ...(after === null ? [] : [after.field])] }
      : withField(object, before.field, after?.field ?? null)
  return { ...org, objects: org.objects.with(at, edited) }
}
const { text, flag, choice, optionalChoice, list } = propertiesOf(put)

function find(org: Org, name: string): Named<FieldItem> {
  const parts = objectAndName(name)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const field = fieldNamed(object.item, parts.name)
  return field.kind === 'refused'
    ? field
    : {
        kind: 'found',
        item: { object: object.item, field: field.item },
        position: field.position,
      }
}

/** Where a new field goes, and under which name; the object must be there and the name legal and free. */
function newPlace(org: Org, name: string) {
  const parts = objectAndName(name)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const standard = standardFieldsOf(object.item.name).get(parts.name.toLowerCase())
  const others = object.item.fields.map((field) => field.name)
  const refusal =
    (standard === undefined ? illegalCustomName(parts.name, ['__c']) : null) ??
    takenName(parts.name, 'field', others)
  return refusal ?? { object: object.item, name: standard?.name ?? parts.name, standard }
}

/** A text field that nobody may see yet: what gives reading is a container (FLS-10). */
function make(org: Org, name: string): Edited {
  const place = newPlace(org, name)
  if ('kind' in place) return place
  const field: FieldConfig = place.standard ?? {
    ...namedField(place.name),
    label: labelOfName(place.name),
    type: 'Text',
  }
  return put(org, null, { object: place.object, field: { ...field, isDeclared: true } })
}

/** With its settings and with what every container gives on it. */
function copy(org: Org, { object, field }: FieldItem, name: string): Edited {
  const place = newPlace(org, name)
  if ('kind' in place) return place
  const plain = { ...field, name: place.name, label: labelOfName(place.name), isDeclared: true }
  const target = {
    object: place.object,
    field: { ...plain, type: field.type === 'MasterDetail' ? ('Lookup' as const) : field.type },
  }
  const made = put(org, null, target)
  const twin = { object: place.object.name, field: place.name }
  const withTwin = <
    Container extends
      Org['permissionSets'][number] | Org['profiles'][number] | Org['mutingPermissionSets'][number],
  >(
    container: Container,
  ): Container => {
    const entry = container.fieldPermissions.find(
      (one) => one.object === object.name && one.field === field.name,
    )
    return entry === undefined
      ? container
      : { ...container, fieldPermissions: [...container.fieldPermissions, { ...entry, ...twin }] }
  }
  return {
    ...made,
    profiles: made.profiles.map(withTwin),
    permissionSets: made.permissionSets.map(withTwin),
    mutingPermissionSets: made.mutingPermissionSets.map(withTwin),
  }
}

const placeOf = ({ object, field }: FieldItem) => ({ object: object.name, field: field.name })

/** As the platform: not while a rule rests on it. Permissions, layouts and values go with it. */
function without(org: Org, item: FieldItem): Edited {
  const use = conditionThatUses(org, placeOf(item))
  if (use !== null)
    return changeRefusal(
      'field-in-use',
      `${use} rests on \`${item.object.name}.${item.field.name}\`; change or delete it first`,
    )
  const freed = put(org, item, null)
  return withFieldName(freed, placeOf(item), null)
}

function rename(org: Org, item: FieldItem, name: string): Edited {
  const { object, field } = item
  if (!field.name.endsWith('__c'))
    return changeRefusal(
      'standard-field',
      `\`${object.name}.${field.name}\` is a standard field: its API name is fixed; change its label`,
    )
  const others = object.fields.filter((one) => one !== field).map((one) => one.name)
  return (
    illegalCustomName(name, ['__c']) ??
    takenName(name, 'field', others) ??
    withFieldName(org, placeOf(item), name)
  )
}

/** R11.3: the setting exists only on a master-detail field. */
function withMasterRead(item: FieldItem, isOn: boolean): FieldItem | ChangeRefusal {
  if (item.field.type === 'MasterDetail') return edited(item, { writeRequiresMasterRead: isOn })
  return !isOn
    ? item
    : changeRefusal(
        'not-master-detail',
        `\`${item.object.name}.${item.field.name}\` is no master-detail field (R11.3); name one that is`,
      )
}

const edited = (item: FieldItem, parts: Partial<FieldConfig>): FieldItem => ({
  ...item,
  field: { ...item.field, ...parts },
})

/** CLS-10: only an encrypted field is masked. */
function withMask(item: FieldItem, parts: Partial<NonNullable<FieldConfig['mask']>>) {
  const mask = item.field.mask ?? { maskType: 'all', maskChar: 'asterisk' }
  return item.field.type === 'EncryptedText'
    ? edited(item, { mask: { ...mask, ...parts } })
    : changeRefusal(
        'not-encrypted',
        `\`${item.object.name}.${item.field.name}\` is no encrypted field (CLS-10); set \`type=EncryptedText\` first`,
      )
}

const classifications = ['Public', 'Internal', 'Confidential', 'Restricted', 'MissionCritical']
const orNull = (value: string) => (value === '' ? null : value)

const of: KindOf<FieldItem> = {
  kind: 'field',
  noun: 'field',
  plural: 'fields',
  nameForm: 'Object.Name__c',
  isDotted: true,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) =>
    org.objects.flatMap((object) => object.fields.map((field) => ({ object, field }))),
  key: ({ object, field }) => `${object.name}.${field.name}`,
  naming: () => (item) => `${item.object.name}.${item.field.name}`,
  label: ({ field }) => field.label,
  note: () => (item) => [item.field.type ?? '', ...item.field.referenceTo].join(' '),
  parent: () => (item) => item.object.name,
  find,
  make,
  copy,
  rename,
  remove: without,
  properties: [
    text(
      'name',
      ({ field }) => field.name,
      (item) => item,
    ),
    text(
      'label',
      ({ field }) => field.label,
      (item, label) => edited(item, { label }),
    ),
    choice(
      'type',
      fieldTypes,
      ({ field }) => field.type,
      (item, type, org) => withType(org, item, type),
      { rule: 'R11.1' },
    ),
    list(
      'referenceTo',
      { kind: 'references', to: 'object' },
      {
        rule: 'R11.1',
        elements: (_, { field }) => field.referenceTo,
        parse(org, _, name) {
          const wanted = unquotedName(name)
          if (wanted.toLowerCase() === 'user') return 'User'
          const object = objectNamed(org, wanted)
          return object.kind === 'refused' ? object : object.item.name
        },
        format: () => formatValue,
        isSame: (a, b) => a === b,
        put(org, item, names) {
          const next = withReferences(org, item, names)
          return 'kind' in next ? next : put(org, item, next)
        },
        absent: (_, item, name) =>
          changeRefusal(
            'not-there',
            `\`${item.object.name}.${item.field.name}\` does not point to \`${unquotedName(name)}\`; leave this change out`,
          ),
      },
    ),
    flag(
      'writeRequiresMasterRead',
      ({ field }) => field.writeRequiresMasterRead,
      (item, isOn) => withMasterRead(item, isOn),
      { rule: 'R11.3' },
    ),
    flag(
      'required',
      ({ field }) => field.isRequired,
      (item, isRequired) =>
        !isRequired && item.field.type === 'MasterDetail'
          ? changeRefusal('required-fixed', 'a master-detail field is always required (R11.1)')
          : edited(item, { isRequired }),
      { rule: 'FLS-15' },
    ),
    flag(
      'calculated',
      ({ field }) => field.isCalculated,
      (item, isCalculated) =>
        isCalculated && isRelation(item.field.type)
          ? changeRefusal('wrong-value', 'a relation is never calculated; set another type first')
          : edited(item, { isCalculated }),
      { rule: 'FLS-20' },
    ),
    optionalChoice(
      'securityClassification',
      classifications,
      ({ field }) => field.securityClassification,
      (item, value) => edited(item, { securityClassification: value }),
      { rule: 'CLS-01' },
    ),
    text(
      'complianceGroup',
      ({ field }) => field.complianceGroup,
      (item, value) => edited(item, { complianceGroup: orNull(value) }),
      { isOptional: true, rule: 'CLS-01' },
    ),
    optionalChoice(
      'businessStatus',
      ['Active', 'DeprecateCandidate', 'Hidden'],
      ({ field }) => field.businessStatus,
      (item, value) => edited(item, { businessStatus: value }),
      { rule: 'CLS-01' },
    ),
    choice(
      'maskType',
      maskTypes,
      ({ field }) => field.mask?.maskType ?? null,
      (item, maskType) => withMask(item, { maskType }),
      { rule: 'CLS-11' },
    ),
    choice(
      'maskChar',
      ['asterisk', 'X'],
      ({ field }) => field.mask?.maskChar ?? null,
      (item, maskChar) => withMask(item, { maskChar }),
      { rule: 'CLS-11' },
    ),
  ],
}

export const fieldKind = kindOf(of)
