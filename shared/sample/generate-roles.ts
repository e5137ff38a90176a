import type { ChildLevel, Role } from '../model/role'
import { places, roleTitles } from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { roleIdAt } from './sample-id'

const childLevels: readonly ChildLevel[] = ['None', 'Read', 'Edit']

/** The role tree: a chain of the wanted depth first, the other roles below any role that leaves room. Rule R4.1. */
export function generateRoles(random: Random, shape: OrgShape): Role[] {
  const depths: number[] = []
  const roles: Role[] = []
  const used = new Set<string>()
  for (let number = 0; number < shape.roleCount; number++) {
    const parent = parentOf(random, number, depths, shape.roleDepth)
    const depth = parent === null ? 0 : elementAt(depths, parent) + 1
    depths.push(depth)
    const name = freeName(random, depth, used)
    roles.push({
      id: roleIdAt(number + 1),
      developerName: name.replaceAll(' ', '_'),
      name,
      parent: parent === null ? null : roleIdAt(parent + 1),
      portalType: 'None',
      portalAccount: null,
      ...childAccess(random, shape),
      isMissing: false,
      categoryGroupVisibilities: [],
    })
  }
  return roles
}

function parentOf(
  random: Random,
  number: number,
  depths: readonly number[],
  roleDepth: number,
): number | null {
  if (number === 0) return null
  if (number < roleDepth) return number - 1
  for (let attempt = 0; attempt < 20; attempt++) {
    const parent = random.below(number)
    if (elementAt(depths, parent) < roleDepth - 1) return parent
  }
  return 0
}

function freeName(random: Random, depth: number, used: Set<string>): string {
  const title = elementAt(roleTitles, Math.min(depth, roleTitles.length - 1))
  const plain = depth === 0 ? title : `${title} ${random.pick(places)}`
  let name = plain
  for (let copy = 2; used.has(name); copy++) name = `${plain} ${copy}`
  used.add(name)
  return name
}

function childAccess(
  random: Random,
  shape: OrgShape,
): Pick<Role, 'contactAccessLevel' | 'opportunityAccessLevel' | 'caseAccessLevel'> {
  const level = (): ChildLevel =>
    shape.features.includes('childLevels') ? random.pick(childLevels) : 'None'
  return {
    contactAccessLevel: level(),
    opportunityAccessLevel: level(),
    caseAccessLevel: level(),
  }
}
