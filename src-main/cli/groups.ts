import type { Command } from 'commander'
import type { Named } from '@shared/change/kind'
import { groupNamed, roleNamed } from '@shared/change/naming'
import { hasBit } from '@shared/engine/compile/bitset'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { reachOf } from '@shared/engine/compile/reach'
import { membershipPath } from '@shared/engine/explain/membership-path'
import type { Grantee } from '@shared/model/group'
import { formatStep } from '@shared/report/messages-en'
import type { Row, RowSet } from '@shared/report/rows'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

interface GroupsOptions extends OrgOptions {
  readonly group?: string
  readonly queue?: string
  readonly role?: string
}

/** `groups`: who is in a group, a queue or a role, directly or by nesting and bosses, and how (R5.3, R5.8). */
export function addGroups(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('groups'))
    .description('who is in a group, queue or role, and how')
    .option('--group <group>', 'a public group')
    .option('--queue <queue>', 'a queue')
    .option('--role <role>', 'a role')
    .action(async (orgs: string[], options: GroupsOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        await writeRows(memberRows(compiled, granteeAsked(compiled, options)), options, environment)
        return 0
      })
      done(status)
    })
}

function granteeAsked({ org }: CompiledOrg, { group, queue, role }: GroupsOptions): Grantee {
  const asked = [group, queue, role].filter((name) => name !== undefined)
  if (asked.length !== 1) throw new Unusable('name one of `--group`, `--queue` or `--role`')
  if (role !== undefined) return { kind: 'role', role: found(roleNamed(org, role)).id }
  const named =
    queue === undefined ? groupNamed(org, group ?? '', 'Regular') : groupNamed(org, queue, 'Queue')
  const { id, developerName, members } = found(named)
  if (members === null)
    throw new Unusable(
      `the import does not say who is in \`${developerName}\`; add its members (GroupMember.csv)`,
    )
  return { kind: 'group', group: id }
}

function found<Item>(named: Named<Item>): Item {
  if (named.kind === 'refused') throw new Unusable(named.message)
  return named.item
}

function memberRows(compiled: CompiledOrg, grantee: Grantee): RowSet {
  return { columns: ['Username', 'Via'], rows: rows() }

  function* rows(): Generator<Row> {
    const reach = reachOf(compiled, grantee)
    for (const [user, { username }] of compiled.org.users.entries()) {
      if (!hasBit(reach.withSuperiors, user)) continue
      yield [username, membershipPath(compiled, grantee, user).map(formatStep).join(' → ')]
    }
  }
}
