import fc from 'fast-check'
import type { Assertion, Condition, NamedPerson, Person, Target } from '@shared/assertion/assertion'
import { operationWords, verbWords } from '@shared/assertion/words'
import { hostileText } from '../../property/org-arbitrary'

const word = fc.constantFrom(
  'Ana',
  'ana@acme.test',
  'VP of Sales',
  'may',
  'Users',
  'the owner',
  'Acme, Inc.',
  'a "b" c',
  'must',
  'and',
)
/** Names as orgs have them, and such as a sentence could be misread by; every one is text of one line at least. */
const name = fc.oneof(word, hostileText)
const apiName = fc.constantFrom('Account', 'Invoice__c', 'Case', 'Order__c', 'record', 'they')

const person: fc.Arbitrary<Person> = fc.oneof(
  fc.constantFrom<Person[]>({ kind: 'everybody' }, { kind: 'owner' }, { kind: 'superiors' }),
  fc
    .constantFrom('internal', 'external', 'partner', 'customer', 'guest')
    .map((family): Person => ({ kind: 'family', family: family as 'guest' })), // the list holds families alone
  fc.record({
    kind: fc.constantFrom<NamedPerson[]>(
      'user',
      'role',
      'roleAndBelow',
      'profile',
      'permissionSet',
      'permissionSetGroup',
      'group',
      'queue',
    ),
    name,
  }),
)
const people = fc.array(person, { minLength: 1, maxLength: 3 })

const condition: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constantFrom('where', 'when', 'unless'),
  anyOf: fc.array(
    fc.array(
      fc.record({
        field: fc.constantFrom('Industry', 'Region__c', 'is'),
        operation: fc.constantFrom(...operationWords.map(([, operation]) => operation)),
        values: fc.array(name, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 2 },
  ),
})

const target: fc.Arbitrary<Target> = fc.record({
  object: apiName,
  field: fc.constant(null),
  records: fc.oneof(
    fc.constantFrom<Target['records'][]>({ kind: 'all' }, { kind: 'own' }),
    name.map((one) => ({ kind: 'named' as const, name: one })),
  ),
})

const about = fc.oneof(
  fc.record({
    verb: fc.constantFrom('create' as const, 'view all' as const, 'modify all' as const),
    target: apiName.map((object): Target => ({ object, field: null, records: { kind: 'all' } })),
    condition: fc.constant(null),
  }),
  fc.record({
    verb: fc.constantFrom(...verbWords.slice(0, 5)),
    target,
    condition: fc.option(condition, { nil: null }),
  }),
  fc.record({
    verb: fc.constantFrom('read' as const, 'edit' as const),
    target: fc
      .tuple(target, fc.constantFrom('SSN__c', 'Name'))
      .map(([of, field]): Target => ({ ...of, field })),
    condition: fc.option(condition, { nil: null }),
  }),
)

const subject = fc.oneof(
  fc.record({
    quantifier: fc.constant('each' as const),
    people,
    modal: fc.constantFrom('may' as const, 'may not' as const, 'must never' as const),
  }),
  fc.record({
    quantifier: fc.constantFrom('only' as const, 'exactly' as const, 'at least one of' as const),
    people,
    modal: fc.constant('may' as const),
  }),
  fc.record({
    quantifier: fc.constant('nobody' as const),
    people: fc.constant([]),
    modal: fc.constant('may' as const),
  }),
)

/** Every sentence that the grammar has, with names that could be misread. */
export const assertionArbitrary: fc.Arbitrary<Assertion> = fc
  .tuple(subject, about, fc.oneof(fc.constant([]), people))
  .map(([who, what, except]) => ({ ...who, except, ...what }))
