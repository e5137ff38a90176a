import { roleOf, userAt } from '../compile/reach-context'
import { objectNamed } from '../compile/compile-tables'
import { accessLevelName, sharingLevelName, type AccessLevel } from '../../model/level'
import type { Grant, PathStep } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { RecordPosition } from '../compile/compiled-table'
import { fieldPermission } from '../permission/field-permissions'
import { wordsOfBits } from '../permission/object-bits'
import { explain } from './explain'
import { membershipsOf, type Membership } from './memberships'
import { permissionsInForce } from '../permission/permission-class'
import { effectiveName } from './effective-name'

/** One of what is compared: a user of an org (before or after a change), and the record asked about, if one is. */
export interface Side {
  readonly compiled: CompiledOrg
  /** Position in `org.users`. */
  readonly user: number
  readonly record: RecordPosition | null
}

export const comparedKinds = ['user', 'object', 'field', 'system', 'record', 'door'] as const
export type ComparedKind = (typeof comparedKinds)[number]

/** What is not the same on all sides: one value a side, in their order, empty for none. */
export interface ComparedLine {
  readonly kind: ComparedKind
  /** `role`, `Account`, `Account.Rating`, `ViewAllData`, `level`, or a door's RowCause. */
  readonly subject: string
  /** Of a door: its way to the record, from what the user belongs to. */
  readonly via: readonly PathStep[]
  readonly values: readonly string[]
}

export interface Comparison {
  readonly lines: readonly ComparedLine[]
  /** Everything that any side holds or belongs to, with who does: what all share included. */
  readonly memberships: readonly SharedMembership[]
}

export interface SharedMembership extends Membership {
  readonly isHeld: readonly boolean[]
}

/**
 * What sets two or more sides apart: who they are, object, field and system permissions in force, the answer on the
 * record and every door to it. Rules PRM-20, FLS-12a, R1.19.
 *
 * O(objects × fields × sides).
 */
export function compareSides(sides: readonly Side[]): Comparison {
  return {
    lines: [
      ...userLines(sides),
      ...objectLines(sides),
      ...fieldLines(sides),
      ...systemLines(sides),
      ...recordLines(sides),
    ],
    memberships: sharedMemberships(sides),
  }
}

const differs = ({ values }: ComparedLine) => values.some((value) => value !== values[0])

const line = (kind: ComparedKind, subject: string, values: readonly string[]): ComparedLine => ({
  kind,
  subject,
  via: [],
  values,
})

const userOf = ({ compiled, user }: Side) => userAt(compiled, user)

const userValues: readonly (readonly [subject: string, of: (side: Side) => string | undefined])[] =
  [
    [
      'profile',
      (side) => side.compiled.org.profiles.find(({ id }) => id === userOf(side).profile)?.name,
    ],
    ['role', ({ compiled, user }) => roleOf(compiled, user)?.developerName],
    ['userType', (side) => userOf(side).userType],
    ['isActive', (side) => String(userOf(side).isActive)],
    ['isFrozen', (side) => String(userOf(side).isFrozen)],
  ]

function userLines(sides: readonly Side[]): ComparedLine[] {
  return userValues
    .map(([subject, of]) =>
      line(
        'user',
        subject,
        sides.map((side) => of(side) ?? ''),
      ),
    )
    .filter(differs)
}

const permissionsOf = ({ compiled, user }: Side) => permissionsInForce(compiled, user)

const objectOf = ({ compiled }: Side, name: string) => objectNamed(compiled, name)

/** Names that any side has, in the order of the first that has them. */
const namesOf = (sides: readonly Side[], of: (side: Side) => readonly string[]) => [
  ...new Set(sides.flatMap(of)),
]

const objectNames = (sides: readonly Side[]) =>
  namesOf(sides, ({ compiled }) =>
    compiled.objects.flatMap(({ isStated, name }) => (isStated ? [name] : [])),
  )

