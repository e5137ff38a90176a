import { parseTerritoryId, type TerritoryId, type UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Territory, TerritoryRecord } from '../../model/sharing'
import { userFamily } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { territoryNamed, userNamed } from '../naming'
import { byId, freshId, labelOfName } from '../naming-rules'
import { inList, propertiesOf } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withoutGrantees, withParts } from '../references'
import { memberOf } from '../value'
import { illegalDeveloperName } from './legal-name'
import { recordOf } from './record-item'

const put = inList<Territory>(
  (org) => org.territories,
  (org, territories) => ({ ...org, territories }),
)
const { text, flag, choice, reference, list } = propertiesOf(put)

const illegal = (org: Org, name: string, except: Territory | null) =>
  illegalDeveloperName(
    'territory',
    name,
    org.territories.filter((one) => one !== except).map((one) => one.developerName),
  )

type Template = Omit<Territory, 'id' | 'developerName' | 'name'>

function placed(org: Org, name: string, from: Template): Edited {
  const ids = org.territories.map(({ id }) => id)
  const id = parseTerritoryId(freshId('territory', name, ids))
  const territory: Territory = { ...from, id, developerName: name, name: labelOfName(name) }
  return illegal(org, name, null) ?? put(org, null, territory)
}

/** R9.1, R9.5: in the model that the org has, at the top, reading its accounts and nothing below them. */
function make(org: Org, name: string): Edited {
  const [other] = org.territories
  return placed(org, name, {
    model: other?.model ?? 'Territories',
    isActive: other === undefined ? true : other.isActive,
    parent: null,
    accountAccessLevel: 'Read',
    contactAccessLevel: 'None',
    opportunityAccessLevel: 'None',
    caseAccessLevel: 'None',
    leadAccessLevel: 'None',
    users: [],
    records: [],
  })
}

/** R9.6: the territories of a model are a forest. */
function withParent(
  org: Org,
  territory: Territory,
  above: Territory | null,
): Territory | ChangeRefusal {
  if (above === null) return { ...territory, parent: null }
  if (above.model !== territory.model)
    return changeRefusal(
      'other-model',
      `\`${above.developerName}\` belongs to the model \`${above.model}\`, \`${territory.developerName}\` to \`${territory.model}\` (R9.1); name one of the same model`,
    )
  const parents = new Map(org.territories.map((one) => [one.id, one.parent]))
  const seen = new Set<TerritoryId>()
  for (let at: TerritoryId | null = above.id; at !== null && !seen.has(at);) {
    if (at === territory.id)
      return changeRefusal(
        'territory-cycle',
        `\`${territory.developerName}\` would stand above itself through \`${above.developerName}\` (R9.6); choose a parent outside its own subordinates`,
      )
    seen.add(at)
    at = parents.get(at) ?? null
  }
  return { ...territory, parent: above.id }
}

/** R9.6: gone from rules, shares and groups; the territories below move up. */
function without(org: Org, territory: Territory): Org {
  return withParts(withoutGrantees(org, territory.id), {
    territories: mapped(org.territories, (one) =>
      one === territory
        ? null
        : one.parent === territory.id
          ? { ...one, parent: territory.parent }
          : one,
    ),
  })
}

const levels = ['None', 'Read', 'Edit'] as const

const users = list(
  'users',
  { kind: 'members', words: ['user'], levels: [] },
  {
    rule: 'R9.4',
    elements: (_, territory) => territory.users,
    parse(org, _, element): UserId | ChangeRefusal {
      const member = memberOf(element, ['user'])
      if ('kind' in member) return member
      const user = userNamed(org, member.name)
      if (user.kind === 'refused') return user
      return userFamily(user.item.userType) === 'internal'
        ? user.item.id
        : changeRefusal(
            'wrong-user',
            `\`${user.item.username}\` is of type \`${user.item.userType}\`; name an internal user (R9.4)`,
          )
    },
    format: (org) => {
      const name = byId(org.users, (user) => user.username)
      return (id) => `user:${formatValue(name(id))}`
    },
    isSame: (a, b) => a === b,
    put: (org, territory, next) => put(org, territory, { ...territory, users: next }),
    absent: (_, territory, element) =>
      changeRefusal(
        'not-a-member',
        `\`${element}\` is not in the territory \`${territory.developerName}\`; leave this change out`,
      ),
  },
)

