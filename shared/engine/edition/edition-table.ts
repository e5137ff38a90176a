import type { Edition } from '../../model/org'

/** Editions that are validated alike. Rule EDI-01: Starter as Essentials, ProSuite as Professional, Performance as Unlimited. */
export type EditionColumn =
  'essentials' | 'group' | 'professional' | 'enterprise' | 'unlimited' | 'developer'

const columnByEdition: Readonly<Record<Edition, EditionColumn>> = {
  Essentials: 'essentials',
  Starter: 'essentials',
  Group: 'group',
  Professional: 'professional',
  ProSuite: 'professional',
  Enterprise: 'enterprise',
  Performance: 'unlimited',
  Unlimited: 'unlimited',
  Developer: 'developer',
}

export const editionColumn = (edition: Edition): EditionColumn => columnByEdition[edition]

/** `yes`, `no`, a number that may not be exceeded, or a word for what stands between. */
export type Availability = 'yes' | 'no' | number | 'addOn' | 'limited' | 'orgWide'

/** One line of the table. `unit`: what a number counts in. */
export interface EditionFeature {
  readonly id: string
  readonly feature: string
  readonly unit: string
  /** In the order of `columns`. */
  readonly available: readonly [
    Availability,
    Availability,
    Availability,
    Availability,
    Availability,
    Availability,
  ]
}

export const columns: readonly EditionColumn[] = [
  'essentials',
  'group',
  'professional',
  'enterprise',
  'unlimited',
  'developer',
]

const line = (
  id: string,
  feature: string,
  available: EditionFeature['available'],
  unit = '',
): EditionFeature => ({ id, feature, unit, available })

/** Features by edition as they are today. Rules EDI-02, EDI-10–EDI-33, a table of data. */
export const editionTable: readonly EditionFeature[] = [
  line('EDI-10', 'custom profiles', [2, 'no', 2, 'yes', 'yes', 'yes'], 'per licence'),
  line('EDI-11', 'permission sets', [10, 10, 10, 1000, 'yes', 'yes'], 'in all'),
  line('EDI-12', 'permission set groups', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-13', 'session-based permission sets', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-14', 'object permissions in custom profiles', ['no', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-15', 'field-level security', ['no', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-16', 'record types', ['no', 'no', 3, 'yes', 'yes', 'yes'], 'per object'),
  line('EDI-17', 'login hours', ['no', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-18', 'login IP ranges of profiles', ['no', 'orgWide', 'addOn', 'yes', 'yes', 'yes']),
  line('EDI-19', 'role hierarchy', ['yes', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-20', 'sharing rules', ['no', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-21', 'user sharing', ['no', 'no', 'limited', 'yes', 'yes', 'yes']),
  line('EDI-22', 'restriction rules', ['no', 'no', 'no', 2, 5, 2], 'active per object'),
  line('EDI-23', 'territory management', ['no', 'no', 'no', 'yes', 'yes', 'yes']),
  line('EDI-24', 'Apex authoring', ['no', 'no', 'no', 'yes', 'yes', 'yes']),
  line('EDI-25', 'API', ['no', 'no', 'addOn', 'yes', 'yes', 'yes']),
  line('EDI-26', 'Experience Cloud', ['limited', 'no', 'no', 'yes', 'yes', 'yes']),
  line('EDI-27', 'guest sites', ['yes', 'no', 'no', 'yes', 'yes', 'yes']),
  line('EDI-28', 'folder access levels', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-29', 'dynamic dashboards', ['no', 'no', 'no', 5, 10, 3], 'in all'),
  line('EDI-30', 'classic encrypted fields', ['no', 'no', 'no', 'yes', 'yes', 'yes']),
  line('EDI-31', 'Shield encryption', ['no', 'no', 'no', 'addOn', 'addOn', 'yes']),
  line('EDI-32', 'Health Check', ['no', 'no', 'yes', 'yes', 'yes', 'yes']),
  line('EDI-33', 'data classification metadata', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']),
]

/** Lines that were stricter when the platform’s data access was first described. Rule EDI-02. */
export const articleTable: readonly EditionFeature[] = editionTable.map((entry) => {
  const isOlder = ['EDI-10', 'EDI-15', 'EDI-16'].includes(entry.id)
  const [, , , enterprise, unlimited, developer] = entry.available
  return isOlder
    ? { ...entry, available: ['no', 'no', 'no', enterprise, unlimited, developer] }
    : entry
})
