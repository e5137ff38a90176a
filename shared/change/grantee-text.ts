import type { Grantee } from '../model/group'
import type { Org } from '../model/org'
import { changeRefusal, type ChangeRefusal } from './change'
import type { GranteeWord } from './item'
import { groupNamed, roleNamed, territoryNamed, userNamed } from './naming'
import { byId } from './naming-rules'
import { formatValue } from './quoted-name'
import { isRefusal } from './statement'
import { memberOf, type MemberText } from './value'

/** The grantee that a text such as `role:Sales` names. */
export function granteeNamed(
  org: Org,
  text: string,
  words: readonly GranteeWord[],
): Grantee | ChangeRefusal {
  const member = memberOf(text, words)
  return isRefusal(member) ? member : granteeOf(org, member)
}

/** The grantee of a word and a name. */
export function granteeOf(
  org: Org,
  { word, name }: Pick<MemberText, 'word' | 'name'>,
): Grantee | ChangeRefusal {
  switch (word) {
    case 'user':
    case 'managers':
    case 'managerSubordinates': {
      const user = userNamed(org, name)
      return user.kind === 'refused' ? user : { kind: word, user: user.item.id }
    }
    case 'group':
    case 'queue': {
      const group = groupNamed(org, name, word === 'queue' ? 'Queue' : 'Regular')
      return group.kind === 'refused' ? group : { kind: 'group', group: group.item.id }
    }
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal': {
      const role = roleNamed(org, name)
      return role.kind === 'refused' ? role : { kind: word, role: role.item.id }
    }
    case 'territory':
    case 'territoryAndSubordinates': {
      const territory = territoryNamed(org, name)
      return territory.kind === 'refused' ? territory : { kind: word, territory: territory.item.id }
    }
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
      return { kind: word }
    case 'everyone':
      return changeRefusal('wrong-value', '`everyone` stands for folders alone; name a group')
  }
}

const textsByOrg = new WeakMap<Org, (grantee: Grantee) => string>()

/** The text of a grantee (`role:Sales`), which `granteeNamed` reads. Names are looked up once for an org. */
export function granteeTexts(org: Org): (grantee: Grantee) => string {
  const texts = textsByOrg.get(org) ?? textsIn(org)
  textsByOrg.set(org, texts)
  return texts
}

function textsIn(org: Org): (grantee: Grantee) => string {
  const [user, role] = [
    byId(org.users, (one) => one.username),
    byId(org.roles, (one) => one.developerName),
  ]
  const groups = new Map(org.groups.map((group) => [group.id, group]))
  const territory = byId(org.territories, (one) => one.developerName)
  return (grantee) => {
    switch (grantee.kind) {
      case 'user':
      case 'managers':
      case 'managerSubordinates':
        return `${grantee.kind}:${formatValue(user(grantee.user))}`
      case 'group': {
        const group = groups.get(grantee.group)
        const word = group?.type === 'Queue' ? 'queue' : 'group'
        return `${word}:${formatValue(group?.developerName ?? grantee.group)}`
      }
      case 'role':
      case 'roleAndSubordinates':
      case 'roleAndSubordinatesInternal':
        return `${grantee.kind}:${formatValue(role(grantee.role))}`
      case 'territory':
      case 'territoryAndSubordinates':
        return `${grantee.kind}:${formatValue(territory(grantee.territory))}`
      case 'allInternalUsers':
      case 'allPartnerUsers':
      case 'allCustomerPortalUsers':
        return grantee.kind
      case 'unresolved':
        return `unresolved:${formatValue(grantee.text)}`
    }
  }
}

/** The id that a grantee names; null for those that name nobody. */
export function granteeId(grantee: Grantee): string | null {
  if ('user' in grantee) return grantee.user
  if ('group' in grantee) return grantee.group
  if ('role' in grantee) return grantee.role
  return 'territory' in grantee ? grantee.territory : null
}

export function isSameGrantee(a: Grantee, b: Grantee): boolean {
  return a.kind === b.kind && granteeId(a) === granteeId(b)
}

/** Grantees without those that name this id; the same list when none does. */
export function withoutGrantee(grantees: readonly Grantee[], id: string): readonly Grantee[] {
  return grantees.some((one) => granteeId(one) === id)
    ? grantees.filter((one) => granteeId(one) !== id)
    : grantees
}
