import fc from 'fast-check'
import type { Change } from '@shared/change/change'
import { everybodyWords, isList, type ItemKind, type PropertyType } from '@shared/change/item'
import { kindTable } from '@shared/change/kind-table'
import { formatValue } from '@shared/change/quoted-name'

type Arbitrary = fc.Arbitrary<Change>

/** Every change that a kind knows: made, duplicated, deleted, each property set, each list edited. */
export function ofItems(kind: ItemKind, anyName: fc.Arbitrary<string>): Arbitrary[] {
  const { isDotted, properties } = kindTable[kind]
  const name = anyName.filter((text) => text !== '')
  const own = isDotted
    ? fc.tuple(fc.constantFrom('Account', 'ns__Thing__c'), name).map((parts) => parts.join('.'))
    : name
  const item = own.map((text) => ({ kind, name: text }))
  const make = fc.record({
    kind: fc.constant('make' as const),
    item,
    like: fc.option(own, { nil: null }),
  })
  const remove: Arbitrary = fc.record({ kind: fc.constant('delete' as const), item })
  const sets = properties
    .filter(({ isReadOnly }) => !isReadOnly)
    .flatMap(({ name: property, type }): Arbitrary[] => {
      if (!isList(type)) {
        const parts = { item, property: fc.constant(property), value: valueOf(type, name) }
        return [fc.record({ kind: fc.constant('set' as const), ...parts })]
      }
      const parts = { item, property: fc.constant(property), element: elementOf(type, name) }
      return [fc.record({ kind: fc.constantFrom('add' as const, 'take' as const), ...parts })]
    })
  // A record's own properties are those of its object: they are changes of a form of their own.
  return kind === 'record' ? [make, remove] : [make, remove, ...sets]
}

function valueOf(type: PropertyType, name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'boolean':
      return fc.constantFrom('true', 'false')
    case 'choice':
      return fc.constantFrom(...type.choices, ...(type.isOptional ? [''] : []))
    case 'number':
      return fc.nat().map(String)
    default:
      return name
  }
}

function elementOf(type: PropertyType, name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'members':
      return fc
        .tuple(fc.constantFrom(...type.words), name)
        .map(([word, text]) =>
          everybodyWords.includes(word) ? word : `${word}:${formatValue(text)}`,
        )
    case 'references':
      return name.map(formatValue)
    case 'criteria':
      return name.map((text) => `Rating equals ${text}`.trim())
    default:
      return name
  }
}
