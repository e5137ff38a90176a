import type { Assertion, Person, Target } from '../assertion/assertion'
import { formatAssertion } from '../assertion/format-assertion'
import { judgedSentence } from '../assertion/run-requirements'
import type { JudgedOrg } from '../assertion/judged-org'
import { measureVerbs } from '../report/cause-messages-en'
import type { ChangedPlace } from './mutant-effect'

/** Records looked at for one on which the answer differs. */
const recordLimit = 400

/**
 * A requirement that is met now and not in the mutant, about what differs there: as general as it can be (all users of a
 * kind, of a profile, of a role, one user; any record, one's own, one record); null where none of these tells them apart.
 *
 * Both are judged before it is given.
 */
export function protectingSentence(
  now: JudgedOrg,
  mutant: JudgedOrg,
  places: readonly ChangedPlace[],
): string | null {
  for (const place of places)
    for (const assertion of candidates(now, mutant, place)) {
      const sentence = formatAssertion(assertion)
      if (isMet(now, sentence) && !isMet(mutant, sentence)) return sentence
    }
  return null
}

/** True for a sentence that is understood, about somebody and something, and met. */
export function isMet(judged: JudgedOrg, sentence: string): boolean {
  const answer = judgedSentence(judged, sentence, 0)
  return answer.kind === 'judged' && answer.judgement.verdict === 'met'
}

function* candidates(now: JudgedOrg, mutant: JudgedOrg, place: ChangedPlace): Generator<Assertion> {
  const modal = place.isGained ? 'must never' : 'may'
  const verb = measureVerbs[place.measure]
  const make = (person: Person, target: Target): Assertion => ({
    quantifier: 'each',
    people: [person],
    except: [],
    modal,
    verb,
    target,
    condition: null,
  })
  const { object, field } = place
  const people = peopleLike(now, place.user)
  const wide: Target[] = [
    { object, field, records: { kind: 'all' } },
    ...(verb === 'create' ? [] : [{ object, field, records: { kind: 'own' as const } }]),
  ]
  for (const target of wide) for (const person of people) yield make(person, target)
  if (verb === 'create') return
  const user = people.at(-1)
  for (const name of differingRecords(now, mutant, place))
    if (user !== undefined) yield make(user, { object, field, records: { kind: 'named', name } })
}

/** The user by what they have in common with others, the largest group first, then by name. */
function peopleLike({ compiled }: JudgedOrg, at: number): Person[] {
  const { org, families } = compiled
  const user = org.users[at]
  if (user === undefined) return []
  const family = {
    internal: 'internal',
    partner: 'partner',
    guest: 'guest',
    customerPlus: 'customer',
    highVolume: 'customer',
    chatterOnly: null,
  } as const
  const kind = family[families[at] ?? 'chatterOnly']
  const profile = org.profiles.find(({ id }) => id === user.profile)
  const role = org.roles.find(({ id }) => id === user.role)
  return [
    ...(kind === null ? [] : [{ kind: 'family' as const, family: kind }]),
    ...(profile === undefined ? [] : [{ kind: 'profile' as const, name: profile.name }]),
    ...(role === undefined ? [] : [{ kind: 'role' as const, name: role.developerName }]),
    { kind: 'user', name: user.username },
  ]
}

/** Records on which the user's flags differ, by id. */
function* differingRecords(
  now: JudgedOrg,
  mutant: JudgedOrg,
  { user, object }: ChangedPlace,
): Generator<string> {
  const index = now.compiled.objectIndexByName.get(object.toLowerCase()) ?? -1
  const ids = now.compiled.tables[index]?.table.ids ?? []
  const [before, after] = [now.reader(), mutant.reader()]
  let found = 0
  for (let row = 0; row < ids.length && found < recordLimit; row++) {
    const id = ids[row]
    const isSame =
      before.flagsAt(user, index, row, 'possible') ===
        after.flagsAt(user, index, row, 'possible') &&
      before.flagsAt(user, index, row, 'certain') === after.flagsAt(user, index, row, 'certain')
    if (isSame || id === undefined) continue
    found++
    yield id
  }
}
