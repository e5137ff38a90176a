import type { FieldConfig, FieldType, ObjectConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { externalBeside } from '../sharing-model-choice'
import { valueOf } from './record-item'

/** A field with the object that it belongs to. */
export interface FieldItem {
  readonly object: ObjectConfig
  readonly field: FieldConfig
}

const relations: readonly (FieldType | null)[] = ['Lookup', 'MasterDetail', 'Hierarchy']
/** Types that need an object to point to. */
export const isRelation = (type: FieldType | null) => relations.includes(type)

const mastersOf = ({ fields }: ObjectConfig) => fields.filter(({ type }) => type === 'MasterDetail')

/** Objects above an object by master-detail fields: how many levels, or null for a circle. */
function levelsAbove(org: Org, name: string, path: readonly string[] = []): number | null {
  if (path.includes(name)) return null
  const object = org.objects.find((one) => one.name === name)
  let levels = 0
  for (const master of (object === undefined ? [] : mastersOf(object)).flatMap(
    (one) => one.referenceTo,
  )) {
    const above = levelsAbove(org, master, [...path, name])
    if (above === null) return null
    levels = Math.max(levels, above + 1)
  }
  return levels
}

function levelsBelow(org: Org, name: string, path: readonly string[] = []): number {
  if (path.includes(name)) return 0
  const details = org.objects.filter((object) =>
    mastersOf(object).some(({ referenceTo }) => referenceTo.includes(name)),
  )
  return Math.max(0, ...details.map((one) => levelsBelow(org, one.name, [...path, name]) + 1))
}

/** Why a field cannot be a master-detail to this object; null when it can. Rules R11.12, R11.14. */
function illegalMaster(
  org: Org,
  { object, field }: FieldItem,
  master: string,
): ChangeRefusal | null {
  const name = `${object.name}.${field.name}`
  if (object.kind !== 'custom')
    return changeRefusal(
      'illegal-master',
      `\`${object.name}\` is a standard object and cannot be a detail (R11.20); make \`${name}\` a lookup`,
    )
  if (mastersOf(object).filter((one) => one.name !== field.name).length >= 2)
    return changeRefusal(
      'too-many-masters',
      `\`${object.name}\` already has two masters, which is the most (R11.12); make \`${name}\` a lookup`,
    )
  const isAbove = reachesUp(org, master, object.name)
  if (isAbove)
    return changeRefusal(
      'master-cycle',
      `\`${object.name}\` would be its own master through \`${master}\` (R11.14); choose another object`,
    )
  const depth = (levelsAbove(org, master) ?? 0) + 1 + levelsBelow(org, object.name)
  if (depth > 3)
    return changeRefusal(
      'too-deep',
      `\`${object.name}\` below \`${master}\` would make ${String(depth)} levels of details, three are the most (R11.14); make \`${name}\` a lookup`,
    )
  const table = org.records.find((one) => one.object === object.name)
  const blank = table?.ids.filter((_, row) => valueOf(table, row, field.name) === null).length ?? 0
  return blank === 0
    ? null
    : changeRefusal(
        'no-master',
        `${String(blank)} ${blank === 1 ? 'record' : 'records'} of \`${object.name}\` have no \`${field.name}\`, and a detail needs its master (R11.1); fill it in first`,
      )
}

function reachesUp(org: Org, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const name of seen) {
    if (name === to) return true
    const object = org.objects.find((one) => one.name === name)
    for (const field of object === undefined ? [] : mastersOf(object))
      for (const master of field.referenceTo) seen.add(master)
  }
  return false
}

/** R11.1, R3.15: the object with an edited field; it follows its masters once it has any, and no longer when it has none. */
export function withField(
  object: ObjectConfig,
  before: FieldConfig,
  after: FieldConfig | null,
): ObjectConfig {
  const at = object.fields.indexOf(before)
  const fields = after === null ? object.fields.toSpliced(at, 1) : object.fields.with(at, after)
  const edited = { ...object, fields }
  const [had, has] = [mastersOf(object).length > 0, mastersOf(edited).length > 0]
  if (had === has) return edited
  if (has)
    return {
      ...edited,
      sharingModel: 'ControlledByParent',
      externalSharingModel: 'ControlledByParent',
      grantAccessUsingHierarchies: true,
    }
  return {
    ...edited,
    sharingModel: 'ReadWrite',
    externalSharingModel: externalBeside('ReadWrite', edited.externalSharingModel),
  }
}

/** Another type: a relation needs its object, anything else has none. */
export function withType(org: Org, item: FieldItem, type: FieldType): FieldItem | ChangeRefusal {
  const { object, field } = item
  const [master] = field.referenceTo
  if (isRelation(type) && master === undefined)
    return changeRefusal(
      'no-reference',
      `a ${type} points to an object; set \`field:${object.name}.${field.name}.referenceTo\` first`,
    )
  if (type !== 'MasterDetail') {
    const kept = isRelation(type) ? field.referenceTo : []
    const cleared = { ...field, type, referenceTo: kept, relationshipOrder: null }
    const mask =
      type === 'EncryptedText'
        ? (field.mask ?? ({ maskType: 'all', maskChar: 'asterisk' } as const))
        : null
    return { object, field: { ...cleared, writeRequiresMasterRead: false, mask } }
  }
  const refusal = master === undefined ? null : illegalMaster(org, item, master)
  if (refusal !== null) return refusal
  const others = mastersOf(object).filter((one) => one.name !== field.name)
  const isFirst = others.every(({ relationshipOrder }) => relationshipOrder !== 0)
  return {
    object,
    field: {
      ...field,
      type,
      mask: null,
      isRequired: true,
      referenceTo: field.referenceTo.slice(0, 1),
      relationshipOrder: isFirst ? 0 : 1,
    },
  }
}

/** The objects that a field points to; a field that pointed to none becomes a lookup. */
export function withReferences(
  org: Org,
  item: FieldItem,
  names: readonly string[],
): FieldItem | ChangeRefusal {
  const { object, field } = item
  const [master] = names
  if (isRelation(field.type) && master === undefined)
    return changeRefusal(
      'no-reference',
      `\`${object.name}.${field.name}\` is a ${field.type ?? 'relation'} and points to an object; set its type first`,
    )
  if (field.type === 'MasterDetail') {
    if (names.length > 1 || master === undefined)
      return changeRefusal(
        'too-many-masters',
        `a master-detail field points to one object (R11.12)`,
      )
    const refusal = illegalMaster(org, item, master)
    if (refusal !== null) return refusal
  }
  const type = isRelation(field.type) ? field.type : 'Lookup'
  return { object, field: { ...field, type, referenceTo: names, mask: null } }
}
