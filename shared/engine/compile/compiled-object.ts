import type { SharingLevel } from '../../model/level'
import type { FieldConfig, ObjectConfig, SharingModel } from '../../model/object-config'
import type { Org } from '../../model/org'
import { standardFieldsOf } from '../../model/standard-fields'
import { isArticle, standardObjects, type StandardObject } from '../../model/standard-objects'
import { isWithoutFieldPermissions } from '../edition/within-edition'
import { defaultLevel, externalModelOf, lowerLevel } from './default-levels'
import { masterLinks, standardLinks, withoutLoops, type ParentLink } from './parent-links'

export type ControlOfRecords =
  'own' | 'controlledByParent' | 'masterDetail' | 'permissionOnly' | 'special' | 'notModelled'

/**
 * One object with the defaults in force: what was stated, else the platform's default (then `isDefaultAssumed`).
 *
 * `control`: `own` = record doors; `controlledByParent` = standard child that follows its parent and keeps its owner
 * (R3.9, R10.9–R10.11); `masterDetail` = detail (section 11, R11.19); `permissionOnly` = no record leg (R15.15, R15.34);
 * `special` = a model of its own (section 15, `record/special`); `notModelled` = every answer unknown.
 */
export interface CompiledObject {
  readonly index: number
  readonly name: string
  readonly config: ObjectConfig | null
  readonly standard: StandardObject | null
  readonly isCustom: boolean
  readonly control: ControlOfRecords
  readonly parents: readonly ParentLink[]
  /** Stated fields, with the catalogue's type where the file has none, then the catalogue's own (`isDeclared` false). */
  readonly fields: readonly FieldConfig[]
  readonly internalModel: SharingModel
  readonly externalModel: SharingModel
  readonly internalDefault: SharingLevel
  readonly externalDefault: SharingLevel
  readonly isDefaultAssumed: boolean
  /** "Grant Access Using Hierarchies" in force. Rule R4.7. */
  readonly hierarchy: boolean
  readonly isHierarchyAssumed: boolean
  readonly hasOwner: boolean
  /** A container states permissions on it. Rule R11.19 asks for objects that go with a parent. */
  readonly hasPermissions: boolean
  /** False in a strict edition without field-level security: every field follows the object. Rules EDI-03, EDI-15. */
  readonly hasFieldPermissions: boolean
  /** Stated by the org: declared, with records, or named by a permission or rule; else only in the catalogue. */
  readonly isStated: boolean
}

/** R15.12: articles have a default only where they use standard sharing. */
const standardByName = {
  sharedArticles: byName(standardObjects),
  categorisedArticles: byName(
    standardObjects.map((object) =>
      isArticle(object.name) ? { ...object, sharingModels: [] } : object,
    ),
  ),
}

function byName(objects: readonly StandardObject[]): ReadonlyMap<string, StandardObject> {
  return new Map(objects.map((object) => [object.name.toLowerCase(), object]))
}

/** What the catalogue knows of a name; every type of article is as Knowledge, and so are their categories. */
function standardNamed({ settings }: Org, key: string): StandardObject | null {
  const known = key.endsWith('__kav')
    ? 'knowledge__kav'
    : key.endsWith('__datacategoryselection')
      ? 'knowledge__datacategoryselection'
      : key
  const { sharedArticles, categorisedArticles } = standardByName
  const catalogue = settings.knowledgeStandardSharing ? sharedArticles : categorisedArticles
  return catalogue.get(known) ?? null
}

/** True for an object whose records rules and share rows may open: all but those that follow others or have none. */
export function mayHaveRows({ control }: CompiledObject): boolean {
  return control === 'own' || control === 'special'
}

/** Objects of an org of which another came by changes. */
interface ObjectsBefore {
  readonly org: Org
  readonly objects: readonly CompiledObject[]
  readonly objectIndexByName: ReadonlyMap<string, number>
}

/**
 * Every object that the org states or names, and every catalogue object, in the order of `objectNames`.
 *
 * With `before`, the objects are those of before where the org states the same ones, and fields where their object is the
 * same; the result is equal to one from nothing.
 */
