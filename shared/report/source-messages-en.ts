// English words for what is wrong in an org document while it is written, and for what it names.

/** What a kind of name is called, and the list of the document that declares it. */
export const sourceKinds = {
  user: { one: 'user', list: 'users' },
  role: { one: 'role', list: 'roles' },
  group: { one: 'group', list: 'groups' },
  profile: { one: 'profile', list: 'profiles' },
  permissionSet: { one: 'permission set', list: 'permissionSets' },
  permissionSetGroup: { one: 'permission set group', list: 'permissionSetGroups' },
  mutingPermissionSet: { one: 'muting permission set', list: 'mutingPermissionSets' },
  territory: { one: 'territory', list: 'territories' },
  object: { one: 'object', list: 'objects' },
  field: { one: 'field', list: 'fields' },
  recordType: { one: 'record type', list: 'recordTypes' },
  layout: { one: 'layout', list: 'layouts' },
  sharingRule: { one: 'sharing rule', list: 'sharingRules' },
  customPermission: { one: 'custom permission', list: 'customPermissions' },
  systemPermission: { one: 'system permission', list: 'userPermissions' },
  dataCategoryGroup: { one: 'data category group', list: 'dataCategoryGroups' },
  dataCategory: { one: 'data category', list: 'categories' },
  folder: { one: 'folder', list: 'folders' },
  userLicense: { one: 'user licence', list: 'userLicense' },
  permissionSetLicense: { one: 'permission set licence', list: 'permissionSetLicense' },
  record: { one: 'record', list: 'records' },
} as const

export type SourceKind = keyof typeof sourceKinds

const list = new Intl.ListFormat('en', { type: 'disjunction' })
const ticked = (name: string) => `\`${name}\``
const kindsOf = (kinds: readonly SourceKind[]) =>
  list.format(kinds.map((kind) => sourceKinds[kind].one))

/** More values than this are not told one by one. */
const toldValueCount = 12

export const sourceMessages = {
  /** What is wrong with the JSON at a place, then the cure. */
  syntax: (code: string): string => syntaxWords[code] ?? 'this is no valid JSON; correct it',
  empty: 'the text is empty; take it back with undo',
  wrongType: (key: string, expected: string) =>
    `${ticked(key)} holds a value of the wrong kind; write ${expected}`,
  wrongChoice: (key: string, values: readonly string[]) =>
    values.length > toldValueCount
      ? `${ticked(key)} does not know this value; choose one of the ${values.length} in the list (Ctrl+Space)`
      : `${ticked(key)} does not know this value; write ${list.format(values.map(ticked))}`,
  missingKey: (key: string) => `${ticked(key)} is missing here; add it`,
  unknownKey: (key: string) => `${ticked(key)} has no meaning here; take it out or correct it`,
  otherShape: (key: string) =>
    `${ticked(key)} is not as it should be; compare it with its siblings`,
  doubleKey: (key: string) => `${ticked(key)} stands twice in one entry; take one out`,
  doubleName: (kind: SourceKind, name: string) =>
    `two entries of ${ticked(sourceKinds[kind].list)} have the id ${ticked(name)}; give one of them another`,
  unknownName: (kinds: readonly SourceKind[], name: string, closest: string | null) =>
    closest === null
      ? `no ${kindsOf(kinds)} has the id ${ticked(name)}; declare it or choose another (Ctrl+Space)`
      : `no ${kindsOf(kinds)} has the id ${ticked(name)}; did you mean ${ticked(closest)}?`,
  cycle: (kind: SourceKind, names: readonly string[]) =>
    `${sourceKinds[kind].one} cycle ${names.map(ticked).join(' > ')}; take one step out`,
  unnamed: 'nothing here has a name that could be changed; go to a name or an id',
  notOwn: (kind: SourceKind) =>
    `this ${sourceKinds[kind].one} is the platform’s own and keeps its name`,
  namedThrough: (field: string, count: number) =>
    `${count} ${count === 1 ? 'filter goes' : 'filters go'} through \`${field}\` to another record, where it has another form; rename it in the Model view, which follows both`,
}

/** By the code of the reader (`jsonc-parser`). */
const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value; texts stand in double quotes',
  InvalidNumberFormat: 'this is no number; write digits alone',
  PropertyNameExpected: 'a key in double quotes belongs here; write one or take the comma out',
  ValueExpected: 'a value belongs here; write one or take the comma out',
  ColonExpected: 'a colon belongs here; write `:` after the key',
  CommaExpected: 'a comma belongs here; write `,` between two values',
  CloseBraceExpected: 'an entry is not closed; write `}`',
  CloseBracketExpected: 'a list is not closed; write `]`',
  EndOfFileExpected: 'the document ends above; take this out',
  InvalidCommentToken: 'a document holds no comments; take this out',
  UnexpectedEndOfString: 'a text is not closed; write `"` at its end',
  UnexpectedEndOfNumber: 'the number is not finished; write its digits',
  InvalidUnicode: 'this is no character; write four hexadecimal digits after `\\u`',
  InvalidEscapeCharacter: 'no such escape is known; write `\\\\` for a backslash',
  InvalidCharacter: 'a text holds no line breaks or control characters; write `\\n`',
}
