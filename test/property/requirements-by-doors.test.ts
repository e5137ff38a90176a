import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Assertion, Person } from '@shared/assertion/assertion'
import { bindAssertion } from '@shared/assertion/bind-assertion'
import { formatAssertion } from '@shared/assertion/format-assertion'
import { judge, type Verdict } from '@shared/assertion/judge'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { isSuperior } from '@shared/engine/compile/reach-context'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { effectiveAccess } from '@shared/engine/restriction/effective-access'
import { judgedOf } from '../shared/assertion/judged'
import { smallOrg } from './small-orgs'

type Truth = true | false | 'unknown'

/** May this user do this to this record, by the doors. */
function can(
  compiled: CompiledOrg,
  user: number,
  object: number,
  row: number,
  verb: 'read' | 'edit' | 'delete' | 'transfer',
): Truth {
  const position = { object, row }
  const bounds = recordAccessBounds(compiled, user, position)
  const { certain, possible } = effectiveAccess(compiled, user, position, bounds)
  return certain[verb] ? true : possible[verb] ? 'unknown' : false
}

function isMeant(compiled: CompiledOrg, person: Person, user: number, object: number, row: number) {
  const owner = compiled.tables[object]?.ownerUser[row] ?? -1
  switch (person.kind) {
    case 'everybody':
      return true
    case 'family':
      return compiled.families[user] === person.family
    case 'owner':
      return owner === user
    case 'superiors':
      return owner >= 0 && isSuperior(compiled, user, owner)
    case 'user':
      return compiled.org.users[user]?.username === person.name
    default:
      return compiled.org.roles[compiled.roleOfUser[user] ?? -1]?.developerName === person.name
  }
}

/** The same judgement, cell by cell. */
function judgedByDoors(compiled: CompiledOrg, assertion: Assertion, object: number): Verdict {
  const { quantifier, people, except, modal, verb } = assertion
  if (verb !== 'read' && verb !== 'edit' && verb !== 'delete' && verb !== 'transfer')
    throw new Error(`${verb} is not asked here`)
  let isOpen = false
  const rowCount = compiled.tables[object]?.rowCount ?? 0
  for (let row = 0; row < rowCount; row++) {
    let best: Truth = false
    for (const [user, { isActive }] of compiled.org.users.entries()) {
      const isOne = (of: readonly Person[]) =>
        of.some(
          (person) =>
            (isActive ||
              person.kind === 'user' ||
              person.kind === 'owner' ||
              person.kind === 'superiors') &&
            isMeant(compiled, person, user, object, row),
        )
      const isSubject = isOne(people) && !isOne(except)
      const isLeftOut = isOne(except)
      const mustNot =
        quantifier === 'each'
          ? isSubject && modal !== 'may'
          : quantifier === 'nobody'
            ? isActive && !isLeftOut
            : quantifier !== 'at least one of' && isActive && !isSubject
      const must =
        isSubject && modal === 'may' && (quantifier === 'each' || quantifier === 'exactly')
      const truth = can(compiled, user, object, row, verb)
      if ((mustNot && truth === true) || (must && truth === false)) return 'broken'
      if ((mustNot || must) && truth === 'unknown') isOpen = true
      if (isSubject && (truth === true || (truth === 'unknown' && best === false))) best = truth
    }
    if (quantifier === 'at least one of') {
      if (best === false) return 'broken'
      if (best === 'unknown') isOpen = true
    }
  }
  return isOpen ? 'undecided' : 'met'
}

const verbs = ['read', 'edit', 'delete', 'transfer'] as const
const choice = fc.record({
  seed: fc.integer({ min: 1, max: 400 }),
  people: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  except: fc.array(fc.nat(), { maxLength: 1 }),
  object: fc.nat(),
  verb: fc.constantFrom(...verbs),
  form: fc.constantFrom(
    ...([
      ['each', 'may'],
      ['each', 'must never'],
      ['only', 'may'],
      ['exactly', 'may'],
      ['nobody', 'may'],
      ['at least one of', 'may'],
    ] as const),
  ),
})

it(
  'judging by the index is judging every user on every record by the doors',
  { timeout: 60_000 },
  () => {
    const counts: Record<Verdict, number> = { met: 0, broken: 0, undecided: 0 }
    fc.assert(
      fc.property(choice, ({ seed, people, except, object, verb, form: [quantifier, modal] }) => {
        const judged = judgedOf(smallOrg(seed))
        const { compiled } = judged
        const persons: Person[] = [
          { kind: 'everybody' },
          { kind: 'owner' },
          { kind: 'superiors' },
          { kind: 'family', family: 'internal' },
          { kind: 'family', family: 'partner' },
          { kind: 'family', family: 'guest' },
          ...compiled.org.users.map((user): Person => ({ kind: 'user', name: user.username })),
          ...compiled.org.roles.map((role): Person => ({ kind: 'role', name: role.developerName })),
        ]
        // Whose a detail or an unowned record is, another test says.
        const objects = compiled.objects.filter(
          ({ index, control, isStated }) =>
            isStated &&
            control !== 'masterDetail' &&
            judged.index.objects[index] !== undefined &&
            compiled.tables[index]?.ownerUser.every((owner) => owner >= 0) === true,
        )
        const meant = objects[object % Math.max(1, objects.length)]
        fc.pre(meant !== undefined)
        const pick = (at: number) => persons[at % persons.length] ?? { kind: 'everybody' }
        const assertion: Assertion = {
          quantifier,
          people: quantifier === 'nobody' ? [] : people.map(pick),
          except: except.map(pick),
          modal,
          verb,
          target: { object: meant.name, field: null, records: { kind: 'all' } },
          condition: null,
        }
        const sentence = formatAssertion(assertion)
        const result = bindAssertion(compiled, assertion, sentence)
        if (result.kind === 'refused') throw new Error(`${sentence}: ${result.message}`)
        const { verdict } = judge(judged, result.bound)
        counts[verdict]++
        expect(`${sentence}: ${verdict}`).toBe(
          `${sentence}: ${judgedByDoors(compiled, assertion, meant.index)}`,
        )
      }),
      { numRuns: 60, seed: 11 },
    )
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0)
  },
)
