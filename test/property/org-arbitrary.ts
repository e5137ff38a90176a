import fc from 'fast-check'
import type { Grantee } from '@shared/model/group'
import { parseGroupId, parseRecordId, parseUserId } from '@shared/model/id'
import type { ObjectConfig } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { smallOrg } from './small-orgs'

/** Names that text formats get wrong: quotes, line breaks, letters beyond the first plane, keys of objects. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '"',
    '\\',
    '\u2028',
    '=cmd|x',
    "'",
    '</script>',
    'a\nb',
    '',
  ),
)

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })

/** Changes that what a generator makes never has: gaps, hostile texts, unknown reach. */
const oddities = fc.record({
  name: hostileText,
  label: hostileText,
  membersUnknown: fc.boolean(),
  unresolved: nullable(hostileText),
  sharingModel: fc.constantFrom<ObjectConfig['sharingModel'][]>(null, 'ReadSelect', 'FullAccess'),
  hierarchy: nullable(fc.boolean()),
  cells: fc.uniqueArray(fc.tuple(hostileText, nullable(hostileText)), {
    maxLength: 4,
    selector: ([id]) => id,
  }),
  rules: nullable(fc.array(hostileText, { maxLength: 2 })),
  bosses: nullable(fc.boolean()),
})
type Oddities = typeof oddities extends fc.Arbitrary<infer T> ? T : never

function oddTable({ cells, rules, name }: Oddities): RecordTable {
  return {
    object: 'Odd__c',
    ids: cells.map(([id]) => parseRecordId(`odd:${id}`)),
    owners: cells.map((_, at) =>
      at % 3 === 0 ? null : at % 3 === 1 ? parseUserId('user:gone') : parseGroupId('queue:gone'),
    ),
    columns: [{ field: name, values: cells.map(([, value]) => value) }],
    matchedRules: rules === null ? null : cells.map(() => rules),
  }
}

function withOddities(org: Org, odd: Oddities): Org {
  const reach: Grantee[] =
    odd.unresolved === null ? [] : [{ kind: 'unresolved', text: odd.unresolved }]
  return {
    ...org,
    name: odd.name,
    groups: org.groups.map((group) => ({
      ...group,
      doesIncludeBosses: odd.bosses,
      members: odd.membersUnknown ? null : [...(group.members ?? []), ...reach],
    })),
    profiles: org.profiles.map((profile) => ({ ...profile, label: odd.label })),
    objects: org.objects.map((object) => ({
      ...object,
      label: odd.label,
      sharingModel: odd.sharingModel,
      grantAccessUsingHierarchies: odd.hierarchy,
    })),
    records: [...org.records, oddTable(odd)],
  }
}

/** Small whole orgs: every feature of the model in some of them, and the oddities of real imports. */
export const orgArbitrary: fc.Arbitrary<Org> = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), oddities)
  .map(([seed, odd]) => withOddities(smallOrg(seed), odd))
