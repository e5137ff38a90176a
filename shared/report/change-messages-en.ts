import { sharingModelLabels } from './messages-en'
import { formatSetting, formatSettingName, formatSettingValue } from './setting-messages-en'

/** What `describeChange` answers: a code with its arguments. */
interface Wording {
  readonly code: string
  readonly args: Readonly<Record<string, string>>
}

type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

const containerNouns: Readonly<Record<string, string>> = {
  profile: 'profile',
  permissionSet: 'permission set',
  mutingPermissionSet: 'muting permission set',
}
const memberNouns: Readonly<Record<string, string>> = {
  user: 'user',
  role: 'role',
  roleAndSubordinates: 'role and subordinates',
  roleAndSubordinatesInternal: 'role and internal subordinates',
  group: 'group',
}
const permissionNames: Readonly<Record<string, string>> = {
  create: 'Create',
  read: 'Read',
  edit: 'Edit',
  delete: 'Delete',
  viewAll: 'View All',
  modifyAll: 'Modify All',
  viewAllFields: 'View All Fields',
}

const container = ({ containerKind = '', container: of }: Wording['args']) =>
  `${containerNouns[containerKind] ?? containerKind} ${name(of)}`
const member = ({ memberKind = '', member: of }: Wording['args']) =>
  `${memberNouns[memberKind] ?? memberKind} ${name(of)}`
const permission = ({ permission: word = '' }: Wording['args']) => permissionNames[word] ?? word

/** What each kind of change is about. */
const subjects: Readonly<Record<string, Message>> = {
  objectSharingModel: ({ object }) => `${name(object)} default`,
  objectExternalSharingModel: ({ object }) => `${name(object)} external default`,
  objectHierarchyAccess: ({ object }) => `${name(object)} access through the role hierarchy`,
  fieldWriteRequiresMasterRead: ({ object, field }) =>
    `Read on the master is enough to write through ${name(`${object ?? ''}.${field ?? ''}`)}`,
  sharingRuleActive: ({ object, rule }) => `${name(object)} sharing rule ${name(rule)}`,
  sharingRuleAccessLevel: ({ object, rule }) =>
    `level of ${name(object)} sharing rule ${name(rule)}`,
  userRole: ({ user }) => `role of ${name(user)}`,
  userProfile: ({ user }) => `profile of ${name(user)}`,
  userActive: ({ user }) => `${name(user)} is active`,
  userFrozen: ({ user }) => `${name(user)} is frozen`,
  permissionSetAssignment: ({ set, user }) => `permission set ${name(set)} for ${name(user)}`,
  permissionSetGroupAssignment: ({ set, user }) =>
    `permission set group ${name(set)} for ${name(user)}`,
  groupMember: ({ group, ...args }) => `${member(args)} in group ${name(group)}`,
  queueMember: ({ queue, ...args }) => `${member(args)} in queue ${name(queue)}`,
  roleParent: ({ role }) => `parent of role ${name(role)}`,
  objectPermission: (args) => `${permission(args)} on ${name(args.object)} in ${container(args)}`,
  fieldPermission: (args) =>
    `${permission(args)} on ${name(`${args.object ?? ''}.${args.field ?? ''}`)} in ${container(args)}`,
  systemPermission: (args) => `${args.permission ?? ''} in ${container(args)}`,
  recordOwner: ({ record }) => `owner of ${name(record)}`,
  recordValue: ({ record, field }) => `${name(field)} of ${name(record)}`,
  restrictionRuleActive: ({ rule }) => `restriction rule ${name(rule)}`,
  orgSetting: ({ setting }) => formatSettingName(setting ?? ''),
}

/** What a change is about (`Account` default), in words; an unknown code is a defect and throws. */
export function formatChangeSubject({ code, args }: Wording): string {
  const message = subjects[code]
  if (message === undefined) throw new Error(`no message for change ${code}`)
  return message(args)
}

/** A value before or after a change; empty for none. */
export function formatChangeValue(value: Wording | null): string {
  if (value === null) return ''
  const { code, args } = value
  switch (code) {
    case 'sharingModel': {
      const labels: Readonly<Record<string, string>> = sharingModelLabels
      return labels[args.model ?? ''] ?? args.model ?? ''
    }
    case 'setting':
      return formatSettingValue(args.setting ?? '', args.value ?? '')
    case 'name':
      return args.name ?? ''
    default:
      return code
  }
}

/** Who loses and gains by a change that is on or off, where it says more than the value alone. */
const turns: Readonly<Record<string, Readonly<{ on: Message; off: Message }>>> = {
  objectPermission: turn((args) => `${permission(args)} on ${name(args.object)}`),
  fieldPermission: turn(
    (args) => `${permission(args)} on ${name(`${args.object ?? ''}.${args.field ?? ''}`)}`,
  ),
  systemPermission: turn(({ permission: word }) => word ?? ''),
  permissionSetAssignment: {
    on: ({ set, user }) => `${name(user)} got permission set ${name(set)}`,
    off: ({ set, user }) => `${name(user)} lost permission set ${name(set)}`,
  },
  permissionSetGroupAssignment: {
    on: ({ set, user }) => `${name(user)} got permission set group ${name(set)}`,
    off: ({ set, user }) => `${name(user)} lost permission set group ${name(set)}`,
  },
  groupMember: {
    on: ({ group, ...args }) => `${member(args)} joined group ${name(group)}`,
    off: ({ group, ...args }) => `${member(args)} left group ${name(group)}`,
  },
  queueMember: {
    on: ({ queue, ...args }) => `${member(args)} joined queue ${name(queue)}`,
    off: ({ queue, ...args }) => `${member(args)} left queue ${name(queue)}`,
  },
}

function turn(what: Message): { on: Message; off: Message } {
  return {
    on: (args) => `${container(args)} got ${what(args)}`,
    off: (args) => `${container(args)} lost ${what(args)}`,
  }
}

/** A change as the cause of what follows from it: `profile X lost Read on Account.Phone`. */
export function formatChangeCause(subject: Wording, after: Wording | null): string {
  const told =
    after?.code === 'on' || after?.code === 'off' ? turns[subject.code]?.[after.code] : undefined
  if (told !== undefined) return told(subject.args)
  if (after?.code === 'setting') {
    const sense = formatSetting(after.args.setting ?? '', after.args.value ?? '')
    if (sense !== '') return sense
  }
  const words = formatChangeSubject(subject)
  return after === null ? `${words} is now empty` : `${words} is now ${formatChangeValue(after)}`
}
