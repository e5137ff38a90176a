import { closingEdges } from '@shared/import/assemble/cycles'
import type { Org } from '@shared/model/org'
import type { SourceKind } from '@shared/report/source-messages-en'
import type { TreePath } from './document-tree'

/** A loop among roles, territories, groups or masters, and where the step stands that closes it. */
export interface OrgCycle {
  readonly kind: SourceKind
  readonly names: readonly string[]
  readonly path: TreePath
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly next: readonly string[]
}

/** Every loop that the engine cannot work with; an import takes them apart, a text says where they are. Rule R4.1. */
export function orgCycles(org: Org): readonly OrgCycle[] {
  const trees = (['roles', 'territories'] as const).flatMap((list) =>
    cyclesIn(
      list === 'roles' ? 'role' : 'territory',
      org[list].map(({ id, developerName, parent }) => ({
        id,
        name: developerName,
        next: parent === null ? [] : [parent],
      })),
      (at) => [list, at, 'parent'],
    ),
  )
  const groups = cyclesIn(
    'group',
    org.groups.map(({ id, developerName, members }) => ({
      id,
      name: developerName,
      next: (members ?? []).flatMap((member) => (member.kind === 'group' ? [member.group] : [])),
    })),
    (at) => ['groups', at, 'members'],
  )
  const masters = cyclesIn(
    'object',
    org.objects.map(({ name, fields }) => ({
      id: name,
      name,
      next: fields.flatMap(({ type, referenceTo }) =>
        type === 'MasterDetail' ? referenceTo.slice(0, 1) : [],
      ),
    })),
    (at) => ['objects', at, 'fields'],
  )
  return [...trees, ...groups, ...masters]
}

function cyclesIn(
  kind: SourceKind,
  entries: readonly Entry[],
  pathOf: (at: number) => TreePath,
): readonly OrgCycle[] {
  const byId = new Map(entries.map((entry, at) => [entry.id, { entry, at }]))
  const nameOf = (id: string) => byId.get(id)?.entry.name ?? id
  const nextOf = (id: string) => (byId.get(id)?.entry.next ?? []).filter((next) => byId.has(next))
  return closingEdges([...byId.keys()], nextOf, nameOf).map(({ members, broken: [from, to] }) => ({
    kind,
    names: [...members, to].map(nameOf),
    path: pathOf(byId.get(from)?.at ?? 0),
  }))
}
