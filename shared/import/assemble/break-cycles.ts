import type { GroupId } from '@shared/model/id'
import type { Cycle } from './cycles'
import { closingEdges } from './cycles'
import { nowhere, report } from './findings'
import type { Findings } from './findings'
import type { GroupRegistries } from './groups'
import { setMembers } from './groups'
import type { ObjectRegistry } from './object-registry'
import type { Registry } from './registry'

interface Tree<Key> {
  readonly developerName: string
  readonly parent: Key | null
}

/** A loop of thousands is still one line. */
const shownMembers = 20

function reportCycle<Key extends string>(
  findings: Findings,
  noun: string,
  cycle: Cycle<Key>,
  nameOf: (key: Key) => string,
): void {
  const [from, to] = cycle.broken
  if (from === to) {
    report(
      findings,
      'warning',
      `${noun}-above-itself`,
      nowhere,
      `${noun} \`${nameOf(from)}\` names itself; it was taken as top`,
    )
    return
  }
  const names = cycle.members.map((key) => `\`${nameOf(key)}\``)
  const left = names.length - shownMembers
  const shown = left > 1 ? [...names.slice(0, shownMembers), `${left} more`] : names
  const members = [...shown, `\`${nameOf(to)}\``].join(' > ')
  report(
    findings,
    'warning',
    `${noun}-cycle`,
    nowhere,
    `${noun} cycle ${members}; the step from \`${nameOf(from)}\` to \`${nameOf(to)}\` was left out`,
  )
}

/** Takes parents away where they would make a loop; an entry that is its own parent is a top. */
export function breakTreeCycles<Key extends string, Entry extends Tree<Key>>(
  registry: Registry<Key, Entry>,
  findings: Findings,
): void {
  const nameOf = (key: Key) => registry.entries.get(key)?.developerName ?? key
  const parentOf = (key: Key) => {
    const parent = registry.entries.get(key)?.parent ?? null
    return parent === null || !registry.entries.has(parent) ? [] : [parent]
  }
  for (const cycle of closingEdges([...registry.entries.keys()], parentOf, nameOf)) {
    reportCycle(findings, registry.noun, cycle, nameOf)
    const entry = registry.entries.get(cycle.broken[0])
    if (entry !== undefined) registry.entries.set(cycle.broken[0], { ...entry, parent: null })
  }
}

/** Takes group members out where groups would hold themselves. */
export function breakGroupCycles(registries: GroupRegistries, findings: Findings): void {
  const groupOf = (id: GroupId) =>
    registries.groups.entries.get(id) ?? registries.queues.entries.get(id)
  const nameOf = (id: GroupId) => groupOf(id)?.developerName ?? id
  const membersOf = (id: GroupId) =>
    (groupOf(id)?.members ?? []).flatMap((member) =>
      member.kind === 'group' && groupOf(member.group) !== undefined ? [member.group] : [],
    )
  const ids = [...registries.groups.entries.keys(), ...registries.queues.entries.keys()]
  for (const cycle of closingEdges(ids, membersOf, nameOf)) {
    reportCycle(findings, 'group', cycle, nameOf)
    const [outer, inner] = cycle.broken
    const members = groupOf(outer)?.members ?? []
    setMembers(
      registries,
      outer,
      members.filter((member) => member.kind !== 'group' || member.group !== inner),
    )
  }
}

/** Reports loops of master-detail fields; the field that closes one is kept as a plain lookup. */
export function breakMasterCycles(registry: ObjectRegistry, findings: Findings): void {
  const mastersOf = (object: string) =>
    [...(registry.fields.get(object)?.values() ?? [])]
      .filter((field) => field.type === 'MasterDetail')
      .flatMap((field) => field.referenceTo.map((target) => target.toLowerCase()))
      .filter((target) => registry.objects.has(target))
  const nameOf = (object: string) => registry.objects.get(object)?.name ?? object
  for (const cycle of closingEdges([...registry.objects.keys()], mastersOf, nameOf)) {
    reportCycle(findings, 'master', cycle, nameOf)
    const [detail, master] = cycle.broken
    const fields = registry.fields.get(detail)
    for (const [key, field] of fields ?? [])
      if (
        field.type === 'MasterDetail' &&
        field.referenceTo.some((target) => target.toLowerCase() === master)
      )
        fields?.set(key, { ...field, type: 'Lookup', relationshipOrder: null })
  }
}