const records = list(
  'records',
  { kind: 'references', to: 'record' },
  {
    rule: 'R9.2',
    elements: (_, territory) => territory.records,
    parse(org, _, element): TerritoryRecord | ChangeRefusal {
      const record = recordOf(org, unquotedName(element))
      if (record.kind === 'refused') return record
      const { object, id } = record.item
      return { object, record: id, cause: 'Territory2AssociationManual' }
    },
    format: () => (one) => one.record,
    isSame: (a, b) => a.record === b.record,
    refuse: (_, __, { object }) =>
      ['Account', 'Opportunity', 'Lead'].includes(object)
        ? null
        : changeRefusal(
            'no-territory',
            `a record of \`${object}\` belongs to no territory (R9.2, R9.10); name an account, opportunity or lead`,
          ),
    put: (org, territory, next) => put(org, territory, { ...territory, records: next }),
    absent: (_, territory, element) =>
      changeRefusal(
        'not-there',
        `\`${element}\` does not belong to \`${territory.developerName}\`; leave this change out`,
      ),
  },
)

const of: KindOf<Territory> = {
  kind: 'territory',
  noun: 'territory',
  plural: 'territories',
  nameForm: 'DeveloperName',
  isDotted: false,
  direct: { flag: null, list: 'users' },
  renamedBy: 'name',
  items: (org) => org.territories,
  key: ({ id }) => id,
  naming: () => (territory) => territory.developerName,
  label: ({ name }) => name,
  note: () => (territory) =>
    [territory.model, territory.isActive === false ? 'not active' : '']
      .filter((part) => part !== '')
      .join(' · '),
  parent(org) {
    const name = byId(org.territories, (one) => one.developerName)
    return (territory) => (territory.parent === null ? null : name(territory.parent))
  },
  find: territoryNamed,
  make,
  copy: (org, territory, name) => placed(org, name, { ...territory, records: [] }),
  rename: (org, territory, name) =>
    illegal(org, name, territory) ?? put(org, territory, { ...territory, developerName: name }),
  remove: without,
  properties: [
    text(
      'name',
      (territory) => territory.developerName,
      (territory) => territory,
    ),
    text(
      'label',
      (territory) => territory.name,
      (territory, name) => ({ ...territory, name }),
    ),
    reference(
      'parent',
      { kind: 'territory', isOptional: true, find: territoryNamed },
      (org, territory) => byId(org.territories, (one) => one.developerName)(territory.parent),
      (territory, parent, org) => withParent(org, territory, parent),
      { rule: 'R9.6' },
    ),
    text(
      'territory2Model',
      (territory) => territory.model,
      (territory, model, org) =>
        territory.parent === null && org.territories.every((one) => one.parent !== territory.id)
          ? { ...territory, model }
          : changeRefusal(
              'other-model',
              `\`${territory.developerName}\` stands in the hierarchy of \`${territory.model}\` (R9.1); take it out first`,
            ),
      { rule: 'R9.1' },
    ),
    flag(
      'isActive',
      (territory) => territory.isActive,
      (territory, isActive) => ({ ...territory, isActive }),
      // The switch is the model's: its territories are on and off together.
      {
        rule: 'R9.1',
        also: (org, before, { isActive }) =>
          withParts(org, {
            territories: mapped(org.territories, (one) =>
              one.model === before.model && one.isActive !== isActive ? { ...one, isActive } : one,
            ),
          }),
      },
    ),
    choice(
      'accountAccessLevel',
      ['Read', 'Edit', 'All'] as const,
      (territory) => territory.accountAccessLevel,
      (territory, level) => ({ ...territory, accountAccessLevel: level }),
      { rule: 'R9.3' },
    ),
    ...(['contactAccessLevel', 'opportunityAccessLevel', 'caseAccessLevel'] as const).map((name) =>
      choice(
        name,
        levels,
        (territory) => territory[name],
        (territory, level) => ({ ...territory, [name]: level }),
        { rule: 'R9.3' },
      ),
    ),
    choice(
      'leadAccessLevel',
      [...levels, 'All'] as const,
      (territory) => territory.leadAccessLevel,
      (territory, level) => ({ ...territory, leadAccessLevel: level }),
      { rule: 'R9.10' },
    ),
    users,
    records,
  ],
}

export const territoryKind = kindOf(of)
