import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import type { PermissionClass } from '@shared/engine/permission/compile-permissions'
import { fieldPermission, type FieldPermission } from '@shared/engine/permission/field-permissions'
import { listedFields } from '@shared/engine/permission/listed-fields'
import { fieldSensitivity } from '@shared/engine/permission/sensitivity'
import { recordAccessBounds, type RecordAccessBounds } from '@shared/engine/record/record-access'
import type { Cell, Row, RowSet } from '@shared/report/rows'
import type { Environment } from './environment'
import { channelAsked, channelCells, channelHelp } from './field-channels'
import { objectsAsked, recordAsked, usersAsked } from './narrowing'
import { flagCell } from './objects'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, collected, withOrgOptions, type ExitStatus } from './question'
import { permissionClassOf } from '@shared/engine/permission/permission-class'

interface FieldsOptions extends OrgOptions {
  readonly user: readonly string[]
  readonly object: readonly string[]
  readonly record?: string
  readonly all?: boolean
  readonly channel?: string
  readonly sensitivity?: boolean
}

/** `fields`: field permissions in force per user (FLS-12a), or as they are on one record (LAY-13, LAY-31). */
export function addFields(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('fields'))
    .description('field permissions in force per user')
    .option('--user <user>', 'only this user (repeatable)', collected, [])
    .option('--object <object>', 'only this object (repeatable)', collected, [])
    .option('--record <record>', 'as they are on this record')
    .option('--channel <channel>', channelHelp)
    .option('--all', 'the fields of the catalogue, system fields and columns of data too')
    .option('--sensitivity', 'append the weight of each field’s classification, 0 to 5 (CLS-02)')
    .option('--certainty', 'append how far each answer can be trusted')
    .action(async (orgs: string[], options: FieldsOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        const rows = options.channel === undefined ? fieldRows : channelRows
        await writeRows(rows(compiled, options), options, environment)
        return 0
      })
      done(status)
    })
}

const columns = ['Username', 'SObjectType', 'Field', 'IsReadable', 'IsEditable']

/** The users, the record if one is named, and the objects. */
function subjectsAsked(compiled: CompiledOrg, options: FieldsOptions) {
  const users = usersAsked(compiled, options.user)
  const record = options.record === undefined ? null : recordAsked(compiled, options.record)
  const ofRecord = record === null ? undefined : compiled.objects[record.object]
  const objects = ofRecord === undefined ? objectsAsked(compiled, options.object) : [ofRecord]
  return { users, record, objects }
}

/** As fields show and can be written through one channel. Rules FLS-40, FLS-46, CLS-10, LAY-15. */
function channelRows(compiled: CompiledOrg, options: FieldsOptions): RowSet {
  const { users, record, objects } = subjectsAsked(compiled, options)
  const channel = channelAsked(options.channel ?? '')
  const weight = weightColumn(compiled, options)
  const all = [...columns, 'Shown', 'IsCreatable', ...weight.columns]
  const isCertaintyShown = options.certainty === true
  return { columns: isCertaintyShown ? [...all, 'Certainty'] : all, rows: rows() }

  function* rows(): Generator<Row> {
    for (const user of users) {
      const username = compiled.org.users[user]?.username ?? ''
      for (const object of objects) {
        for (const field of listedFields(object, options.all === true)) {
          const asked = { user, object, field, record, channel }
          const { cells, certainty } = channelCells(compiled, asked)
          const name = `${object.name}.${field.name}`
          const row = [username, object.name, name, ...cells, ...weight.cells(object, field.name)]
          yield isCertaintyShown ? [...row, certainty] : row
        }
      }
    }
  }
}

function fieldRows(compiled: CompiledOrg, options: FieldsOptions): RowSet {
  const { users, record, objects } = subjectsAsked(compiled, options)
  const permissionsOf = fieldPermissionsByClass(objects, options.all === true)
  const weight = weightColumn(compiled, options)
  const all = [...columns, ...weight.columns]
  const isCertaintyShown = options.certainty === true
  return { columns: isCertaintyShown ? [...all, 'Certainty'] : all, rows: rows() }

  function* rows(): Generator<Row> {
    for (const user of users) {
      const permissions = permissionClassOf(compiled, user)
      if (permissions === undefined) continue
      const username = compiled.org.users[user]?.username ?? ''
      const access = record === null ? null : recordAccessBounds(compiled, user, record)
      for (const [object, fields] of permissionsOf(permissions)) {
        for (const entry of fields) {
          const field = access === null ? entry : onRecord(access, entry)
          const row = [
            username,
            object.name,
            `${object.name}.${field.field}`,
            flagCell(field.isReadable, field.mayBeReadable),
            flagCell(field.isEditable, field.mayBeEditable),
            ...weight.cells(object, field.field),
          ]
          yield isCertaintyShown ? [...row, certaintyOf(field)] : row
        }
      }
    }
  }
}

/** With `--sensitivity` a column of weights, each worked out once. Rules CLS-01–CLS-03. */
function weightColumn(compiled: CompiledOrg, { sensitivity }: FieldsOptions) {
  const weights = new Map<string, number>()
  return {
    columns: sensitivity === true ? ['Sensitivity'] : [],
    cells: (object: CompiledObject, name: string): Cell[] => {
      if (sensitivity !== true) return []
      const key = `${object.name}.${name}`
      const field = object.fields.find((each) => each.name === name)
      const weight =
        weights.get(key) ??
        (field === undefined ? 1 : fieldSensitivity(compiled.org.objects, object.name, field))
      weights.set(key, weight)
      return [weight]
    },
  }
}

/** Users of one class have the same field permissions, so that each class is asked once. */
function fieldPermissionsByClass(
  objects: readonly CompiledObject[],
  isEveryField: boolean,
): (
  permissions: PermissionClass,
) => readonly (readonly [CompiledObject, readonly FieldPermission[]])[] {
  const known = new Map<
    PermissionClass,
    (readonly [CompiledObject, readonly FieldPermission[]])[]
  >()
  return (permissions) => {
    const answer =
      known.get(permissions) ??
      objects.map((object): readonly [CompiledObject, readonly FieldPermission[]] => [
        object,
        listedFields(object, isEveryField).map((field) =>
          fieldPermission(permissions, object, field),
        ),
      ])
    known.set(permissions, answer)
    return answer
  }
}

/** The record leg beside the other two. Rules LAY-13, LAY-31. */
function onRecord(
  { certain, possible }: RecordAccessBounds,
  field: FieldPermission,
): FieldPermission {
  return {
    field: field.field,
    isReadable: field.isReadable && certain.read,
    isEditable: field.isEditable && certain.edit,
    mayBeReadable: field.mayBeReadable && possible.read,
    mayBeEditable: field.mayBeEditable && possible.edit,
  }
}

function certaintyOf(field: FieldPermission): string {
  const isOpen =
    field.isReadable !== field.mayBeReadable || field.isEditable !== field.mayBeEditable
  if (!isOpen) return 'exact'
  return field.isReadable ? 'at least' : 'unknown'
}
