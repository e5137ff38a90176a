import type { Measure } from '../engine/heat-map/heat-map-types'

/** What a user does whose records a measure counts. */
export const measureVerbs: Readonly<Record<Measure, string>> = {
  read: 'read',
  edit: 'edit',
  delete: 'delete',
  transfer: 'transfer',
  all: 'fully control',
  create: 'create',
}

const number = new Intl.NumberFormat('en')
const users = (count: number) => `${number.format(count)} ${count === 1 ? 'user' : 'users'}`

/** What a change does to one measure of an object or of some of its fields. */
export interface ToldConsequence {
  readonly measure: Measure
  readonly isGain: boolean
  readonly userCount: number
  readonly object: string
  /** Pairs of user and record, since several users may reach the same one. */
  readonly recordCount: number
  /** Empty: the object's records; else the fields that are meant. */
  readonly fields: readonly string[]
  /** Why: a sentence of `formatChangeCause`. */
  readonly cause: string
}

/** Fields that a sentence names before it only counts. */
const namedFields = 3

/** `12 users can no longer read Account.Phone, because profile X lost Read on it`. */
export function formatConsequence(told: ToldConsequence): string {
  const can = told.isGain ? 'can now' : 'can no longer'
  return `${users(told.userCount)} ${can} ${measureVerbs[told.measure]} ${whatOf(told)}, because ${told.cause}`
}

function whatOf({ measure, object, fields, recordCount }: ToldConsequence): string {
  if (fields.length > namedFields) {
    const first = fields.slice(0, namedFields).map((field) => `\`${object}.${field}\``)
    return `${number.format(fields.length)} fields of \`${object}\` (${first.join(', ')} …)`
  }
  if (fields.length > 0) return fields.map((field) => `\`${object}.${field}\``).join(', ')
  if (measure === 'create') return `\`${object}\``
  return `\`${object}\` records (${number.format(recordCount)} in all)`
}

/** A change that moves no cell. */
export function formatNoConsequence(cause: string): string {
  return `nothing changes on any object, although ${cause}`
}
