import { isForbidding, type Verb } from '../assertion/assertion'
import type { BoundAssertion } from '../assertion/bind-assertion'
import type { SentenceProblem } from '../assertion/parse-assertion'
import { bindSentence } from '../assertion/run-requirements'
import type { Subjects } from '../assertion/subjects'
import { bitset, addAll, addBit, hasBit, removeAll, type Bitset } from '../engine/compile/bitset'
import type { CompiledOrg } from '../engine/compile/compile-org'
import { accessLevelNames, type AccessLevelName } from '../model/level'
import type { Wish } from './wish-types'

/** `manifold`: it says more than that people have a level at least, or at most, on records. */
export type SentenceWish =
  { readonly kind: 'wish'; readonly wish: Wish } | { readonly kind: 'manifold' } | SentenceProblem

/** What a sentence of the language of requirements wishes: for whom, on what, and which level at least or at most. */
export function wishOfSentence(compiled: CompiledOrg, sentence: string): SentenceWish {
  const result = bindSentence({ compiled }, sentence)
  if (result.kind === 'refused') return result
  const wish = wishOf(compiled, result.bound)
  return wish === null ? { kind: 'manifold' } : { kind: 'wish', wish }
}

const levelOfVerb: Readonly<Record<Verb, AccessLevelName | null>> = {
  read: 'Read',
  edit: 'Edit',
  delete: 'Delete',
  transfer: 'Transfer',
  'fully control': 'All',
  create: null,
  'view all': null,
  'modify all': null,
}

function wishOf(compiled: CompiledOrg, bound: BoundAssertion): Wish | null {
  const { assertion, people, except, object, field, row, condition } = bound
  const verbLevel = levelOfVerb[assertion.verb]
  const isRelated = [people, except].some(({ isOwner, isSuperior }) => isOwner || isSuperior)
  if (verbLevel === null || condition !== null || isRelated) return null
  if (assertion.target.records.kind === 'own') return null
  const meant = peopleMeant(compiled, assertion, people, except)
  if (meant === null) return null
  const id = row === null ? null : compiled.tables[object.index]?.table.ids[row]
  const users = compiled.org.users.filter((_, at) => hasBit(meant.users, at)).map((user) => user.id)
  if (id === undefined || users.length === 0) return null
  const below = accessLevelNames[accessLevelNames.indexOf(verbLevel) - 1] ?? 'None'
  return {
    users,
    object: object.name,
    record: id,
    field: field?.name ?? null,
    ...(meant.isForbidden
      ? { bound: 'atMost', level: below }
      : { bound: 'atLeast', level: verbLevel }),
  }
}

/** The users that must have it, or must not; null where a sentence asks for both, or for one of several. */
function peopleMeant(
  { org }: CompiledOrg,
  assertion: BoundAssertion['assertion'],
  people: Subjects,
  except: Subjects,
): { readonly users: Bitset; readonly isForbidden: boolean } | null {
  const users = bitset(org.users.length)
  switch (assertion.quantifier) {
    case 'each':
      addAll(users, people.sure)
      removeAll(users, except.maybe)
      return { users, isForbidden: isForbidding(assertion) }
    case 'nobody':
    case 'only':
      if (isForbidding(assertion)) return null
      org.users.forEach(({ isActive }, at) => {
        if (isActive) addBit(users, at)
      })
      if (assertion.quantifier === 'only') {
        removeAll(users, people.maybe)
        addAll(users, except.sure)
      } else removeAll(users, except.maybe)
      return { users, isForbidden: true }
    case 'exactly':
    case 'at least one of':
      return null
  }
}
