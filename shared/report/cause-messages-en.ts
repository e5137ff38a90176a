import type { Measure } from '../engine/heat-map/heat-map-types'

/** What a user does whose records a measure counts. */
export const measureVerbs = {
  read: 'read',
  edit: 'edit',
  delete: 'delete',
  transfer: 'transfer',
  all: 'fully control',
  create: 'create',
} as const satisfies Record<Measure, string>

/** What a group of cells is told with; names and causes are words already. */
interface ToldCause {
  /** Sets of causes, each set enough by itself: sentences of `formatChangeCause`. */
  readonly alternatives: readonly (readonly string[])[]
  readonly isAdditive: boolean
  readonly isGain: boolean
  readonly object: string
  readonly measures: readonly Measure[]
  readonly fields: readonly string[]
  readonly fieldMeasure: 'read' | 'edit'
  readonly alike: ToldUsers
  readonly cellCount: number
  /** Records that one of the users gains or loses: the fewest and the most. */
  readonly recordsEach: { readonly least: number; readonly most: number }
  readonly areClasses: boolean
}

/** Users with what they have in common; `of` is how many have it. */
type ToldUsers =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'everybody' | 'some'; readonly count: number }
  | {
      readonly kind:
        'profile' | 'role' | 'permissionSet' | 'permissionSetGroup' | 'group' | 'family'
      readonly name: string
      readonly count: number
      readonly of: number
    }

const families: Readonly<Record<string, string>> = {
  internal: 'internal users',
  partner: 'partner users',
  customerPlus: 'customer users with roles',
  highVolume: 'customer users without roles',
  guest: 'guest users',
  chatterOnly: 'Chatter users',
}

const number = new Intl.NumberFormat('en')
const counted = (count: number, noun: string) =>
  `${number.format(count)} ${noun}${count === 1 ? '' : 's'}`
const listed = (words: readonly string[], last: 'and' | 'or' = 'and') =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`

/** Fields that a sentence names before it only counts. */
const namedFields = 3

/** `+214 cells: all 6 partner users can now read 2–7 more Account records each, because Account default is now …`. */
export function formatCauseGroup(told: ToldCause): string {
  const { cellCount, isGain } = told
  return `${isGain ? '+' : '−'}${counted(cellCount, 'cell')}: ${formatCause(told)}`
}

/** The same where the count stands beside it. */
export function formatCause(told: Omit<ToldCause, 'cellCount'>): string {
  const can = told.isGain ? 'can now' : 'can no longer'
  return `${formatUsersAlike(told.alike)} ${can} ${whatOf(told)}, ${formatAlternatives(told)}`
}

/** Users in words: `all 6 users with profile X`. */
function formatUsersAlike(alike: ToldUsers): string {
  switch (alike.kind) {
    case 'user':
      return `\`${alike.name}\``
    case 'everybody':
      return `${allOf(alike.count)} users`
    case 'some':
      return counted(alike.count, 'user')
    default: {
      const { kind, name, count, of } = alike
      const all = count === of ? allOf(of) : `${number.format(count)} of the ${number.format(of)}`
      if (kind === 'family') return `${all} ${families[name] ?? name}`
      return `${all} users ${sharing[kind]} \`${name}\``
    }
  }
}

const allOf = (count: number) => (count === 2 ? 'both' : `all ${number.format(count)}`)

const sharing = {
  profile: 'with profile',
  role: 'in role',
  permissionSet: 'with permission set',
  permissionSetGroup: 'with permission set group',
  group: 'in group',
} as const

function whatOf(told: Omit<ToldCause, 'cellCount'>): string {
  const { object, measures, fields, fieldMeasure, isGain } = told
  const { length } = fields
  const last = isGain ? 'and' : 'or'
  if (measures.length === 0)
    return length > namedFields
      ? `${fieldMeasure} ${number.format(length)} fields of \`${object}\` (${named(object, fields.slice(0, namedFields)).join(', ')} …)`
      : `${fieldMeasure} ${listed(named(object, fields), last)}`
  const onRecords = measures.filter((measure) => measure !== 'create')
  if (onRecords.length === 0) return `create \`${object}\` records`
  const doing = listed(
    onRecords.map((measure) => measureVerbs[measure]),
    last,
  )
  const also = length === 0 ? '' : `, with ${counted(length, 'field')}`
  const create = isGain ? ', and create new ones' : ', nor create new ones'
  const isCreated = onRecords.length < measures.length
  return `${doing} ${recordsOf(told)}${also}${isCreated ? create : ''}`
}

/** `2 more Account records`, `1–3 Account records each`: what a sum would not say of several users. */
function recordsOf({
  object,
  alike,
  isGain,
  recordsEach: { least, most },
  areClasses,
}: Omit<ToldCause, 'cellCount'>): string {
  const noun = areClasses ? 'record class' : 'record'
  const plural = areClasses ? 'record classes' : 'records'
  const many = `${number.format(least)}${least === most ? '' : `–${number.format(most)}`}`
  const each = alike.kind === 'user' ? '' : ' each'
  return `${many}${isGain ? ' more' : ''} \`${object}\` ${most === 1 ? noun : plural}${each}`
}

const named = (object: string, fields: readonly string[]) =>
  fields.map((field) => `\`${object}.${field}\``)

/** `because X`, and how several causes belong together. */
function formatAlternatives({
  alternatives,
  isAdditive,
}: Pick<ToldCause, 'alternatives' | 'isAdditive'>): string {
  const [first = []] = alternatives
  if (alternatives.length > 1) {
    const each = alternatives.map((set) => listed(set)).join(', or because ')
    return `because ${each} (${alternatives.length === 2 ? 'either' : 'any of these'} suffices)`
  }
  if (first.length < 2) return `because ${listed(first)}`
  const together = first.length === 2 ? 'it takes both' : 'it takes all of them'
  return `because ${listed(first)} (${isAdditive ? 'each adds a part' : together})`
}

/** Why a change does nothing, with what was tried. */
export type ToldIdle =
  | { readonly kind: 'already' }
  | { readonly kind: 'beside'; readonly other: string }
  /** What decides instead: a subject of a change and its value now; empty for something that is not there. */
  | { readonly kind: 'while'; readonly subject: string; readonly value: string }

/** `nothing changes, although X: it is redundant while Account default is Public Read Only`. */
export function formatIdleChange(cause: string, reason: ToldIdle | null): string {
  return `nothing changes, although ${cause}${reason === null ? '' : `: ${idleWords(reason)}`}`
}

function idleWords(reason: ToldIdle): string {
  switch (reason.kind) {
    case 'already':
      return 'it was so before'
    case 'beside':
      return `it makes no difference beside the other change, that ${reason.other}`
    case 'while':
      return `it is without effect while ${reason.subject} is ${reason.value === '' ? 'not there' : reason.value}`
  }
}
