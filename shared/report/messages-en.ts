import type { Grant, PathStep, Reason } from '../engine/answer'
import type { SharingModel } from '../model/object-config'
import { actionMessages } from './action-messages-en'
import { stepMessages } from './explain-messages-en'
import { loginMessages } from './login-messages-en'
import { permissionMessages } from './permission-messages-en'

/** English words of the engine: one line, lower case, no full stop, the org's names in backticks. */
type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``
/** A list of names, joined with `, `. */
const names = (text: string | undefined) => (text ?? '').split(', ').map(name).join(', ')

/** Labels of Setup for each default. Rule R3.5. */
export const sharingModelLabels: Readonly<Record<SharingModel, string>> = {
  Private: 'Private',
  Read: 'Public Read Only',
  ReadSelect: 'Use',
  ReadWrite: 'Public Read/Write',
  ReadWriteTransfer: 'Public Read/Write/Transfer',
  FullAccess: 'Public Full Access',
  ControlledByParent: 'Controlled by Parent',
  ControlledByCampaign: 'Controlled by Campaign',
  ControlledByLeadOrContact: 'Controlled by Lead or Contact',
}

const capitalised = (text = '') => text.charAt(0).toUpperCase() + text.slice(1)

function modelLabel(model: string | undefined): string {
  const labels: Readonly<Record<string, string>> = sharingModelLabels
  return labels[model ?? ''] ?? model ?? ''
}

