import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { ObjectBit } from '@shared/engine/permission/object-bits'
import type { Cell, Row, RowSet } from '@shared/report/rows'
import type { Environment } from './environment'
import { objectsAsked, usersAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, collected, withOrgOptions, type ExitStatus } from './question'
import { permissionClassOf } from '@shared/engine/permission/permission-class'

interface ObjectsOptions extends OrgOptions {
  readonly user: readonly string[]
  readonly object: readonly string[]
  readonly all?: boolean
}

/** `objects`: object permissions in force per user (PRM-20). */
export function addObjects(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('objects'))
    .description('object permissions in force per user')
    .option('--user <user>', 'only this user (repeatable)', collected, [])
    .option('--object <object>', 'only this object (repeatable)', collected, [])
    .option('--all', 'the objects of the catalogue too')
    .option('--certainty', 'append how far each answer can be trusted')
    .action(async (orgs: string[], options: ObjectsOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        await writeRows(objectRows(compiled, options), options, environment)
        return 0
      })
      done(status)
    })
}

const bits = [
  ['PermissionsCreate', ObjectBit.create],
  ['PermissionsRead', ObjectBit.read],
  ['PermissionsEdit', ObjectBit.edit],
  ['PermissionsDelete', ObjectBit.delete],
  ['PermissionsViewAllRecords', ObjectBit.viewAll],
  ['PermissionsModifyAllRecords', ObjectBit.modifyAll],
  ['PermissionsViewAllFields', ObjectBit.viewAllFields],
] as const

function objectRows(compiled: CompiledOrg, options: ObjectsOptions): RowSet {
  const users = usersAsked(compiled, options.user)
  const isEveryObject = options.all === true && options.object.length === 0
  const objects = isEveryObject ? compiled.objects : objectsAsked(compiled, options.object)
  const isCertaintyShown = options.certainty === true
  const columns = ['Username', 'SObjectType', ...bits.map(([name]) => name)]
  return { columns: isCertaintyShown ? [...columns, 'Certainty'] : columns, rows: rows() }

  function* rows(): Generator<Row> {
    for (const user of users) {
      const permissions = permissionClassOf(compiled, user)
      const username = compiled.org.users[user]?.username ?? ''
      for (const { index, name } of objects) {
        const held = permissions?.bits[index] ?? 0
        const possible = permissions?.possibleBits[index] ?? 0
        const flags = bits.map(([, bit]): Cell => flagCell(held & bit, possible & bit))
        const row = [username, name, ...flags]
        yield isCertaintyShown
          ? [...row, certaintyOf(held, possible, permissions?.isLicenceKnown)]
          : row
      }
    }
  }
}

/** What is held for certain, what is not, and what nobody said. */
export function flagCell(held: number | boolean, possible: number | boolean): Cell {
  if (Boolean(held) === Boolean(possible)) return Boolean(held)
  return 'unknown'
}

function certaintyOf(held: number, possible: number, isLicenceKnown: boolean | undefined): string {
  if (held !== possible) return held === 0 ? 'unknown' : 'at least'
  return isLicenceKnown === false ? 'at most' : 'exact'
}