export function compileObjects(
  org: Org,
  before: ObjectsBefore | null = null,
): { objects: readonly CompiledObject[]; byName: ReadonlyMap<string, number> } {
  const stated = statedObjectNames(org)
  if (before !== null && areObjectsSame(org, stated, before))
    return { objects: before.objects, byName: before.objectIndexByName }
  const names = new Map(stated)
  for (const object of standardObjects)
    if (!names.has(object.name.toLowerCase())) names.set(object.name.toLowerCase(), object.name)
  const byName = new Map([...names.keys()].map((key, index) => [key, index]))
  const configs = new Map(org.objects.map((object) => [object.name.toLowerCase(), object]))
  const objects = [...names].map(([key, name], index) =>
    compileObject(
      org,
      index,
      configs.get(key)?.name ?? name,
      configs.get(key) ?? null,
      standardNamed(org, key),
      byName,
      stated.has(key),
      before?.objects[before.objectIndexByName.get(key) ?? -1] ?? null,
    ),
  )
  const sound = withPermissions(org, withoutLoops(objects))
  return { objects: sound.map((object) => followOther(object, sound)), byName }
}

/** True when the same configs, settings and names are compiled: what objects are made of. */
function areObjectsSame(
  org: Org,
  stated: ReadonlyMap<string, string>,
  before: ObjectsBefore,
): boolean {
  if (org.objects !== before.org.objects || org.settings !== before.org.settings) return false
  const permitted = objectsWithPermissions(org)
  const isSame = ({ name, config, isStated, hasPermissions }: CompiledObject) => {
    const key = name.toLowerCase()
    const isNamedSo = config !== null || !isStated || stated.get(key) === name
    return isStated === stated.has(key) && isNamedSo && hasPermissions === permitted.has(key)
  }
  return (
    [...stated.keys()].every((key) => before.objectIndexByName.has(key)) &&
    before.objects.every(isSame)
  )
}

/**
 * The objects again after edits to configs that keep every name, field and kind; null where more than that changed.
 *
 * Equal to `compileObjects(after).objects`; only edited objects are worked out.
 */
export function recompileObjects(
  objects: readonly CompiledObject[],
  byName: ReadonlyMap<string, number>,
  before: Org,
  after: Org,
): readonly CompiledObject[] | null {
  if (before.objects.length !== after.objects.length) return null
  const edited = [...objects]
  for (const [i, config] of after.objects.entries()) {
    const old = before.objects[i]
    if (old === config) continue
    const index = byName.get(config.name.toLowerCase())
    const object = objects[index ?? -1]
    if (old === undefined || object?.config !== old || !isSameShape(old, config)) return null
    const { name, standard, isStated } = object
    const fresh = compileObject(after, object.index, name, config, standard, byName, isStated)
    const { parents, hasPermissions } = object
    edited[object.index] = { ...fresh, parents, hasPermissions }
  }
  return edited.map((object) => followOther(object, edited))
}

function isSameShape(a: ObjectConfig, b: ObjectConfig): boolean {
  return (
    a.name === b.name && a.kind === b.kind && a.fields === b.fields && a.isDeclared === b.isDeclared
  )
}

