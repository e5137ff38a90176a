import { formatPropertyLabel } from './item-messages-en'
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
  queue: 'queue',
  territory: 'territory',
  territoryAndSubordinates: 'territory and subordinates',
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
const permission = ({ permission: word = '' }: Wording['args']) => permissionNames[word] ?? word

const itemNouns: Readonly<Record<string, string>> = {
  ...containerNouns,
  permissionSetGroup: 'permission set group',
  sharingRule: 'sharing rule',
  restrictionRule: 'restriction rule',
  recordType: 'record type',
  sharingSet: 'sharing set',
  teamMember: 'team member',
  customPermission: 'custom permission',
  layout: 'page layout',
  dataCategoryGroup: 'data category group',
  network: 'site',
  connectedApp: 'connected app',
  trustedIpRange: 'trusted IP range',
}
const noun = (kind: string | undefined) => itemNouns[kind ?? ''] ?? kind ?? ''
const item = ({ itemKind, item: of }: Wording['args']) => `${noun(itemKind)} ${name(of)}`
/** An element of a list: `role:Sales` reads role `Sales`. */
function elementOf({ element = '' }: Wording['args']): string {
  const [, word = '', of = ''] = /^(\w+):"?(.*?)"?$/s.exec(element) ?? []
  return word === '' ? name(element) : `${memberNouns[word] ?? word} ${name(of)}`
}

/** Properties whose words are not just label and name, by kind and property. */
const setSubjects: Readonly<Record<string, Message>> = {
  'object.sharingModel': ({ item: of }) => `${name(of)} default`,
  'object.externalSharingModel': ({ item: of }) => `${name(of)} external default`,
  'object.hierarchyAccess': ({ item: of }) => `${name(of)} access through the role hierarchy`,
  'field.writeRequiresMasterRead': ({ item: of }) =>
    `Read on the master is enough to write through ${name(of)}`,
  'sharingRule.isActive': ({ item: of = '' }) => {
    const [object, rule] = cut(of)
    return `${name(object)} sharing rule ${name(rule)}`
  },
  'sharingRule.accessLevel': ({ item: of = '' }) => {
    const [object, rule] = cut(of)
    return `level of ${name(object)} sharing rule ${name(rule)}`
  },
  'user.isActive': ({ item: of }) => `${name(of)} is active`,
  'user.isFrozen': ({ item: of }) => `${name(of)} is frozen`,
  'restrictionRule.active': ({ item: of }) => `restriction rule ${name(of)}`,
}

/** `Object.Name` in its two parts. */
function cut(text: string): readonly [string, string] {
  const dot = text.indexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}

/** Lists that are told by what is in them: `user ana in queue Tier2`. */
const elementSubjects: Readonly<Record<string, Message>> = {
  'permissionSet.assignments': (args) => `permission set ${name(args.item)} for ${userOf(args)}`,
  'permissionSetGroup.assignments': (args) =>
    `permission set group ${name(args.item)} for ${userOf(args)}`,
  'group.members': (args) => `${elementOf(args)} in group ${name(args.item)}`,
  'queue.members': (args) => `${elementOf(args)} in queue ${name(args.item)}`,
}
const userOf = ({ element = '' }: Wording['args']) =>
  name(element.replace(/^user:/, '').replace(/ until \S+$/, ''))

function setSubject(args: Wording['args']): string {
  const { itemKind = '', property = '' } = args
  const message = setSubjects[`${itemKind}.${property}`]
  if (message !== undefined) return message(args)
  const label = formatPropertyLabel(itemKind, property).toLowerCase()
  return itemKind === 'user' ? `${label} of ${name(args.item)}` : `${label} of ${item(args)}`
}

function elementSubject(args: Wording['args']): string {
  const { itemKind = '', property = '' } = args
  const message = elementSubjects[`${itemKind}.${property}`]
  const label = formatPropertyLabel(itemKind, property).toLowerCase()
  return message?.(args) ?? `${elementOf(args)} in ${label} of ${item(args)}`
}

/** What each kind of change is about. */
const subjects: Readonly<Record<string, Message>> = {
  make: item,
  delete: item,
  set: setSubject,
  add: elementSubject,
  take: elementSubject,
  objectPermission: (args) => `${permission(args)} on ${name(args.object)} in ${container(args)}`,
  fieldPermission: (args) =>
    `${permission(args)} on ${name(`${args.object ?? ''}.${args.field ?? ''}`)} in ${container(args)}`,
  systemPermission: (args) => `${args.permission ?? ''} in ${container(args)}`,
  recordOwner: ({ record }) => `owner of ${name(record)}`,
  recordValue: ({ record, field }) => `${name(field)} of ${name(record)}`,
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
}

/** Lists that are told by who came and went. */
const comings: Readonly<Record<string, Readonly<{ on: Message; off: Message }>>> = {
  'permissionSet.assignments': {
    on: (args) => `${userOf(args)} got permission set ${name(args.item)}`,
    off: (args) => `${userOf(args)} lost permission set ${name(args.item)}`,
  },
  'permissionSetGroup.assignments': {
    on: (args) => `${userOf(args)} got permission set group ${name(args.item)}`,
    off: (args) => `${userOf(args)} lost permission set group ${name(args.item)}`,
  },
  'group.members': {
    on: (args) => `${elementOf(args)} joined group ${name(args.item)}`,
    off: (args) => `${elementOf(args)} left group ${name(args.item)}`,
  },
  'queue.members': {
    on: (args) => `${elementOf(args)} joined queue ${name(args.item)}`,
    off: (args) => `${elementOf(args)} left queue ${name(args.item)}`,
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
  const { itemKind = '', property = '' } = subject.args
  if (subject.code === 'make') return `${item(subject.args)} was made`
  if (subject.code === 'delete') return `${item(subject.args)} was deleted`
  const told =
    after?.code === 'on' || after?.code === 'off'
      ? (turns[subject.code] ?? comings[`${itemKind}.${property}`])?.[after.code]
      : undefined
  if (told !== undefined) return told(subject.args)
  if (after?.code === 'setting') {
    const sense = formatSetting(after.args.setting ?? '', after.args.value ?? '')
    if (sense !== '') return sense
  }
  const words = formatChangeSubject(subject)
  return after === null ? `${words} is now empty` : `${words} is now ${formatChangeValue(after)}`
}
