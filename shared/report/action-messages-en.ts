type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

/** Words for creating records and for what is odd in an org as a whole. Rules R1.13, R1.15, R6.21, R10.12, R11.7, CLS-03. */
export const actionMessages: Readonly<Record<string, Message>> = {
  'outside-user-record-access': ({ object }) =>
    `${name(object)} has no sharing settings, so the platform’s UserRecordAccess does not answer for it`,
  'too-many-rules': ({ object, count, limit }) =>
    `${name(object)} has ${count ?? ''} sharing rules; the platform allows ${limit ?? ''}`,
  'too-many-criteria-rules': ({ object, count, limit }) =>
    `${name(object)} has ${count ?? ''} sharing rules by criteria and for guests; the platform allows ${limit ?? ''}`,
  'field-still-readable': ({ field, status }) =>
    `${name(field)} has business status ${name(status)} and is still readable in a profile or permission set`,
  'create-open': ({ object }) => `Create on ${name(object)} is held`,
  'create-closed': ({ object }) =>
    `Create on ${name(object)}, or Read on what it is a detail of, is not held`,
  'create-unknown': ({ object }) =>
    `the import does not say whether Create on ${name(object)} is held`,
  'create-parent-open': ({ parent, level }) => `${level ?? ''} on the ${name(parent)} is there`,
  'create-parent-closed': ({ parent, level, object }) =>
    `a new ${name(object)} needs ${level ?? ''} on its ${name(parent)}`,
  'create-parent-unknown': ({ parent, level, object }) =>
    `a new ${name(object)} needs ${level ?? ''} on its ${name(parent)}, which may be there`,
  'create-parent-unnamed': ({ parent, level, object }) =>
    `a new ${name(object)} needs ${level ?? ''} on its ${name(parent)}, and none is named`,
}
