import type { Grantee, Group } from '@shared/model/group'
import type { GroupId, ObjectName } from '@shared/model/id'
import { parseGroupId } from '@shared/model/id'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, resolveName, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'

/** Public groups and queues are named apart: a queue may have the developer name of a group (import-formats 5.4). */
export interface GroupRegistries {
  /** Every group and queue by id; names are those of public groups. */
  readonly groups: Registry<GroupId, Group>
  readonly queues: Registry<GroupId, Group>
  /** Rows of role, territory, manager and organization groups, which stand for a grantee. */
  readonly systemRows: ReadonlyMap<GroupId, Row>
}

const missingOf =
  (type: Group['type']) =>
  (id: GroupId, name: string): Group => ({
    id,
    type,
    developerName: name,
    name,
    doesIncludeBosses: null,
    members: null,
    queueObjects: [],
    isMissing: true,
  })

function typeOfRow(row: Row): Group['type'] | 'system' {
  switch (cell(row, 'Type')?.toLowerCase()) {
    case undefined:
    case 'regular':
      return 'Regular'
    case 'queue':
      return 'Queue'
    case 'personal':
      return 'Personal'
    default:
      return 'system'
  }
}

function addRows(
  sources: Sources,
  registries: GroupRegistries,
  systemRows: Map<GroupId, Row>,
): void {
  for (const row of eachRow(sources, 'Group')) {
    const type = typeOfRow(row)
    const stated = cell(row, 'Id')
    const developerName = cell(row, 'DeveloperName') ?? cell(row, 'Name') ?? stated
    if (developerName === null) continue
    const registry = type === 'Queue' ? registries.queues : registries.groups
    const id = stated === null ? stableKey(registry, developerName) : parseGroupId(stated)
    if (type === 'system') {
      systemRows.set(id, row)
      continue
    }
    add(registry, id, type === 'Personal' ? [] : [developerName], {
      ...missingOf(type)(id, developerName),
      name: cell(row, 'Name') ?? developerName,
      doesIncludeBosses: flag(row, 'DoesIncludeBosses'),
      isMissing: false,
    })
  }
}

function addFiles(sources: Sources, registries: GroupRegistries): void {
  const { groups, queues } = registries
  for (const parsed of sources.metadata.groups) {
    const id = keyNamed(groups, parsed.name) ?? stableKey(groups, parsed.name)
    const base = groups.entries.get(id) ?? missingOf('Regular')(id, parsed.name)
    add(groups, id, [parsed.name], {
      ...base,
      developerName: parsed.name,
      name: parsed.label ?? base.name,
      doesIncludeBosses: parsed.doesIncludeBosses ?? base.doesIncludeBosses,
      isMissing: false,
    })
  }
  for (const parsed of sources.metadata.queues) {
    const id = keyNamed(queues, parsed.name) ?? stableKey(queues, parsed.name)
    const base = queues.entries.get(id) ?? missingOf('Queue')(id, parsed.name)
    add(queues, id, [parsed.name], {
      ...base,
      developerName: parsed.name,
      name: parsed.label ?? base.name,
      doesIncludeBosses: parsed.doesIncludeBosses ?? base.doesIncludeBosses,
      isMissing: false,
    })
  }
}

/** Objects that queues may own, of queue files and of `QueueSobject` rows (R2.4). */
function addQueueObjects(sources: Sources, queues: Registry<GroupId, Group>): void {
  const objects = new Map<GroupId, Map<string, ObjectName>>()
  const note = (queue: GroupId, object: string) => {
    const known = objects.get(queue) ?? new Map<string, ObjectName>()
    objects.set(queue, known)
    if (!known.has(object.toLowerCase())) known.set(object.toLowerCase(), object)
  }
  for (const parsed of sources.metadata.queues) {
    const queue = keyNamed(queues, parsed.name)
    if (queue !== null) for (const object of parsed.objects) note(queue, object)
  }
  for (const row of eachRow(sources, 'QueueSobject')) {
    const id = cell(row, 'QueueId')
    const name = cell(row, 'Queue.DeveloperName')
    const object = cell(row, 'SobjectType')
    if (object === null || (id === null && name === null)) continue
    note(
      id === null
        ? resolveName(queues, name ?? '', place(row), sources.findings)
        : queueOfId(sources, queues, id, row),
      object,
    )
  }
  for (const [id, named] of objects) {
    const queue = queues.entries.get(id)
    if (queue !== undefined)
      queues.entries.set(id, { ...queue, queueObjects: [...named.values()].sort() })
  }
}

function queueOfId(
  sources: Sources,
  queues: Registry<GroupId, Group>,
  id: string,
  row: Row,
): GroupId {
  const key = parseGroupId(id)
  return queues.entries.has(key) ? key : resolveName(queues, id, place(row), sources.findings)
}

/** Public groups and queues of files and of `Group` rows, joined by developer name; their members come later. */
export function assembleGroups(sources: Sources): GroupRegistries {
  const systemRows = new Map<GroupId, Row>()
  const registries: GroupRegistries = {
    groups: emptyRegistry('group', parseGroupId, missingOf('Regular')),
    queues: emptyRegistry('queue', parseGroupId, missingOf('Queue')),
    systemRows,
  }
  addRows(sources, registries, systemRows)
  addFiles(sources, registries)
  addQueueObjects(sources, registries.queues)
  return registries
}

/** Puts the members into a group or queue, wherever it stands. */
export function setMembers(
  registries: GroupRegistries,
  id: GroupId,
  members: readonly Grantee[],
): void {
  for (const registry of [registries.groups, registries.queues]) {
    const group = registry.entries.get(id)
    if (group !== undefined) registry.entries.set(id, { ...group, members })
  }
}
