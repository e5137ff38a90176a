import type { Grant, Reason } from '../answer'
import { cellOf } from '../compile/compiled-table'
import type { AskFlags, SpecialObject } from '../record/special/special-object'
import { subjectOf, type Subject } from '../record/subject'
import { chatterGroupGrants, readsMembers } from './chatter-groups'
import { grantIf, positionIn, readsRecord } from './content-grants'
import {
  contentObject,
  contentReason,
  ownSignature,
  signatureOfCells,
  signatureWithRows,
} from './content-object'
import { isInternalFile } from './file-links'
import { feedCommentGrants, feedItemGrants, isInternalPost, trackedChangeGrants } from './feed'
import { deciding, fileGrants, fileShareGrants, fileVersionGrants, publicLinkLimits } from './files'
import { analyticsGrants, templateGrants } from './folder-items'
import { articleAssumptions, articleGrants, articleReasons, missingArticle } from './knowledge'
import { libraryGrants } from './libraries'
import { listViewGrants } from './list-views'
import { withinObjectPermissions } from './within-object-permissions'
import { SharingLevel } from '../../model/level'

const because =
  (code: string, rule: string) =>
  (subject: Subject): readonly Reason[] => [contentReason(subject, code, rule)]

const needing =
  (code: string, rule: string) =>
  (subject: Subject): Reason =>
    contentReason(subject, code, rule)

const file = {
  closed: (subject: Subject) => [
    isInternalFile(subject)
      ? contentReason(subject, 'closed-internal', 'CNT-04')
      : contentReason(subject, 'closed-file', 'R15.8'),
  ],
  missing: (subject: Subject) =>
    isInternalFile(subject)
      ? contentReason(subject, 'missing-internal', 'CNT-04')
      : contentReason(subject, 'missing-file', 'CNT-01'),
} as const
const feed = {
  closed: (subject: Subject) => [
    isInternalPost(subject)
      ? contentReason(subject, 'closed-internal', 'CHT-02')
      : contentReason(subject, 'closed-feed', 'R15.14'),
  ],
  missing: (subject: Subject) =>
    isInternalPost(subject)
      ? contentReason(subject, 'missing-internal', 'CHT-02')
      : contentReason(subject, 'missing-feed', 'CHT-01'),
} as const
const chatterGroup = {
  closed: because('closed-chatter-group', 'CHT-03'),
  missing: needing('missing-chatter-group', 'CHT-03'),
} as const
const library = {
  closed: because('closed-library', 'CNT-10'),
  missing: needing('missing-library', 'CNT-10'),
} as const
const folder = {
  closed: because('closed-folder', 'R15.9'),
  missing: needing('missing-folder', 'FLD-12'),
  deletesAtEdit: true,
} as const
const inFolder = signatureOfCells('FolderId', 'FolderName', 'CreatedById')
const author = ['InsertedById', 'CreatedById'] as const

const article = {
  grants: articleGrants,
  closed: articleReasons,
  missing: missingArticle,
  signature: ownSignature,
  assumptions: articleAssumptions,
  flags: withinObjectPermissions,
} as const

