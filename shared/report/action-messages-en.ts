type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

/** Words for what a user may do with records that are not there: create and restore. Rules R1.15, R10.12, R11.7, LAY-20. */
export const actionMessages: Readonly<Record<string, Message>> = {
  'outside-user-record-access': ({ object }) =>
    `${name(object)} has no sharing settings, so the platform’s UserRecordAccess does not answer for it`,
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
