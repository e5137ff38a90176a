import type { ObjectName } from '@shared/model/id'
import type { FieldConfig, ObjectConfig, ObjectKind } from '@shared/model/object-config'
import { keyPrefixes } from '../data/known-objects'
import type { ParsedField } from '../metadata/parsed'

/** Objects by name in lower case, with their fields by name in lower case. */
export interface ObjectRegistry {
  readonly objects: Map<string, ObjectConfig>
  readonly fields: Map<string, Map<string, FieldConfig>>
}

const prefixByObject: ReadonlyMap<string, string> = new Map(
  Object.entries(keyPrefixes).map(([prefix, object]) => [object.toLowerCase(), prefix]),
)

/** Three characters that begin the ids of an object's records; null when nothing says them. */
export function keyPrefixIn(registry: ObjectRegistry, name: ObjectName): string | null {
  const key = name.toLowerCase()
  return registry.objects.get(key)?.keyPrefix ?? prefixByObject.get(key) ?? null
}

/** Kind of an object by the suffix of its name. Source: import-formats 3.1. */
export function objectKind(name: ObjectName): ObjectKind {
  if (/__mdt$/i.test(name)) return 'customMetadata'
  if (/__e$/i.test(name)) return 'platformEvent'
  if (/__b$/i.test(name)) return 'bigObject'
  if (/__x$/i.test(name)) return 'external'
  return /__\w+$/.test(name) ? 'custom' : 'standard'
}

/** The object with this name; one that is only named is added, undeclared and with nothing stated. */
export function objectOf(registry: ObjectRegistry, name: ObjectName): ObjectConfig {
  const key = name.toLowerCase()
  const known = registry.objects.get(key)
  if (known !== undefined) return known
  const named: ObjectConfig = {
    name,
    label: name,
    kind: objectKind(name),
    isDeclared: false,
    sharingModel: null,
    externalSharingModel: null,
    grantAccessUsingHierarchies: null,
    keyPrefix: prefixByObject.get(key) ?? null,
    fields: [],
    recordTypes: [],
  }
  registry.objects.set(key, named)
  registry.fields.set(key, new Map())
  return named
}

/** Changes some settings of an object, adding it when it is not there. */
export function setObject(
  registry: ObjectRegistry,
  name: ObjectName,
  change: Partial<ObjectConfig>,
): void {
  registry.objects.set(name.toLowerCase(), { ...objectOf(registry, name), ...change })
}

/** API name of an object as first declared. */
export function spelling(registry: ObjectRegistry, name: ObjectName): ObjectName {
  return registry.objects.get(name.toLowerCase())?.name ?? name
}

/** Adds a field that is not there yet. */
export function addField(registry: ObjectRegistry, object: ObjectName, field: FieldConfig): void {
  objectOf(registry, object)
  const fields = registry.fields.get(object.toLowerCase())
  if (fields?.has(field.name.toLowerCase()) === false) fields.set(field.name.toLowerCase(), field)
}

/** A field as its file states it. */
export function declaredField(parsed: ParsedField): FieldConfig {
  return {
    name: parsed.name,
    label: parsed.label ?? parsed.name,
    type: parsed.type,
    isDeclared: true,
    referenceTo: parsed.referenceTo,
    relationshipOrder: parsed.relationshipOrder,
    writeRequiresMasterRead: parsed.writeRequiresMasterRead,
    isRequired: parsed.isRequired,
    isCalculated: parsed.isCalculated,
    securityClassification: parsed.securityClassification,
    complianceGroup: parsed.complianceGroup,
    businessStatus: parsed.businessStatus,
    mask: parsed.mask,
    ...(parsed.isEncryptedAtRest ? { isEncryptedAtRest: true } : {}),
  }
}
