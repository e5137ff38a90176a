// Every word of the Model view. A second language is a second file of the same shape.

const number = new Intl.NumberFormat('en')
const count = (value: number, one: string, many = `${one}s`) =>
  `${number.format(value)} ${value === 1 ? one : many}`

export const modelStrings = {
  title: 'Model',
  pagesLabel: 'Parts of the model',
  groups: {
    people: 'People',
    permissions: 'Permissions',
    objects: 'Objects',
    sharing: 'Sharing',
    records: 'Records',
  },
  pages: {
    roles: 'Roles',
    territories: 'Territories',
  },
  number: (value: number) => number.format(value),
  back: 'Go back',
  forward: 'Go forward',
  choosePage: 'Part of the model',

  tree: {
    label: { role: 'Role hierarchy', territory: 'Territory hierarchy' },
    filter: { role: 'Find a role', territory: 'Find a territory' },
    loading: 'Reading the hierarchy…',
    failed: 'The hierarchy could not be read',
    emptyTitle: { role: 'No roles', territory: 'No territories' },
    emptyText: {
      role: 'Without roles nobody inherits what somebody else owns.',
      territory: 'Territories give access to accounts by where they belong.',
    },
    nothingFits: (text: string) => `Nothing is called “${text}”.`,
    users: 'Users',
    usersBelow: 'With subordinates',
    foldAll: 'Fold all',
    unfoldAll: 'Unfold all',
    spoken: (label: string, own: number, total: number) =>
      `${label}, ${count(own, 'user')}, ${number.format(total)} with subordinates`,
    size: (value: number, kind: 'role' | 'territory') =>
      kind === 'role' ? count(value, 'role') : count(value, 'territory', 'territories'),
  },
} as const