/** Names the org states, lower case -> as first declared, in name order. */
function statedObjectNames(org: Org): Map<string, string> {
  const names = new Map<string, string>()
  const add = (name: string) => {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  for (const object of org.objects) if (object.isDeclared) add(object.name)
  for (const table of org.records) add(table.object)
  for (const container of [...org.profiles, ...org.permissionSets, ...org.mutingPermissionSets]) {
    for (const entry of container.objectPermissions) add(entry.object)
  }
  for (const rule of org.sharingRules) add(rule.object)
  for (const object of org.objects) {
    add(object.name)
    for (const field of object.fields)
      if (field.type === 'MasterDetail') field.referenceTo.forEach(add)
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function compileObject(
  org: Org,
  index: number,
  name: string,
  config: ObjectConfig | null,
  standard: StandardObject | null,
  byName: ReadonlyMap<string, number>,
  isStated: boolean,
  old: CompiledObject | null = null,
): CompiledObject {
  const masters = masterLinks(config, byName)
  const isCustom = /__(c|x|b|e|mdt)$/i.test(name)
  const internalModel = config?.sharingModel ?? standard?.sharingModel ?? 'ReadWrite'
  const externalModel = externalModelOf(org, config, standard, internalModel)
  const control = controlOf(config, standard, masters, internalModel)
  return {
    index,
    name,
    config,
    standard,
    isCustom,
    control,
    parents: masters.length > 0 ? masters : standardLinks(standard, byName),
    fields:
      old !== null && old.config === config && old.standard === standard
        ? old.fields
        : fieldsOf(config, standard),
    internalModel,
    externalModel,
    internalDefault: defaultLevel(internalModel),
    externalDefault: lowerLevel(defaultLevel(externalModel), defaultLevel(internalModel)),
    isDefaultAssumed:
      control !== 'masterDetail' &&
      control !== 'permissionOnly' &&
      (control !== 'special' || (standard?.sharingModels.length ?? 0) > 0) &&
      (config?.sharingModel ?? null) === null,
    hierarchy: isCustom ? (config?.grantAccessUsingHierarchies ?? true) : true,
    isHierarchyAssumed:
      isCustom && control === 'own' && (config?.grantAccessUsingHierarchies ?? null) === null,
    hasOwner:
      control !== 'masterDetail' && control !== 'permissionOnly' && standard?.owner !== 'none',
    hasPermissions: false,
    hasFieldPermissions: !isWithoutFieldPermissions(org),
    isStated,
  }
}

/** R11.19: what goes with a parent has permissions of its own where a container says so. */
function withPermissions(org: Org, objects: readonly CompiledObject[]): CompiledObject[] {
  const permitted = objectsWithPermissions(org)
  return objects.map((object) => ({
    ...object,
    hasPermissions: permitted.has(object.name.toLowerCase()),
  }))
}

/** Lower-case names of the objects on which a profile or set says something. */
function objectsWithPermissions(org: Org): ReadonlySet<string> {
  const named = new Set<string>()
  for (const container of [...org.profiles, ...org.permissionSets])
    for (const { object } of container.objectPermissions) named.add(object)
  return new Set(Array.from(named, (name) => name.toLowerCase()))
}

function fieldsOf(config: ObjectConfig | null, standard: StandardObject | null): FieldConfig[] {
  const catalogue = new Map(standardFieldsOf(standard?.name ?? ''))
  const stated = (config?.fields ?? []).map((field) => {
    const known = catalogue.get(field.name.toLowerCase())
    catalogue.delete(field.name.toLowerCase())
    if (known === undefined || field.type !== null) return field
    return {
      ...field,
      type: known.type,
      referenceTo: known.referenceTo,
      isCalculated: known.isCalculated,
    }
  })
  return [...stated, ...catalogue.values()]
}

function controlOf(
  config: ObjectConfig | null,
  standard: StandardObject | null,
  masters: readonly ParentLink[],
  model: SharingModel,
): CompiledObject['control'] {
  if (config !== null && isPermissionOnly(config)) return 'permissionOnly'
  const own = standard?.model
  if (own === 'permissionOnly' || own === 'special' || own === 'notModelled') return own
  if (masters.length > 0 || standard?.model === 'line') return 'masterDetail'
  if (model.startsWith('ControlledBy'))
    return standard === null ? 'notModelled' : 'controlledByParent'
  return 'own'
}

/** Why object permission alone decides: ideas and solutions, and what is no record of business at all. */
export const permissionOnlyRule = ({ standard }: CompiledObject) =>
  standard === null ? 'R15.34' : 'R15.15'

/** R15.34: object permission alone decides. */
function isPermissionOnly(config: ObjectConfig): boolean {
  return config.kind !== 'standard' && config.kind !== 'custom'
}

/** Objects whose default is stated on another: R3.15 a, Contract follows Account; R3.12, Task and Event follow Activity. */
function followOther(object: CompiledObject, objects: readonly CompiledObject[]): CompiledObject {
  const followed = object.name === 'Contract' ? 'Account' : activityOf(object)
  if (followed === null) return object
  const other = objects.find((candidate) => candidate.name === followed)
  if (other === undefined) return object
  const { internalDefault, externalDefault, isDefaultAssumed } = other
  const defaults = { ...object, internalDefault, externalDefault, isDefaultAssumed }
  if (followed === 'Account') return defaults
  return { ...defaults, internalModel: other.internalModel, externalModel: other.externalModel }
}

function activityOf({ name, config }: CompiledObject): 'Activity' | null {
  const isActivity = name === 'Task' || name === 'Event'
  return isActivity && (config?.sharingModel ?? null) === null ? 'Activity' : null
}
