import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf } from '../compile/compiled-table'
import { familyOf } from '../compile/reach-context'
import { grantOf, isAbove, takesPartInSharing, userName, type Door, type Subject } from './subject'

/** True when the external user is the contact of the case and the org opens such cases. Rule R10.15. */
export function isOwnContactCase(
  compiled: CompiledOrg,
  user: number,
  subject: Pick<Subject, 'object' | 'table' | 'row'>,
): boolean {
  if (
    subject.object.index !== compiled.known.case ||
    !compiled.org.settings.enablePortalUserCaseSharing
  )
    return false
  const contact = compiled.org.users[user]?.contact ?? null
  const family = compiled.families[user]
  const isExternal = family === 'partner' || family === 'customerPlus' || family === 'highVolume'
  return (
    isExternal && contact !== null && cellOf(subject.table, subject.row, 'ContactId') === contact
  )
}

/** The contact of a case edits it, and superiors inherit that from role-based users. Rules R10.15, R4.2. */
export const caseContactDoor: Door = {
  name: 'RelatedPortalUser',
  rule: 'R10.15',
  grants(subject): Grant[] {
    const { compiled, object, user } = subject
    if (object.index !== compiled.known.case || object.control !== 'own') return []
    if (isOwnContactCase(compiled, user, subject)) {
      return [
        grantOf('RelatedPortalUser', SharingLevel.Edit, 'R10.15', {
          via: [{ kind: 'user', name: userName(compiled, user) }],
        }),
      ]
    }
    const below = compiled.portal.externalUsers.filter(
      (external) =>
        takesPartInSharing(familyOf(compiled, external)) &&
        isAbove(compiled, user, external) !== 'no' &&
        isOwnContactCase(compiled, external, subject),
    )
    const certain = below.find((external) => isAbove(compiled, user, external) === 'yes')
    const found = certain ?? below[0]
    if (found === undefined) return []
    return [
      grantOf('RoleHierarchy(of RelatedPortalUser)', SharingLevel.Edit, 'R4.2', {
        isCertain: certain !== undefined,
        via: [{ kind: 'user', name: userName(compiled, found) }],
      }),
    ]
  },
}
