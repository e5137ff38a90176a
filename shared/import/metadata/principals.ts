import type { ChildLevel } from '@shared/model/role'
import { readQueueMembers } from './grantees'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  choiceOf,
  flagOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  type ReadFile,
} from './xml-values'

export const childLevels: readonly ChildLevel[] = ['None', 'Read', 'Edit']
/** Import-formats 3.6. */
export function readRole(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  noteUnknownElements(reading, file, root, file.type)
  const levelOf = (element: string) => choiceOf(reading, file, root, element, childLevels, 'None')
  const parent = wordOf(root, 'parentRole')
  reading.lists.roles.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'name'),
    parent: parent === null ? null : ownName(reading, parent),
    contactAccessLevel: levelOf('contactAccessLevel'),
    opportunityAccessLevel: levelOf('opportunityAccessLevel'),
    caseAccessLevel: levelOf('caseAccessLevel'),
  })
}

/** Import-formats 3.7. */
export function readGroup(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  noteUnknownElements(reading, file, root, file.type)
  const doesIncludeBosses = flagOf(reading, file, root, 'doesIncludeBosses')
  const label = wordOf(root, 'name')
  reading.lists.groups.push({ ...positionOf(file, root), name, label, doesIncludeBosses })
}

/** Import-formats 3.8. */
export function readQueue(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  noteUnknownElements(reading, file, root, file.type)
  const members = childOf(root, 'queueMembers')
  const objects = childrenOf(root, 'queueSobject').flatMap((each) => {
    const object = wordOf(each, 'sobjectType')
    if (object !== null) return [ownName(reading, object)]
    const message = '`queueSobject` has no `sobjectType`; the entry was left out, correct it'
    report(reading, 'warning', 'entry-without-name', positionOf(file, each), message)
    return []
  })
  reading.lists.queues.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'name'),
    doesIncludeBosses: flagOf(reading, file, root, 'doesIncludeBosses'),
    objects,
    members: members === undefined ? null : readQueueMembers(reading, file, members),
  })
}
