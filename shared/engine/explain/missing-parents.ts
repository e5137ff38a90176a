import { SharingLevel, type AccessLevel } from '../../model/level'
import type { Missing } from '../answer'
import { nameOfObject } from '../compile/compile-tables'
import type { CompiledObject } from '../compile/compiled-object'
import { parentAt } from '../compile/compiled-table'
import type { ParentLink } from '../compile/parent-links'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf, mastersOf, mayReadParent, sharingLevel } from '../record/sharing-level'
import { subjectOf, type Subject } from '../record/subject'
import { missingPermission } from './missing-permission'

interface Step {
  readonly level: AccessLevel
  readonly sharing: SharingLevel
}

/**
 * What keeps a level from a record that follows others: Read on a parent's object, or a level on a parent record; nothing
 * where neither does. Rules R3.9, R3.10, R11.1, R11.2, R11.12, R15.29 (D-11, D-59).
 */
export function missingOnParents(subject: Subject, step: Step): Missing[] {
  const { compiled, object } = subject
  const read = { level: step.level, bit: ObjectBit.read, permission: 'read' } as const
  const unread = unreadable(subject).flatMap((parent) =>
    missingPermission({ ...subject, object: parent }, read),
  )
  if (unread.length > 0) return unread
  const isDetail = object.control === 'masterDetail'
  const rule = isDetail ? 'R11.1' : 'R3.9'
  const told = (code: string, args: Readonly<Record<string, string>>): Missing => ({
    nextLevel: step.level,
    reason: { code, rule, args },
    change: null,
  })
  const names = object.parents.map((link) => nameOfObject(compiled, link.object))
  if (object.parents.every((_, i) => parentRow(subject, i) === -1))
    return [told('missing-parent', { object: object.name, parent: names.join(' or ') })]
  const isOpen = isDetail ? isMasterOpen : isParentOpen
  return object.parents.flatMap((link, i) =>
    isOpen(subject, link, i, step)
      ? []
      : [told('missing-parent-level', { parent: names[i] ?? '' })],
  )
}

const parentRow = ({ table, row }: Subject, i: number) => parentAt(table, i, row)

/** Objects above that the user cannot read: all masters (R11.2), or the parents that the record names (D-11). */
function unreadable(subject: Subject): readonly CompiledObject[] {
  const { compiled, user, object } = subject
  if (object.control === 'masterDetail')
    return mastersAbove(subject, object).filter(
      ({ index }) => (bitsOf(compiled, user, index, 'certain') & ObjectBit.read) === 0,
    )
  return object.parents.flatMap((link, i) => {
    const parent = compiled.objects[link.object]
    const isRead = parentRow(subject, i) === -1 || mayReadParent(subject, link, 'certain')
    return parent === undefined || isRead ? [] : [parent]
  })
}

function mastersAbove(subject: Subject, { control, parents }: CompiledObject): CompiledObject[] {
  if (control !== 'masterDetail') return []
  return parents.flatMap((link) => {
    const master = subject.compiled.objects[link.object]
    return master === undefined ? [] : [master, ...mastersAbove(subject, master)]
  })
}

/** A parent that the record does not name decides nothing. Rule D-59. */
function isParentOpen(subject: Subject, link: ParentLink, i: number, { sharing }: Step): boolean {
  const row = parentRow(subject, i)
  if (row < 0) return row === -1
  const parent = subjectOf(subject.compiled, subject.user, { object: link.object, row })
  return sharingLevel(parent, 'certain') >= sharing
}

/** R11.3, R11.14: editing needs the level that the relationship asks for, full access full access on each master. */
function isMasterOpen(subject: Subject, link: ParentLink, i: number, { sharing }: Step): boolean {
  const level = mastersOf(subject, 'certain')[i]?.level ?? SharingLevel.None
  return level >= (sharing === SharingLevel.Edit ? link.threshold : sharing)
}
