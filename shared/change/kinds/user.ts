import { parseUserId } from '../../model/id'
import { userTypeOfLicense } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import { userTypes, type User } from '../../model/user'
import { held, withAssignments } from '../assignment'
import { changeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { profileNamed, roleNamed, userNamed } from '../naming'
import { byId, freshId, illegalUsername, takenName } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { withContact, withManager, withoutLostRows, withRole, withType } from './user-edits'
import { otherSide } from './user-licence'
import { withoutUser } from './user-references'
import { recordNameOf, recordOf } from './record-item'

const put = inList<User>(
  (org) => org.users,
  (org, users) => ({ ...org, users }),
)
const { text, flag, choice, reference, list } = propertiesOf(put)

const illegal = (org: Org, name: string, except: User | null) =>
  illegalUsername(name) ??
  takenName(
    name,
    'user',
    org.users.filter((user) => user !== except).map((user) => user.username),
  )

/** An active internal user without a role, with the profile that ordinary users have. */
function make(org: Org, username: string): Edited {
  const inside = org.profiles.filter(
    ({ isMissing, userLicense }) => !isMissing && userTypeOfLicense(userLicense) === 'Standard',
  )
  const profile = inside.find(({ name }) => /^standard( ?user)?$/i.test(name)) ?? inside[0]
  if (profile === undefined)
    return changeRefusal(
      'no-profile',
      'every user has a profile and the org has none of an internal licence (PRM-01); make one first',
    )
  return placed(org, username, {
    ...{ isActive: true, isFrozen: false, userType: 'Standard', profile: profile.id, role: null },
    ...{ manager: null, contact: null, account: null, isPortalSuperUser: false, isPersona: false },
  })
}

type Template = Omit<User, 'id' | 'username' | 'name' | 'alias' | 'nickname'>

function placed(org: Org, username: string, from: Template): Edited {
  const own = username.split('@')[0] ?? username
  const ids = org.users.map(({ id }) => id)
  const user: User = {
    ...from,
    id: parseUserId(freshId('user', username, ids)),
    username,
    name: own.replace(/[._]+/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    alias: own
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 8)
      .toLowerCase(),
    nickname: null,
  }
  return illegal(org, username, null) ?? put(org, null, user)
}

/** Profile, role, manager and assignments come along, as cloning a user does; contact and account do not. */
function copy(org: Org, user: User, username: string): Edited {
  const made = placed(org, username, { ...user, contact: null, account: null, isPersona: false })
  if ('kind' in made) return made
  const twin = made.users.at(-1)
  if (twin === undefined) return made
  const assignments = org.assignments.filter((one) => one.user === user.id)
  return withAssignments(
    made,
    (one) => one.user === twin.id,
    assignments.map((one) => ({ ...one, user: twin.id })),
  )
}

/** PRM-04, LIC-01: permission set licences, by the name that permission sets give them. */
const licencesOf: ElementList<User, string> = {
  rule: 'PRM-04',
  elements: (org, user) =>
    org.permissionSetLicenseAssignments
      ?.filter((one) => one.user === user.id)
      .map((one) => one.permissionSetLicense) ?? null,
  parse: (_, __, element) => unquotedName(element),
  format: () => formatValue,
  isSame: (a, b) => a.toLowerCase() === b.toLowerCase(),
  put(org, { id }, names) {
    const others = (org.permissionSetLicenseAssignments ?? []).filter((one) => one.user !== id)
    const own = names.map((permissionSetLicense) => ({ user: id, permissionSetLicense }))
    return { ...org, permissionSetLicenseAssignments: [...others, ...own] }
  },
  absent: (_, user, element) =>
    changeRefusal(
      'not-assigned',
      `\`${user.username}\` does not have the licence \`${unquotedName(element)}\`; leave this change out`,
    ),
}

const nameOfUser = (org: Org) => byId(org.users, (user) => user.username)

const of: KindOf<User> = {
  kind: 'user',
  noun: 'user',
  plural: 'users',
  nameForm: 'name@domain.suffix',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'username',
  items: (org) => org.users,
  key: ({ id }) => id,
  naming: () => (user) => user.username,
  label: ({ name }) => name,
  note(org) {
    const profile = byId(org.profiles, (one) => one.label)
    const role = byId(org.roles, (one) => one.name)
    return (user) =>
      [
        profile(user.profile),
        role(user.role),
        user.isActive ? '' : 'inactive',
        user.isPersona ? 'persona' : '',
      ]
        .filter((part) => part !== '')
        .join(' · ')
  },
  parent: () => () => null,
  find: userNamed,
  make,
  copy,
  rename: (org, user, username) =>
    illegal(org, username, user) ?? put(org, user, { ...user, username }),
  remove: withoutUser,
  properties: [
    text(
      'username',
      (user) => user.username,
      (user) => user,
    ),
    text(
      'name',
      (user) => user.name,
      (user, name) => ({ ...user, name }),
    ),
    text(
      'alias',
      (user) => user.alias,
      (user, alias) => ({ ...user, alias: alias === '' ? null : alias }),
      {
        isOptional: true,
      },
    ),
    reference(
      'profile',
      { kind: 'profile', isOptional: false, find: profileNamed },
      (org, user) => byId(org.profiles, (one) => one.name)(user.profile),
      (user, profile) =>
        profile === null ? user : (otherSide(user, profile) ?? { ...user, profile: profile.id }),
      { rule: 'PRM-01' },
    ),
    reference(
      'role',
      { kind: 'role', isOptional: true, find: roleNamed },
      (org, user) => byId(org.roles, (one) => one.developerName)(user.role),
      withRole,
      { rule: 'R4.5' },
    ),
    reference(
      'manager',
      { kind: 'user', isOptional: true, find: userNamed },
      (org, user) => nameOfUser(org)(user.manager),
      (user, manager, org) => withManager(org, user, manager),
      { rule: 'R5.11' },
    ),
    flag(
      'isActive',
      (user) => user.isActive,
      (user, isActive) => ({ ...user, isActive }),
      {
        rule: 'R16.2',
        also: withoutLostRows,
      },
    ),
    flag(
      'isFrozen',
      (user) => user.isFrozen,
      (user, isFrozen) => ({ ...user, isFrozen }),
      {
        rule: 'R16.1',
      },
    ),
    choice(
      'userType',
      userTypes,
      (user) => user.userType,
      (user, type, org) => withType(org, user, type),
      {
        rule: 'R13.1',
      },
    ),
    reference(
      'contact',
      { kind: 'record', isOptional: true, find: recordOf },
      (_, user) => recordNameOf(user.contact),
      withContact,
      { rule: 'LIC-04' },
    ),
    reference(
      'account',
      { kind: 'record', isOptional: true, find: recordOf },
      (_, user) => recordNameOf(user.account),
      (user, account) =>
        account !== null && account.object !== 'Account'
          ? changeRefusal('wrong-value', `\`${account.name}\` is no account; name one`)
          : { ...user, account: account?.id ?? null },
      { rule: 'LIC-04' },
    ),
    flag(
      'isPortalSuperUser',
      (user) => user.isPortalSuperUser,
      (user, isOn) => ({ ...user, isPortalSuperUser: isOn }),
    ),
    text(
      'communityNickname',
      (user) => user.nickname,
      (user, nickname) => ({ ...user, nickname: nickname === '' ? null : nickname }),
      { isOptional: true },
    ),
    flag(
      'isLocked',
      (user) => user.isLocked ?? null,
      (user, isLocked) => ({ ...user, isLocked }),
      {
        rule: 'LOG-07',
      },
    ),
    list('permissionSetLicenses', { kind: 'lines', form: 'Name' }, licencesOf),
    ...(['permissionSet', 'permissionSetGroup'] as const).map((kind) =>
      list(
        `${kind}s`,
        { kind: 'references', to: kind },
        {
          ...held(kind),
          put: (org, user, next) =>
            withAssignments(org, (one) => one.kind === kind && one.user === user.id, next),
        },
      ),
    ),
  ],
}

export const userKind = kindOf(of)