/** Files, libraries, feeds, folders' items and articles: objects that no default, rule or share row opens. Rules R15.8–R15.14. */
export const contentObjects: readonly SpecialObject[] = [
  contentObject('ContentDocument', {
    ...file,
    grants: fileGrants,
    signature: signatureWithRows(['PublishStatus', 'ParentId', 'SharingPrivacy'], {
      ContentDocumentLink: ['LinkedEntityId', 'ShareType', 'Visibility'],
      ContentWorkspaceDoc: ['ContentWorkspaceId'],
      ContentDistribution: [...publicLinkLimits],
      ContentAsset: ['IsVisibleByExternalUsers'],
    }),
    restsOn: deciding,
  }),
  contentObject('ContentVersion', {
    ...file,
    grants: fileVersionGrants,
    signature: signatureOfCells('ContentDocumentId'),
  }),
  ...['ContentDocumentLink', 'ContentWorkspaceDoc', 'ContentDistribution', 'ContentAsset'].map(
    (name) =>
      contentObject(name, {
        ...file,
        grants: fileShareGrants,
        signature: signatureOfCells('ContentDocumentId'),
      }),
  ),
  contentObject('ContentWorkspace', { ...library, grants: libraryGrants, signature: ownSignature }),
  contentObject('ContentWorkspaceMember', {
    ...library,
    grants: (member) =>
      throughOwner(member, 'ContentWorkspace', 'ContentWorkspaceId', libraryGrants),
    signature: signatureOfCells('ContentWorkspaceId'),
  }),
  contentObject('CollaborationGroup', {
    ...chatterGroup,
    grants: chatterGroupGrants,
    signature: ownSignature,
  }),
  contentObject('CollaborationGroupMember', {
    ...chatterGroup,
    grants: (member) =>
      throughOwner(member, 'CollaborationGroup', 'CollaborationGroupId', readsMembers),
    signature: signatureOfCells('CollaborationGroupId'),
  }),
  contentObject('FeedItem', {
    ...feed,
    grants: feedItemGrants,
    signature: signatureWithRows(['ParentId', 'Visibility', 'Type', ...author], {
      FeedTrackedChange: ['FieldName'],
    }),
  }),
  contentObject('FeedComment', {
    ...feed,
    grants: feedCommentGrants,
    signature: signatureOfCells('FeedItemId', ...author),
  }),
  contentObject('FeedTrackedChange', {
    ...feed,
    grants: trackedChangeGrants,
    signature: signatureOfCells('FeedItemId', 'FieldName'),
  }),
  contentObject('Report', {
    ...folder,
    grants: (item) => analyticsGrants(item, 'Report'),
    signature: inFolder,
  }),
  contentObject('Dashboard', {
    ...folder,
    grants: (item) => analyticsGrants(item, 'Dashboard'),
    signature: inFolder,
  }),
  contentObject('EmailTemplate', {
    ...folder,
    grants: (item) => templateGrants(item, 'EmailTemplate'),
    signature: inFolder,
  }),
  contentObject('Document', {
    ...folder,
    grants: (item) => templateGrants(item, 'Document'),
    signature: inFolder,
    flags: withinObjectPermissions,
  }),
  contentObject('ListView', {
    closed: because('closed-list-view', 'FLD-30'),
    missing: needing('missing-list-view', 'FLD-30'),
    grants: listViewGrants,
    signature: ownSignature,
  }),
  contentObject('Knowledge__kav', article),
  contentObject('KnowledgeArticleVersion', article),
  contentObject('Knowledge__DataCategorySelection', {
    closed: because('closed-category', 'KNW-05'),
    missing: needing('missing-article', 'KNW-01'),
    grants: selectionGrants,
    signature: signatureOfCells('ParentId'),
  }),
]

/** A row that belongs to a library or group is as that; without it nobody knows. */
function throughOwner(
  { compiled, user, table, row }: Subject,
  object: string,
  field: string,
  grants: (owner: Subject) => ReturnType<SpecialObject['grants']>,
): ReturnType<SpecialObject['grants']> {
  const position = positionIn(compiled, object, cellOf(table, row, field))
  return position === null
    ? grantIf('unknown', object, SharingLevel.All, 'R19.1')
    : grants(subjectOf(compiled, user, position))
}

/** A category of an article is read with the article. Rule KNW-05. */
function selectionGrants({ user, table, row, compiled }: Subject, ask: AskFlags): Grant[] {
  const articles = table.table.object.replace(/__datacategoryselection$/i, '__kav')
  const position = positionIn(compiled, articles, cellOf(table, row, 'ParentId'))
  const reads = position === null ? 'unknown' : readsRecord(user, position, ask)
  return grantIf(reads, 'DataCategory', SharingLevel.Read, 'KNW-05')
}
