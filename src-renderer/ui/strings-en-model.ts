// Every word of the Model view. A second language is a second file of the same shape.

const number = new Intl.NumberFormat('en')
const count = (value: number, one: string, many = `${one}s`) =>
  `${number.format(value)} ${value === 1 ? one : many}`

/** What is said of a kind of which there is nothing yet. */
const emptyTexts = {
  user: 'Users come after profiles: each has one. Type their names one after the other.',
  role: 'Without roles nobody inherits what somebody else owns.',
  profile: 'A profile says which objects and fields its users may read and edit at all.',
  permissionSet: 'A permission set adds permissions to those of the profile.',
  permissionSetGroup: 'A group gives several permission sets at once, less what is muted in it.',
  mutingPermissionSet: 'A muting permission set takes permissions out of a group of sets.',
  group: 'Public groups are who sharing rules share with.',
  queue: 'A queue owns records; its members have full access to them.',
  object: 'Begin with the objects that your design is about, standard or of your own.',
  field: 'Fields are made on an object: choose one above.',
  recordType: 'Record types are made on an object: choose one above.',
  sharingRule: 'Rules open what the organization-wide defaults close.',
  territory: 'Territories give access to accounts by where they belong.',
  sharingSet: 'Sharing sets open records to users of a site through their account or contact.',
  restrictionRule: 'Restriction rules hide records that everything else would open.',
  folder: 'Folders say who sees reports, dashboards and documents.',
  share: 'Share rows open single records to a user or group.',
  teamMember: 'Team members work on one account, opportunity or case together.',
  record: 'Without records the heat-map counts record classes: one for each owner and rule.',
  customPermission: 'A custom permission is a switch that formulas and code ask for.',
  layout: 'Layouts are made for an object: choose one above.',
  dataCategoryGroup: 'Data categories say which articles people see.',
  network: 'A site lets customers and partners in, by their profile or permission set.',
  connectedApp: 'A connected app lets users in from outside, where its policies allow it.',
  trustedIpRange: 'From a trusted range nobody is asked for a further step when logging in.',
} as Readonly<Record<string, string | undefined>> // by kind; kinds may be added

