// Every word of comparing users. A second language is a second file of the same shape.

export const compareStrings = {
  label: 'What is compared',
  kinds: { users: 'With users', before: 'Before and after' },
  add: 'Compare with',
  none: 'add a user…',
  find: 'Name or username',
  nothingFits: 'No user fits what you typed.',
  remove: (name: string) => `Leave ${name} out`,
  before: 'Before',
  after: 'After',
  title: 'Nothing to compare yet',
  text: 'Add a user above, or choose one in the menu of a row of the heat-map (M).',
  noChanges: 'Nothing is changed: before and after are the same.',
  same: 'Nothing sets them apart here.',
  venn: 'What they hold and belong to, by who does',
  part: (sides: readonly string[], count: number, list: readonly string[]) => {
    const who = sides.length === count ? 'all' : `only ${sides.join(' and ')}`
    return `${who}: ${list.length === 0 ? 'nothing' : list.join(', ')}`
  },
  holds: 'What they hold',
  kindTitles: {
    user: 'Who they are',
    object: 'Object permissions',
    field: 'Field permissions',
    system: 'System permissions',
    record: 'The record',
    door: 'Doors to the record',
  },
  empty: '–',
  yes: '✓',
  subject: 'Differs',
  alike: (one: string, model: string) => `What would make ${one} like ${model}?`,
  alikeNone: 'No change is needed, or none would do.',
  remains: 'What still differs after them',
  remainsNone: 'Nothing differs after these changes: they were tried.',
  tryAll: 'Put them into the what-if',
  menu: (name: string) => `Compare with ${name}`,
  menuAdd: (name: string) => `Compare ${name}…`,
} as const
