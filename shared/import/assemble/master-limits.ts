import type { FieldConfig } from '@shared/model/object-config'
import type { Findings } from './findings'
import { nowhere, report } from './findings'
import { objectOf, type ObjectRegistry } from './object-registry'
import { sortedBy } from './order'

const depthLimit = 3

function mastersOf(registry: ObjectRegistry, object: string): FieldConfig[] {
  const fields = [...(registry.fields.get(object)?.values() ?? [])]
  return sortedBy(
    fields.filter((field) => field.type === 'MasterDetail'),
    (field) => String(field.relationshipOrder ?? 0),
    (field) => field.name,
  )
}

/** Of several masters the first two in order stay; the others are plain lookups from here on. */
function keepTwo(registry: ObjectRegistry, object: string, findings: Findings): void {
  const masters = mastersOf(registry, object)
  const name = registry.objects.get(object)?.name ?? object
  const [first, second, ...others] = masters
  if (first === undefined || second === undefined) return
  if (others.length > 0) {
    const named = others.map((field) => `\`${field.name}\``).join(', ')
    const message = `\`${name}\` has ${masters.length} master-detail fields and two is the limit; ${named} counts as a lookup, correct the fields`
    report(findings, 'warning', 'too-many-masters', nowhere, message)
    const fields = registry.fields.get(object)
    for (const field of others)
      fields?.set(field.name.toLowerCase(), { ...field, type: 'Lookup', relationshipOrder: null })
  }
  const [firstOrder, secondOrder] = [first.relationshipOrder ?? 0, second.relationshipOrder ?? 0]
  if (firstOrder !== secondOrder) return
  const message = `master-detail fields \`${first.name}\` and \`${second.name}\` of \`${name}\` have one order; the first by name is the primary one, correct \`relationshipOrder\``
  report(findings, 'warning', 'same-master-order', nowhere, message)
}

const targetsOf = (registry: ObjectRegistry, object: string) =>
  mastersOf(registry, object).flatMap(({ referenceTo }) =>
    referenceTo.map((target) => target.toLowerCase()),
  )

/** A way of `steps` masters up from an object, the object first; null when every way is shorter. */
function chainUp(registry: ObjectRegistry, object: string, steps: number): string[] | null {
  if (steps === 0) return [object]
  for (const master of targetsOf(registry, object)) {
    const rest = chainUp(registry, master, steps - 1)
    if (rest !== null) return [object, ...rest]
  }
  return null
}

/** Reports what the platform would not allow: three masters, two of one order, a chain beyond three steps. Source: import-formats 6. */
export function limitMasters(registry: ObjectRegistry, findings: Findings): void {
  for (const object of [...registry.objects.keys()])
    for (const { referenceTo } of mastersOf(registry, object))
      for (const target of referenceTo) objectOf(registry, target)
  const objects = [...registry.objects.keys()].sort()
  for (const object of objects) keepTwo(registry, object, findings)
  const masters = new Set(objects.flatMap((object) => targetsOf(registry, object)))
  for (const object of objects.filter((each) => !masters.has(each))) {
    const chain = chainUp(registry, object, depthLimit + 1)
    if (chain === null) continue
    const names = chain.map((key) => `\`${registry.objects.get(key)?.name ?? key}\``).join(' > ')
    const message = `${names} is a chain of more than ${depthLimit} master-detail steps; it was kept, check the fields`
    report(findings, 'warning', 'deep-masters', nowhere, message)
  }
}