export const modelStrings = {
  title: 'Model',
  pagesLabel: 'Parts of the model',
  groups: {
    start: '',
    people: 'People',
    permissions: 'Permissions',
    objects: 'Objects',
    sharing: 'Sharing',
    records: 'Records',
    login: 'Sites and login',
  },
  emptyTexts,
  pages: {
    start: 'Where to begin',
    user: 'Users',
    role: 'Roles',
    group: 'Public groups',
    queue: 'Queues',
    profile: 'Profiles',
    permissionSet: 'Permission sets',
    permissionSetGroup: 'Permission set groups',
    mutingPermissionSet: 'Muting permission sets',
    object: 'Objects',
    field: 'Fields',
    territory: 'Territories',
    sharingRule: 'Sharing rules',
    restrictionRule: 'Restriction rules',
    record: 'Records',
    customPermission: 'Custom permissions',
    layout: 'Page layouts',
    dataCategoryGroup: 'Data categories',
    network: 'Sites',
    connectedApp: 'Connected apps',
    trustedIpRange: 'Trusted IP ranges',
    recordType: 'Record types',
    sharingSet: 'Sharing sets',
    folder: 'Folders',
    share: 'Share rows',
    teamMember: 'Team members',
  },
  number: (value: number) => number.format(value),
  back: 'Go back',
  forward: 'Go forward',
  choosePage: 'Part of the model',
  focusPage: 'Focus the list',
  sheetSize: 'Width of the form',

  /** Words before the name of a member, as people read them. */
  words: {
    user: 'User',
    role: 'Role',
    roleAndSubordinates: 'Role and subordinates',
    roleAndSubordinatesInternal: 'Role and internal subordinates',
    group: 'Public group',
    queue: 'Queue',
    territory: 'Territory',
    territoryAndSubordinates: 'Territory and those below',
    managers: 'Managers of',
    managerSubordinates: 'Everybody below',
    allInternalUsers: 'All internal users',
    allPartnerUsers: 'All partner users',
    allCustomerPortalUsers: 'All customer portal users',
    everyone: 'Everybody, guests included',
  } as Readonly<Record<string, string | undefined>>, // asked with words of the engine

  effect: {
    label: 'Effect of the last edit',
    told: (label: string, gained: number, lost: number) =>
      gained + lost === 0
        ? `${label}: no cell changes`
        : `${label}: ${[
            ...(gained === 0 ? [] : [`+${count(gained, 'cell')} gained`]),
            ...(lost === 0 ? [] : [`−${count(lost, 'cell')} lost`]),
          ].join(', ')}`,
  },

  items: {
    loading: 'Reading the list…',
    failed: 'The list could not be read',
    filter: (plural: string) => `Filter ${plural.toLowerCase()}`,
    ofObject: 'Object',
    allObjects: 'All objects',
    nothingFits: (text: string) => `Nothing fits “${text}”.`,
    emptyTitle: (plural: string) => `No ${plural.toLowerCase()} yet`,
    shown: (shown: number, total: number, { noun, plural }: { noun: string; plural: string }) =>
      shown === total
        ? count(total, noun, plural)
        : `the first ${number.format(shown)} of ${number.format(total)}; type to find the others`,
    selected: (value: number) => `${number.format(value)} selected`,
    several: (value: number) => `${number.format(value)} of them`,
    newOf: (noun: string) => `New ${noun}`,
    new: 'New',
    duplicate: 'Duplicate',
    rename: 'Rename',
    remove: 'Delete',
    menu: 'What can be done',
    make: 'Add',
    done: 'Done',
    newLabel: (noun: string) => `Name of the new ${noun}`,
    copyLabel: (label: string) => `Name of the copy of ${label}`,
    copyOf: (label: string) => `${label} copy`,
    newHint: 'Enter adds it, and the next can be typed. Esc ends.',
    apiName: (name: string) => `API name: ${name}`,
    made: (noun: string, called: string) => `add ${noun} ${called}`,
    deleted: (noun: string, called: string) => `delete ${noun} ${called}`,
  },

  sheet: {
    label: 'Form',
    none: 'none',
    notStated: 'not stated',
    flags: { true: 'Yes', false: 'No' } as Readonly<Record<string, string | undefined>>, // asked with values of the engine
    noneTitle: 'Nothing chosen',
    noneText: (plural: string) =>
      `Choose one of the ${plural.toLowerCase()}, or make a new one with Insert.`,
    failed: 'The form could not be read',
    gone: (name: string) => `${name} is not there any more`,
    goneText: 'It was deleted or renamed. Undo brings it back.',
    edited: (property: string, title: string) => `${property.toLowerCase()} of ${title}`,
    goTo: (name: string) => `Go to ${name}`,
    heatMap: 'Show in the heat-map',
    remove: 'Delete',
    close: 'Back to the list',
  },

  list: {
    unknown: 'Nobody knows what is in it: the import did not say. Adding one makes it known.',
    empty: 'none',
    filter: (label: string) => `Filter ${label.toLowerCase()}`,
    more: (value: number) => `and ${number.format(value)} more; type to find them`,
    add: (label: string) => `Add to ${label.toLowerCase()}`,
    addHint: 'Add…',
    addButton: 'Add',
    take: (title: string) => `Take out ${title}`,
    memberKind: 'What is added',
    memberLevel: 'Level',
    criteriaForm: 'Field operation value',
  },

  picker: {
    none: 'none',
    placeholder: 'Name or API name',
    empty: 'Nothing fits what you typed.',
    more: (shown: number, total: number) =>
      `the first ${number.format(shown)} of ${number.format(total)}; type to find the others`,
  },

  usedBy: {
    title: 'When this is deleted',
    nothing: 'Nothing else uses it.',
    hint: 'What uses it is changed along with it, and comes back with undo:',
    more: (value: number) => `and ${number.format(value)} more`,
  },

  bulk: {
    title: (value: number, plural: string) => `${number.format(value)} ${plural.toLowerCase()}`,
    hint: 'What is set here is set for all of them, as one step of undo.',
    mixed: 'several values',
    remove: 'Delete all of them',
    clear: 'Select none',
    edited: (value: number, plural: string) =>
      `edit ${number.format(value)} ${plural.toLowerCase()}`,
  },

  tree: {
    label: { role: 'Role hierarchy', territory: 'Territory hierarchy' },
    filter: { role: 'Find a role', territory: 'Find a territory' },
    nameLabel: { role: 'Name of the role', territory: 'Name of the territory' },
    loading: 'Reading the hierarchy…',
    failed: 'The hierarchy could not be read',
    nothingFits: (text: string) => `Nothing is called “${text}”.`,
    view: 'How the hierarchy is shown',
    views: { tree: 'Tree', picture: 'Picture' },
    users: 'Users',
    usersBelow: 'With subordinates',
    reads: 'Reads of',
    foldAll: 'Fold all',
    unfoldAll: 'Unfold all',
    spokenCounts: (own: number, total: number) =>
      `, ${count(own, 'user')}, ${number.format(total)} with subordinates`,
    size: (value: number, kind: 'role' | 'territory') =>
      kind === 'role' ? count(value, 'role') : count(value, 'territory', 'territories'),
    dropTop: 'Drop here for the top of the hierarchy',
    hint: 'Insert adds one below, Enter beside; drag or Alt+arrows move; right-click for more',
    menu: 'What can be done',
    actions: {
      below: 'New below',
      beside: 'New beside',
      rename: 'Rename',
      duplicate: 'Duplicate',
      cut: 'Cut',
      paste: 'Paste below',
      toTop: 'Move to the top',
      remove: 'Delete',
    },
    cutSaid: (label: string) => `${label} cut; choose where it goes and paste`,
    nowhere: {
      indent: (label: string) => `Nothing stands before ${label} that it could go under`,
      outdent: (label: string) => `${label} stands at the top already`,
      before: (label: string) => `There is no branch before that of ${label}`,
      after: (label: string) => `There is no branch after that of ${label}`,
    },
    edits: {
      top: 'the top',
      move: (label: string, parent: string) => `move ${label} under ${parent}`,
      add: (label: string) => `add ${label}`,
      rename: (before: string, after: string) => `rename ${before} to ${after}`,
    },
  },

  picture: {
    label: { role: 'Picture of the role hierarchy', territory: 'Picture of the territories' },
    hint: 'Arrows walk, space folds, plus and minus zoom, 0 shows all. The tree says the same in lines.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show all',
    export: 'Export as SVG',
    counts: (own: number, total: number, hidden: number) =>
      [
        count(own, 'user'),
        ...(total === own ? [] : [`${number.format(total)} in all`]),
        ...(hidden === 0 ? [] : [`+${number.format(hidden)} folded`]),
      ].join(' · '),
    file: { role: 'role-hierarchy.svg', territory: 'territories.svg' },
  },
} as const
