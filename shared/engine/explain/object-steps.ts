import type { Reason } from '../answer'
import { hasParentsPermissions } from '../permission/implied-bits'
import type { CompiledObject } from '../compile/compiled-object'
import { mutedBy } from '../permission/muting'
import { permissionsStandingFor } from '../permission/activity-permissions'
import { allObjectBits, wordsOfBits } from '../permission/object-bits'
import { permissionNotes } from '../permission/permission-notes'
import { permissionStages } from '../permission/permission-stages'
import { statedBits, type RawGrants } from '../permission/raw-grants'
import { bitsOf } from '../record/sharing-level'
import type { Subject } from '../record/subject'
import { reasonOf, type Step } from './decision-frame'
import { organizationLeg } from './legs'
import { permissionsInForce } from '../permission/permission-class'
import { userAt } from '../compile/reach-context'

/** May the user be in the org at all, and under which licence? Rules LAY-01, R16.1, R16.2, LIC-02. */
export function organizationSteps(subject: Subject): Step[] {
  const { reasons, verdict } = organizationLeg(subject)
  const { licence, licenceName } = permissionsOf(subject)
  const args = { licence: licenceName ?? licence ?? '' }
  return [
    {
      leg: 'organization',
      at: reasonOf('at-user', reasons[0]?.rule ?? 'LAY-01'),
      inputs: reasons,
      change: { mayLogIn: verdict === 'open' },
    },
    {
      leg: 'organization',
      at: reasonOf('at-licence', 'LIC-02'),
      inputs: [reasonOf(args.licence === '' ? 'licence-unknown' : 'licence-held', 'LIC-02', args)],
      change: {},
    },
  ]
}

/** Each container, then the licence, the rights to all data and the prerequisites. Rule PRM-20. */
export function objectSteps(subject: Subject): Step[] {
  const { compiled, user, object } = subject
  const permissions = permissionsOf(subject)
  const stages = permissionStages(permissions, object, compiled.org.settings)
  const notes = permissionNotes(compiled, user, object)
  const capped = notes.filter(({ rule }) => rule === 'LIC-02')
  const muted = notes.filter(({ rule }) => rule === 'PRM-11' || rule === 'PRM-13')
  const uncounted = notes.filter(({ rule }) => rule === 'R15.4')
  const told = [...capped, ...muted, ...uncounted]
  const waiting = notes.filter((note) => !told.includes(note))
  const possiblePermissions = bitsOf(compiled, user, object.index, 'possible')
  let reached = 0
  const perhaps = permissions.grants.map((grant) => (reached |= perhapsOf(grant, object)))
  const withinReach = reached & possiblePermissions
  const args = { object: object.name }
  return [
    ...permissions.grants.map((grant, at): Step => ({
      leg: 'object',
      at: reasonOf(`at-${grant.kind}`, grant.kind === 'permissionSetGroup' ? 'PRM-10' : 'PRM-02', {
        container: grant.name,
      }),
      inputs: [
        ...groupInputs(subject, grant),
        stated(subject, grant),
        ...muted.filter((note) => note.args['group'] === grant.name),
        ...uncounted.filter((note) => note.args['container'] === grant.name),
      ],
      change: { permissions: stages.united[at] ?? 0, possiblePermissions: perhaps[at] ?? 0 },
    })),
    ...(waiting.length === 0
      ? []
      : [
          {
            leg: 'object',
            at: reasonOf('at-waiting', waiting[0]?.rule ?? 'PRM-04'),
            inputs: waiting,
            change: {},
          } as const,
        ]),
    {
      leg: 'object',
      at: reasonOf('at-cap', 'LIC-02', args),
      inputs: capped.length > 0 ? capped : [reasonOf('cap-nothing', 'LIC-02', args)],
      change: {
        permissions: stages.licensed,
        possiblePermissions: stages.licensed | withinReach,
      },
    },
    {
      leg: 'object',
      at: reasonOf('at-all-data', 'PRM-25', args),
      inputs: [
        differing(
          stages.licensed,
          stages.withAllData,
          'all-data-adds',
          'all-data-nothing',
          'PRM-25',
        ),
      ],
      change: {
        permissions: stages.withAllData,
        possiblePermissions:
          stages.withAllData | (hasParentsPermissions(object) ? withinReach : possiblePermissions),
      },
    },
    {
      leg: 'object',
      at: hasParentsPermissions(object)
        ? reasonOf('at-parent-permissions', 'R11.19', args)
        : reasonOf('at-prerequisites', 'PRM-21', args),
      inputs: hasParentsPermissions(object)
        ? []
        : [
            differing(
              stages.inForce,
              stages.withAllData,
              'prerequisites-drop',
              'prerequisites-nothing',
              'PRM-21',
            ),
          ],
      change: { permissions: stages.inForce, possiblePermissions },
    },
  ]
}

export const permissionsOf = ({ compiled, user }: Subject) => permissionsInForce(compiled, user)

function differing(
  fewer: number,
  more: number,
  code: string,
  nothing: string,
  rule: string,
): Reason {
  const words = wordsOfBits(more & ~fewer).join(', ')
  return words === '' ? reasonOf(nothing, rule) : reasonOf(code, rule, { permissions: words })
}

/** All that a container may give of an object: `ObjectBit`s. Rules PRM-04, R19.1. */
const perhapsOf = (grant: RawGrants, object: CompiledObject): number =>
  (grant.possible.bitsByObject.get(object.name.toLowerCase()) ?? 0) | grant.possibleBits(object)

/** What a container says of the object, and what of it only might be. */
function stated({ object }: Subject, grant: RawGrants): Reason {
  const key = object.name.toLowerCase()
  const words = wordsOfBits(grant.bitsByObject.get(key) ?? 0).join(', ')
  const args = { container: grant.name, object: object.name, permissions: words }
  const system = permissionsStandingFor(object.name, allObjectBits)
  const held = system.filter((name) => grant.system.has(name)).join(', ')
  if (held !== '') return reasonOf('container-gives-activities', 'R15.4', { ...args, system: held })
  if (words !== '') return reasonOf('container-gives', 'PRM-02', args)
  return perhapsOf(grant, object) === 0
    ? reasonOf('container-gives-nothing', 'PRM-02', args)
    : reasonOf('container-may-give', 'R19.1', args)
}

/** The sets of a group, each with what it states, and what the muting set takes away. Rules PRM-10, PRM-11, PRM-14. */
function groupInputs({ compiled, user, object }: Subject, { kind, name }: RawGrants): Reason[] {
  if (kind !== 'permissionSetGroup') return []
  const key = object.name.toLowerCase()
  return compiled.heldBy(userAt(compiled, user)).flatMap(({ container, members }) => {
    if (!('permissionSets' in container) || container.name !== name) return []
    const sets = members.map(({ set, standing }) => {
      const permissions = wordsOfBits(statedBits(set).get(key) ?? 0).join(', ')
      const args = { container: set.name, permissions }
      if (standing !== 'live') return reasonOf('member-waits', 'PRM-14', args)
      return reasonOf(permissions === '' ? 'member-nothing' : 'member-gives', 'PRM-10', args)
    })
    const muting = compiled.org.mutingPermissionSets.filter(
      ({ id }) => id === container.mutingPermissionSet,
    )
    const mutes = muting.flatMap((set) => {
      const permissions = wordsOfBits(mutedBy(set).bitsByObject.get(key) ?? 0).join(', ')
      const args = { container: set.name, permissions }
      return permissions === '' ? [] : [reasonOf('group-mutes', 'PRM-11', args)]
    })
    return [...sets, ...mutes]
  })
}