const reasons: Readonly<Record<string, Message>> = {
  ...actionMessages,
  ...loginMessages,
  ...permissionMessages,
  ...stepMessages,
  'user-active': () => 'the user is active',
  'user-inactive': ({ user }) =>
    `${name(user)} is inactive and cannot log in; what follows is hypothetical`,
  'user-frozen': ({ user }) => `${name(user)} is frozen and cannot log in; the entitlement stays`,
  'permissions-held': ({ object, permissions, containers }) =>
    `${permissions ?? ''} on ${name(object)} from ${names(containers)}`,
  'permissions-none': ({ object }) =>
    `no object permission on ${name(object)} in profile, permission sets or groups`,
  'permissions-unknown': ({ object }) =>
    `the import does not say whether the profile gives ${name(object)}; retrieve the object beside the profile`,
  'permissions-unknown-all-data': ({ object, containers }) =>
    `the import holds a piece of ${names(containers)} alone, which may give View All Data or Modify All Data and with it ${name(object)}; retrieve the whole`,
  'permissions-unknown-licence': ({ object, licence }) =>
    `licence ${name(licence)} gives nothing on ${name(object)} without a permission set licence, and the import does not say who holds one; export PermissionSetLicenseAssign`,
  'record-override': ({ permission, object }) =>
    `${permission ?? ''} on ${name(object)} stands in for record access`,
  'record-level': ({ level }) => `${level ?? ''} is the widest of the open doors`,
  'record-unknown': () => 'a door may be open, but the import does not say',
  'record-no-door': () => 'no door is open',
  'field-editable': ({ field, containers }) =>
    `${name(field)} is readable and editable through ${names(containers)}`,
  'field-readable': ({ field, containers }) =>
    `${name(field)} is readable, not editable, through ${names(containers)}`,
  'field-view-all': ({ field, containers }) =>
    `${name(field)} is readable, not editable, by View All Fields in ${names(containers)}`,
  'field-without-permissions': ({ field }) =>
    `${name(field)} has no field permissions and follows the object`,
  'field-hidden': ({ field }) => `no container makes ${name(field)} readable`,
  'field-unknown': ({ field }) => `the import does not say who may read ${name(field)}`,
  'restriction-open': ({ rules }) =>
    `no restriction rule hides the record from this user; looked at ${names(rules)}`,
  'restriction-filtered': ({ name: rule, filter }) =>
    `restriction rule ${name(rule)} hides the record: ${name(filter)} does not hold`,
  'restriction-exempt': ({ name: rule }) =>
    `restriction rule ${name(rule)} does not touch holders of Modify All`,
  'restriction-exempt-read': ({ name: rule }) =>
    `restriction rule ${name(rule)} leaves holders of View All reading alone`,
  'restriction-unknown': ({ name: rule }) =>
    `restriction rule ${name(rule)} may hide the record: its text or a value that it looks at is not known`,
  'closed-default': ({ object, model }) => `the default of ${name(object)} is ${modelLabel(model)}`,
  'closed-default-guest': ({ object }) =>
    `for guests the default of ${name(object)} counts as Private`,
  'closed-owner': ({ owner }) => `owned by ${name(owner)}`,
  'closed-queue': ({ queue }) => `not a member of the owning queue ${name(queue)}`,
  'closed-hierarchy-off': ({ object }) =>
    `Grant Access Using Hierarchies is off for ${name(object)}`,
  'closed-no-role': () => 'the user has no role',
  'closed-owner-no-role': ({ owner }) => `the owner ${name(owner)} has no role`,
  'closed-not-above': ({ role, ownerRole }) =>
    role === ownerRole
      ? `user and owner both have role ${name(role)}, which is not above itself`
      : `${name(role)} is not above ${name(ownerRole)}`,
  'closed-guest-rule': () => 'no guest rule of this site matches the record',
  'closed-no-rules': ({ object }) => `${name(object)} has no sharing rule`,
  'closed-rules-unmatched': ({ count }) =>
    count === '1'
      ? 'its only sharing rule does not match the record'
      : `none of ${count ?? ''} sharing rules matches the record`,
  'closed-rules-elsewhere': ({ rules }) => `the matching rules share with others: ${names(rules)}`,
  'closed-high-volume': () => 'high-volume users take part in no sharing rule',
  'closed-no-rows': () => 'the record is not shared by hand or by code',
  'closed-rows': ({ count }) =>
    count === '1' ? 'its only share row names others' : `${count ?? ''} share rows name others`,
  'closed-rows-inactive': () =>
    'a share row or team membership went when its user was made inactive, for superiors too',
  'closed-rows-high-volume': () => 'share rows open nothing to high-volume users',
  'closed-rows-guest': () => 'share rows open nothing to guests',
  'closed-private-opportunity': () =>
    'the opportunity is private: its owner and those above the owner alone have it by sharing',
  'closed-without-account': () =>
    'the contact has no account: its owner alone has it by sharing, and nobody above',
  'closed-territory': () => 'the user is in none of the territories of the account, nor above one',
  'closed-account-levels': () =>
    'no row on the account carries a level for this record to the user',
  'closed-children': () => 'the user holds no contact, opportunity or case of the account',
  'closed-unrelated': () => 'the record is related to no other record',
  'closed-related': ({ object, name: record }) =>
    `${object ?? ''} ${name(record)}, which it is related to, is closed`,
  'missing-related': ({ object }) =>
    `a higher level on every record that the ${name(object)} is related to`,
  'missing-activity-owner': ({ object }) =>
    `own the ${name(object)} or stand above its owner; reading needs every record that it is related to`,
  'permissions-elsewhere': ({ object }) => `${name(object)} has no object permissions of its own`,
  'permissions-of-parent': ({ object, parent }) =>
    `${name(object)} has no object permissions of its own; those on ${name(parent)} count`,
  'closed-private-event': () => 'a private event shows its details to its owner alone',
  'closed-private-note': () => 'it is private: its owner alone may open it',
  'closed-not-published': ({ field }) =>
    `${field ?? ''} is not ticked, so external users do not see it`,
  'closed-member-details': ({ object }) => `no Read on ${name(object)}, whose details it shows`,
  'closed-manage-users': () =>
    'neither Manage Users nor, for internal users, Manage Internal Users',
  'missing-user': () =>
    'Manage Users, for internal users Manage Internal Users; for reading, View All Users',
  'missing-private-event': () =>
    'be the owner, or hold View All Data or Modify All Data; a private event has no other reader',
  'missing-private-note': () =>
    'be the owner, or hold View All Data or Modify All Data; what is private has no other reader',
  'missing-member-details': ({ object }) =>
    `Read on ${name(object)}, whose details the member shows`,
  'missing-parent-record': () => 'a higher level on the record that it belongs to',
  'missing-permission': ({ permission, object, profile, container }) =>
    `give ${capitalised(permission)} on ${name(object)}, for example in ${container === undefined ? `profile ${name(profile)}` : `permission set ${name(container)}`}`,
  'missing-system-permission': ({ permission, object, profile, container }) =>
    `give the permission ${name(permission)}, which decides about ${name(object)}, for example in ${container === undefined ? `profile ${name(profile)}` : `permission set ${name(container)}`}`,
  'missing-licence': ({ permission, object, licence }) =>
    `another licence: ${name(licence)} allows no ${capitalised(permission)} on ${name(object)}, whatever a profile or permission set gives`,
  'missing-activation': ({ container }) =>
    `activate ${name(container)} in the session; the settings show answers with it`,
  'missing-parent-level': ({ parent }) => `a higher level on the parent ${name(parent)}`,
  'missing-parent': ({ object, parent }) =>
    `${capitalised(parent)} for the ${name(object)} record, which names none`,
  'missing-price-book': () =>
    'Modify All on `Pricebook2`: no default and no row opens a price book for more than use',
  'missing-guest-rule': ({ object }) =>
    `a guest sharing rule on ${name(object)} that matches the record and names this site’s guest user`,
  'missing-guest-limit': () => 'nothing: a guest reads at most',
  'missing-full-access': ({ object }) =>
    `Full Access: own the ${name(object)} record, stand above its owner, be in its queue, or hold Modify All`,
  'missing-full-access-user': ({ object }) =>
    `Full Access: own the ${name(object)} record, stand above its owner, or hold Modify All`,
  'missing-full-access-ownerless': ({ object }) =>
    `Full Access: nobody owns ${name(object)} records; hold Modify All`,
  'missing-private-opportunity': () =>
    'own the private opportunity or stand above its owner, or hold View All or Modify All; no default, rule or row reaches it',
  'missing-without-account': () =>
    'own the contact, which has no account, or hold View All or Modify All; no default, rule or row reaches it',
  'missing-rule-level': ({ rule }) => `raise sharing rule ${name(rule)} to Read/Write`,
  'missing-default': ({ object, model }) =>
    `set the default of ${name(object)} to ${modelLabel(model)}`,
  'assumed-default': ({ object, model }) =>
    `the import does not state the default of ${name(object)}; the platform’s own, ${modelLabel(model)}, is assumed`,
  'assumed-hierarchy': ({ object }) =>
    `no file carries Grant Access Using Hierarchies of ${name(object)}; it is assumed on`,
  'assumed-no-parent': ({ object }) =>
    `the import holds one parent of ${name(object)} and lacks the column of another; records are taken to have none`,
  'closed-file': () =>
    'not the owner, and no link, library or permission opens the file to the user',
  'closed-internal': () => 'it is shown to internal users alone, whatever the record says',
  'closed-library': () => 'the user is no member of the library',
  'closed-feed': () =>
    'the user does not see what it is posted on, or the post is not for this user',
  'closed-chatter-group': () => 'the user is no member of the group, which is not public',
  'closed-folder': () =>
    'no share of the folder names the user, or a permission to run it is missing',
  'closed-list-view': () => 'the list view is not shared with the user',
  'closed-channel': () => 'the article is not published where the user is',
  'closed-draft': () => 'the version is not published, and the user may not see such versions',
  'closed-category': () => 'of one group that classifies the article the user sees no category',
  'missing-file': () => 'a link of the file to the user, or to a record or library of the user',
  'missing-internal': () => 'the visibility All Users, beside access to what carries it',
  'missing-library': () => 'membership in the library, with a library permission',
  'missing-feed': () => 'access to the record, user or group that carries the post',
  'missing-chatter-group': () => 'membership in the group',
  'missing-folder': ({ object }) =>
    `a higher share of the folder, and the permission to run or change a ${name(object)}`,
  'missing-list-view': () => 'a share of the list view, or Manage Public List Views',
  'missing-channel': () => 'publication of the article where the user is',
  'missing-draft': () => 'the permission for versions that are not published',
  'missing-article': () =>
    'visibility of a category in each group that classifies the article, through role, profile or permission set',
  'assumed-categories': ({ group }) =>
    `no file carries the default visibility of ${name(group)}; all of it is assumed visible`,
  'not-modelled': ({ object }) =>
    `${name(object)} has an access model that is not computed in this version`,
  'approval-lock': () =>
    'the record is locked by an approval: only its approvers and holders of Modify All edit it until it is released',
  hypothetical: () => 'the user is inactive: this is what the user would have when active',
}