function objectLines(sides: readonly Side[]): ComparedLine[] {
  return objectNames(sides)
    .map((name) =>
      line(
        'object',
        name,
        sides.map((side) => {
          const index = objectOf(side, name)?.index ?? -1
          const certain = permissionsOf(side).bits[index] ?? 0
          const perhaps = (permissionsOf(side).possibleBits[index] ?? 0) & ~certain
          return [wordsOfBits(certain), wordsOfBits(perhaps).map((word) => `${word}?`)]
            .flat()
            .join(', ')
        }),
      ),
    )
    .filter(differs)
}

function fieldLines(sides: readonly Side[]): ComparedLine[] {
  if (new Set(sides.map(permissionsOf)).size < 2) return []
  return objectNames(sides).flatMap((object) =>
    namesOf(sides, (side) => objectOf(side, object)?.fields.map(({ name }) => name) ?? [])
      .map((field) =>
        line(
          'field',
          `${object}.${field}`,
          sides.map((side) => fieldWord(side, object, field)),
        ),
      )
      .filter(differs),
  )
}

function fieldWord(side: Side, objectName: string, fieldName: string): string {
  const object = objectOf(side, objectName)
  const field = object?.fields.find(({ name }) => name === fieldName)
  if (object === undefined || field === undefined) return ''
  const held = fieldPermission(permissionsOf(side), object, field)
  const certain = held.isEditable ? 'Edit' : held.isReadable ? 'Read' : ''
  const possible = held.mayBeEditable ? 'Edit' : held.mayBeReadable ? 'Read' : ''
  return certain === possible
    ? certain
    : certain === ''
      ? `${possible}?`
      : `${certain}, ${possible}?`
}

function systemLines(sides: readonly Side[]): ComparedLine[] {
  return namesOf(sides, (side) => [...permissionsOf(side).system])
    .sort()
    .map((name) =>
      line(
        'system',
        name,
        sides.map((side) => (permissionsOf(side).system.has(name) ? 'yes' : '')),
      ),
    )
    .filter(differs)
}

function recordLines(sides: readonly Side[]): ComparedLine[] {
  const told = sides.flatMap((side) => {
    if (side.record === null) return []
    const { grants, ...others } = explain(side.compiled, side.user, side.record)
    return [{ ...others, grants: grants.map((grant) => ({ ...grant, via: wayOf(side, grant) })) }]
  })
  if (told.length < sides.length) return []
  const words = (of: (one: (typeof told)[number]) => AccessLevel) =>
    told.map((one) => (one.access.certainty === 'unknown' ? 'unknown' : accessLevelName(of(one))))
  const level = words(({ access }) => access.maxAccessLevel)
  const doorKey = (cause: string, via: readonly PathStep[]) => JSON.stringify([cause, via])
  const doors = new Map(
    told.flatMap(({ grants }) =>
      grants.map(({ rowCause, via }) => [doorKey(rowCause, via), { rowCause, via }] as const),
    ),
  )
  const doorLines = [...doors].map(([key, { rowCause, via }]): ComparedLine => ({
    kind: 'door',
    subject: rowCause,
    via,
    values: told.map(({ grants }) => {
      const grant = grants.find((one) => doorKey(one.rowCause, one.via) === key)
      if (grant === undefined) return ''
      return `${sharingLevelName(grant.level)}${grant.isCertain ? '' : '?'}`
    }),
  }))
  const effective = told.map(effectiveName)
  return [
    line('record', 'level', level),
    ...(effective.some((value, at) => value !== level[at])
      ? [line('record', 'effective', effective)]
      : []),
    ...doorLines,
  ].filter(differs)
}

/** The way to a record without the side's own user at its end: whoever is in one group goes the same way. */
function wayOf(side: Side, { via }: Grant): readonly PathStep[] {
  const last = via.at(-1)
  const isOwn = last?.kind === 'user' && last.name === userOf(side).username
  return isOwn ? via.slice(0, -1) : via
}

function sharedMemberships(sides: readonly Side[]): SharedMembership[] {
  const keyOf = ({ kind, name }: Membership) => JSON.stringify([kind, name])
  const held = sides.map(
    ({ compiled, user }) => new Map(membershipsOf(compiled, user).map((one) => [keyOf(one), one])),
  )
  const all = new Map(held.flatMap((one) => [...one]))
  return [...all].map(([key, membership]) => ({
    ...membership,
    isHeld: held.map((one) => one.has(key)),
  }))
}
