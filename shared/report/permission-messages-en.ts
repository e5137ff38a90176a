/** English words of permissions and fields: one line, lower case, no full stop, the org's names in backticks. */
type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

export const permissionMessages: Readonly<Record<string, Message>> = {
  'permission-capped': ({ permissions, object, licence }) =>
    `LIC-02 capped: ${permissions ?? ''} on ${name(object)} by ${name(licence)}`,
  'system-capped': ({ permissions, licence }) =>
    `LIC-02 capped: ${permissions ?? ''} by ${name(licence)}`,
  'assignment-expired': ({ container, date }) =>
    `${name(container)} does not count: the assignment expired at ${date ?? ''}`,
  'assignment-not-activated': ({ container }) =>
    `${name(container)} does not count: it is session-based and not activated`,
  'assignment-other-licence': ({ container, licence }) =>
    `${name(container)} does not count: it is for licence ${name(licence)}`,
  'assignment-licence-not-held': ({ container, licence }) =>
    `${name(container)} does not count: permission set licence ${name(licence)} is not assigned`,
  'assignment-licence-unknown': ({ container, licence }) =>
    `${name(container)} may count: the import does not say who holds licence ${name(licence)}; export PermissionSetLicenseAssign`,
  'object-permission-uncounted': ({ container, object }) =>
    `${name(container)} states object permissions on ${name(object)}, which say nothing: Access Activities, Edit Tasks and Edit Events decide`,
  'permission-muted': ({ group, permissions, object }) =>
    `group ${name(group)} holds ${permissions ?? ''} on ${name(object)}, which its muting set takes away`,
  'mute-ineffective': ({ group, permissions, object, override }) =>
    `muting ${permissions ?? ''} on ${name(object)} in group ${name(group)} has no effect while the group keeps ${override ?? ''}`,
  'object-not-closed': ({ container, object, permission }) =>
    `${name(container)} gives ${permission ?? ''} on ${name(object)} without the permissions that need to stand beside it`,
  'field-not-closed': ({ container, field }) =>
    `${name(container)} makes ${name(field)} editable without readable, which counts as neither`,
  'parent-not-readable': ({ container, object, parent }) =>
    `${name(container)} gives Read on ${name(object)} without Read on its parent ${name(parent)}`,
  'system-not-closed': ({ container, permission, needs }) =>
    `${name(container)} gives ${permission ?? ''} without ${needs ?? ''}, which the platform would add`,
  'field-row-ignored': ({ container, field }) =>
    `${name(container)} has an entry for ${name(field)}, which takes none`,
  'field-row-not-editable': ({ container, field }) =>
    `${name(container)} makes ${name(field)} editable, which nobody can edit`,
  'assignment-violates-licence': ({ user, container, licence }) =>
    `${name(container)} is assigned to ${name(user)}, who lacks licence ${name(licence)}, and gives nothing`,
  'expiry-ignored': ({ user, container, permission }) =>
    `${name(container)} is assigned to ${name(user)} with an expiration date, which ${permission ?? ''} does not allow; it never expires`,
  'community-user-with-role': ({ user }) =>
    `${name(user)} has a Customer Community licence and a role, which cannot be`,
  'external-user-without-account': ({ user }) =>
    `${name(user)} is an external user without contact or account`,
  'guest-with-membership': ({ user, what }) => `guest ${name(user)} has ${what ?? ''}`,
  'field-own': ({ field }) =>
    `${name(field)} is calculated and follows its own field permission, not those of the fields behind it`,
  'search-matches': ({ field }) =>
    `a search finds the record by ${name(field)} all the same, without showing it`,
  'column-dropped': ({ field }) =>
    `${name(field)} drops out of the columns; a filter on it is an error for this user`,
  'filter-fails': ({ field }) => `a query that filters or sorts by ${name(field)} fails`,
  'field-masked': ({ field }) =>
    `${name(field)} is encrypted text and masked: View Encrypted Data is not held`,
  unmasked: ({ field }) =>
    `${name(field)} is encrypted text and shown in clear: View Encrypted Data is held`,
  'mask-unknown': ({ field }) =>
    `${name(field)} is encrypted text; the import does not say whether View Encrypted Data is held`,
  'masked-always': ({ field }) => `${name(field)} is encrypted text and always masked in templates`,
  'mask-unheeded': ({ field }) => `${name(field)} is encrypted text, which code reads in clear`,
  'encrypted-at-rest': ({ field }) =>
    `${name(field)} is encrypted at rest, which hides it from nobody who may read it`,
  'masked-writable': ({ field }) => `${name(field)} is masked and may be overwritten`,
  'layout-edit': ({ field, layouts }) => `layout ${name(layouts)} lets ${name(field)} be edited`,
  'layout-readonly': ({ field, layouts }) => `layout ${name(layouts)} has ${name(field)} read-only`,
  'layout-overridden': ({ field, layouts }) =>
    `layout ${name(layouts)} has ${name(field)} read-only; Edit Read Only Fields overrides it`,
  'layout-omits': ({ field, layouts }) =>
    `layout ${name(layouts)} leaves ${name(field)} out, in pages alone`,
  'layout-unheeded': ({ field, layouts }) =>
    `layout ${name(layouts)} leaves ${name(field)} out of pages, which protects it nowhere else`,
  'layout-differs': ({ field, layouts }) =>
    `the layouts ${name(layouts)} differ about ${name(field)}, and the record type is not known`,
  'layout-unknown': ({ field, object }) =>
    `the import does not hold the layout of ${name(object)} for this profile, so it is not known what pages do with ${name(field)}`,
  'field-not-writable': ({ field }) => `${name(field)} is set by the platform and never edited`,
  'create-omits': ({ field }) => `the page for a new record leaves ${name(field)} out`,
  'create-row-error': ({ field }) =>
    `creating a record with a value in ${name(field)} is refused for the whole row`,
  'create-needs-master': ({ object }) => `a new ${name(object)} needs access to its master as well`,
  'lookup-blank': ({ field }) =>
    `the record behind ${name(field)} is not readable, so its name stays blank`,
  'lookup-id': ({ field }) => `the record behind ${name(field)} is not readable; its id shows`,
  'edition-without': ({ id, feature, count, edition }) =>
    `${id ?? ''}: ${feature ?? ''} used (${count ?? ''}) but not available in ${edition ?? ''}`,
  'edition-add-on': ({ id, feature, count, edition }) =>
    `${id ?? ''}: ${feature ?? ''} used (${count ?? ''}) but an add-on in ${edition ?? ''}`,
  'edition-in-part': ({ id, feature, count, edition }) =>
    `${id ?? ''}: ${feature ?? ''} used (${count ?? ''}) but available only in part in ${edition ?? ''}`,
  'edition-too-many': ({ id, feature, count, edition, limit, unit }) =>
    `${id ?? ''}: ${feature ?? ''} used (${count ?? ''}) but no more than ${limit ?? ''} ${unit ?? ''} available in ${edition ?? ''}`,
}