/** A reason in words; an unknown code is a defect and throws. */
export function formatReason(reason: Reason): string {
  const message = reasons[reason.code]
  if (message === undefined) throw new Error(`no message for reason ${reason.code}`)
  return message(reason.args)
}

/** One step of a path in words. */
export function formatStep(step: PathStep): string {
  switch (step.kind) {
    case 'user':
      return name(step.name)
    case 'role':
      return `role ${name(step.name)}`
    case 'roleAbove':
      return `role ${name(step.name)} above ${name(step.below)}`
    case 'rolePerhapsAbove':
      return `role ${name(step.name)}, perhaps above ${name(step.below)}: the import does not say what stands above ${name(step.top)}`
    case 'group':
      return `group ${name(step.name)}`
    case 'queue':
      return `queue ${name(step.name)}`
    case 'territory':
      return `territory ${name(step.name)}`
    case 'territoryPerhapsAbove':
      return `perhaps one above: the import does not say what stands above ${name(step.name)}`
    case 'sharingRule':
      return `sharing rule ${name(step.name)}`
    case 'sharingSet':
      return `sharing set ${name(step.name)}`
    case 'share':
      return `${step.rowCause} row`
    case 'folder':
      return `folder ${name(step.name)}`
    case 'everyone':
      return everyone.get(step.name) ?? step.name
    case 'record':
      return `${step.object} ${name(step.name)}`
    case 'default':
      return `default ${modelLabel(step.sharingModel)}`
    case 'permission':
      return `${causes.get(step.name) ?? step.name} in ${name(step.container)}`
  }
}

