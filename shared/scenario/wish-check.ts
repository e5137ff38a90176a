import type { CompiledObject } from '../engine/compile/compiled-object'
import { accessReader, type AccessReader } from '../engine/index/record-access-at'
import { fieldPermission } from '../engine/permission/field-permissions'
import { permissionClassOf } from '../engine/permission/permission-class'
import { FlagBit } from '../engine/record/flag-bits'
import type { Bound } from '../engine/record/sharing-level'
import { accessLevelNames, type AccessLevelName } from '../model/level'
import { namedField } from '../model/object-config'
import type { Evaluation } from './opened-org'
import type { Wish } from './wish-types'

/** A user and a record by which a wish is not fulfilled; `row` −1 where the object has no record. */
export interface BrokenWish {
  readonly user: number
  readonly row: number
}

const flagOf: Readonly<Record<AccessLevelName, number>> = {
  None: 0,
  Read: FlagBit.read,
  Edit: FlagBit.edit,
  Delete: FlagBit.delete,
  Transfer: FlagBit.transfer,
  All: FlagBit.all,
}

/** The lowest level above one, which "at most" forbids. */
export function levelAbove(level: AccessLevelName): AccessLevelName {
  return accessLevelNames[accessLevelNames.indexOf(level) + 1] ?? 'All'
}

/** The first user and record that break the wish, or null: "at least" must be certain, "at most" must not be possible. */
export function brokenWish(evaluation: Evaluation, wish: Wish): BrokenWish | null {
  const { compiled } = evaluation
  const index = compiled.objectIndexByName.get(wish.object.toLowerCase())
  const object = compiled.objects[index ?? -1]
  const table = compiled.tables[index ?? -1]?.table
  const users = wish.users.map((id) => compiled.userIndexById.get(id) ?? -1)
  const [first = -1] = users
  if (object === undefined || table === undefined || table.ids.length === 0)
    return wish.bound === 'atMost' ? null : { user: first, row: -1 }
  const rows = wish.record === null ? table.ids.keys() : [table.ids.indexOf(wish.record)]
  const reader = accessReader(evaluation.evaluated.index)
  const asked = [...rows]
  for (const user of users)
    for (const row of asked)
      if (!holds({ evaluation, reader, object }, wish, user, row)) return { user, row }
  return null
}

interface Asked {
  readonly evaluation: Evaluation
  readonly reader: AccessReader
  readonly object: CompiledObject
}

function holds(asked: Asked, wish: Wish, user: number, row: number): boolean {
  const { reader, object } = asked
  if (user < 0 || row < 0) return wish.bound === 'atMost'
  const bound = wish.bound === 'atLeast' ? 'certain' : 'possible'
  const flags = reader.flagsAt(user, object.index, row, bound)
  if (wish.bound === 'atLeast')
    return (
      wish.level === 'None' ||
      ((flags & flagOf[wish.level]) !== 0 &&
        hasField(asked, wish, user, wish.level === 'Read', bound))
    )
  const forbidden = accessLevelNames
    .slice(accessLevelNames.indexOf(wish.level) + 1)
    .reduce((bits, level) => bits | flagOf[level], 0)
  if ((flags & forbidden) === 0) return true
  return wish.field !== null && !hasField(asked, wish, user, wish.level === 'None', bound)
}

/** Is the field open for reading (or editing) under one reading; without a field there is nothing to ask. */
function hasField(
  { evaluation, object }: Asked,
  wish: Wish,
  user: number,
  isRead: boolean,
  bound: Bound,
): boolean {
  const held = permissionOn(evaluation, object, wish, user)
  if (held === null) return true
  return bound === 'certain'
    ? isRead
      ? held.isReadable
      : held.isEditable
    : isRead
      ? held.mayBeReadable
      : held.mayBeEditable
}

function permissionOn({ compiled }: Evaluation, object: CompiledObject, wish: Wish, user: number) {
  const permissions = permissionClassOf(compiled, user)
  if (wish.field === null || permissions === undefined) return null
  const config = object.fields.find(({ name }) => name === wish.field) ?? namedField(wish.field)
  return fieldPermission(permissions, object, config)
}
