import type { Org } from '@shared/model/org'
import type { Findings } from './findings'
import { nowhere, report } from './findings'
import type { ObjectRegistry } from './object-registry'
import { objectOf } from './object-registry'

/** Every object that something in the org names, as often as it does. */
function* namedObjects(registry: ObjectRegistry, org: Org): Generator<string> {
  for (const container of [...org.profiles, ...org.permissionSets, ...org.mutingPermissionSets]) {
    for (const entry of container.objectPermissions) yield entry.object
    for (const entry of container.fieldPermissions) yield entry.object
  }
  for (const named of [
    ...org.sharingRules,
    ...org.restrictionRules,
    ...org.shares,
    ...org.sharingSets.flatMap((set) => set.accessMappings),
    ...org.territories.flatMap((territory) => territory.records),
  ])
    yield named.object
  for (const group of org.groups) yield* group.queueObjects
  for (const fields of [...registry.fields.values()])
    for (const field of fields.values()) if (field.type === 'MasterDetail') yield* field.referenceTo
}

/** Custom fields that permissions and criteria name, as `Object.Field`. */
function* namedFields(org: Org): Generator<readonly [object: string, field: string]> {
  for (const container of [...org.profiles, ...org.permissionSets, ...org.mutingPermissionSets])
    for (const { object, field } of container.fieldPermissions) yield [object, field]
  for (const rule of org.sharingRules)
    if (rule.kind === 'criteria' || rule.kind === 'guest')
      for (const { field } of rule.criteria) yield [rule.object, field]
}

const isCustom = (name: string) => /__\w+$/.test(name)
const times = (count: number) => (count === 1 ? 'once' : `${count} times`)

/** Only custom fields of declared objects: the fields of an object outside the import go with it. */
function reportFields(registry: ObjectRegistry, org: Org, findings: Findings): void {
  const counts = new Map<string, number>()
  for (const [object, field] of namedFields(org)) {
    const key = object.toLowerCase()
    const isKnown = registry.fields.get(key)?.has(field.toLowerCase()) === true
    if (isKnown || !/__c$/i.test(field) || registry.objects.get(key)?.isDeclared !== true) continue
    const name = `${registry.objects.get(key)?.name ?? object}.${field}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const [name, count] of counts)
    report(
      findings,
      'note',
      'unknown-field',
      nowhere,
      `field \`${name}\` is named ${times(count)} and is outside this import; its type is unknown`,
    )
}

/**
 * Objects that permissions, rules, shares, territories, queues and masters name stand in the org too, undeclared.
 *
 * Custom objects and fields among them that no file holds are one note each with the number of times they are named: they
 * belong to packages or to what was not retrieved. Source: import-formats 1.1, 6.
 */
export function addNamedObjects(
  registry: ObjectRegistry,
  org: Org,
  withRecords: ReadonlySet<string>,
  findings: Findings,
): void {
  const counts = new Map<string, number>()
  for (const name of namedObjects(registry, org)) {
    const { isDeclared, sharingModel, label } = objectOf(registry, name)
    const key = name.toLowerCase()
    const isStated = isDeclared || sharingModel !== null || label !== name || withRecords.has(key)
    if (!isStated && isCustom(name)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counts)
    report(
      findings,
      'note',
      'unknown-object',
      nowhere,
      `object \`${registry.objects.get(key)?.name ?? key}\` is named ${times(count)} and is outside this import; its sharing model is unknown`,
    )
  reportFields(registry, org, findings)
}
