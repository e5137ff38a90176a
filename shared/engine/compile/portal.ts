import type { RecordId } from '../../model/id'
import type { ReachContext } from './reach-context'
import { ancestorsOf } from './role-tree'

/** External roles by account: the lowest one, to which portal implicit rows are given. Rule R10.13. */
export interface CompiledPortal {
  /** Account -> index of its lowest external role. */
  readonly lowestRoleByAccount: ReadonlyMap<RecordId, number>
  /** Positions of external users in `org.users`. */
  readonly externalUsers: readonly number[]
}

export function compilePortal(context: ReachContext): CompiledPortal {
  const lowest = new Map<RecordId, number>()
  context.org.roles.forEach((role, index) => {
    if (role.portalAccount === null) return
    const other = lowest.get(role.portalAccount)
    const isLower = other === undefined || depthOf(context, index) > depthOf(context, other)
    if (isLower) lowest.set(role.portalAccount, index)
  })
  const isExternal = (user: number) => {
    const family = context.families[user]
    return family === 'partner' || family === 'customerPlus' || family === 'highVolume'
  }
  const externalUsers = context.org.users.map((_, index) => index).filter(isExternal)
  return { lowestRoleByAccount: lowest, externalUsers }
}

function depthOf(context: ReachContext, role: number): number {
  return ancestorsOf(context.roleTree, role).length
}