const everyone: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    allInternalUsers: 'all internal users',
    allPartnerUsers: 'all partner users',
    allCustomerPortalUsers: 'all customer portal users',
  }),
)

/** A grant in words: where it comes from and how it reaches the user. */
export function formatGrant(grant: Grant): string {
  return grant.via.map(formatStep).join(' → ')
}

const causes: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    OrgWideDefault: 'Default',
    Owner: 'Owner',
    QueueMember: 'Queue member',
    RoleHierarchy: 'Role hierarchy',
    'RoleHierarchy(of Owner)': 'Role hierarchy',
    'RoleHierarchy(of QueueMember)': 'Role hierarchy over the queue',
    'RoleHierarchy(of RelatedPortalUser)': 'Role hierarchy over the case contact',
    'RoleHierarchy(of Territory)': 'Role hierarchy over the territory',
    'RoleHierarchy(of Territory2AssociationManual)': 'Role hierarchy over the territory, by hand',
    Rule: 'Sharing rule',
    GuestRule: 'Guest sharing rule',
    Manual: 'Manual sharing',
    Team: 'Team',
    ImplicitParent: 'Account of a record held',
    ImplicitChild: 'Account sharing',
    PortalImplicit: 'Own account',
    RelatedPortalUser: 'Contact of the case',
    SharingSet: 'Sharing set',
    LpuImplicit: 'Share group',
    LpuParentImplicit: 'Share group, parent account',
    GuestParentImplicit: 'Account of a guest record',
    Territory: 'Territory',
    Territory2AssociationManual: 'Territory, by hand',
    Territory2Forecast: 'Territory forecast',
    'TerritoryHierarchy(of Territory)': 'Territory hierarchy',
    'TerritoryHierarchy(of Territory2AssociationManual)': 'Territory hierarchy, by hand',
    SuperUser: 'Super user',
    FileLink: 'File link',
    PublicLink: 'Public link',
    Library: 'Library member',
    ContentAdministrator: 'Content administrator',
    ChatterGroup: 'Chatter group',
    FeedParent: 'What it is posted on',
    FolderShare: 'Folder',
    DataCategory: 'Data categories',
    QueryAllFiles: 'Query All Files',
    ManageUnlistedGroups: 'Manage Unlisted Groups',
    ModerateChatter: 'Moderate Chatter',
    ManagePvtRptsAndDashbds: 'Manage All Private Reports and Dashboards',
    ManageReportsInPubFolders: 'Manage Reports in Public Folders',
    ManageDashbdsInPubFolders: 'Manage Dashboards in Public Folders',
    ViewPublicReports: 'View Reports in Public Folders',
    ViewPublicDashboards: 'View Dashboards in Public Folders',
    EditPublicTemplates: 'Manage Public Templates',
    EditPublicDocuments: 'Manage Public Documents',
    EditPublicFilters: 'Manage Public List Views',
    ViewAllRecords: 'View All',
    ModifyAllRecords: 'Modify All',
    ViewAllData: 'View All Data',
    ModifyAllData: 'Modify All Data',
    ViaCustomMasterViewAll: 'View All or Modify All on the master',
    Related: 'Related records',
    ImplicitPerson: 'Other half of the person account',
    Invitee: 'Invitee',
    ManageUsers: 'Manage Users',
    ManageInternalUsers: 'Manage Internal Users',
    ViewAllUsers: 'View All Users',
    PortalUserVisibility: 'Portal user visibility',
    SiteUserVisibility: 'Site user visibility',
  }),
)

/** Title of a door or RowCause as people read it. */
export function formatCause(cause: string): string {
  const known = causes.get(cause)
  if (known !== undefined) return known
  const inherited = /^(ControlledByParent|MasterDetail)\((.*)\)$/.exec(cause)
  if (inherited === null) return cause
  const parents = (inherited[2] ?? '').split('; ').map(parentTitle)
  return `${inherited[1] === 'MasterDetail' ? 'Master' : 'Parent'} ${parents.join(', ')}`
}

/** `Account, Owner` as `Account: Owner`, the cause in words. Rule R17. */
function parentTitle(parent: string): string {
  const [name = '', ...cause] = parent.split(', ')
  return cause.length === 0 ? name : `${name}: ${formatCause(cause.join(', '))}`
}
