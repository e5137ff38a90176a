import { SharingLevel } from '../../model/level'
import type { Grant, Reason } from '../answer'
import { cellOf, idAt } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { doors } from '../record/doors'
import { bitsOf, type Bound } from '../record/sharing-level'
import type { Subject } from '../record/subject'
import { grantIf } from './content-grants'
import { contentReason } from './content-object'
import { rowsNaming } from './content-rows'
import { restsOnDefault, seesClassified, type Classification } from './data-categories'
import { holdsOneOf, isExternalUser } from './membership'
import { type Reached, both } from '../record/reached'

/**
 * An article version: published where the user is, readable in its status, and then visible by category or by sharing.
 *
 * Object permissions decide about each action beside it. Rules R15.12, KNW-01, KNW-02.
 */
export function articleGrants(article: Subject): Grant[] {
  const isThere = both(isInChannel(article), isReadableStatus(article))
  if (isThere === 'no') return []
  if (isSharedAsRecords(article))
    return sharingGrants(article).map((grant) => ({
      ...grant,
      isCertain: grant.isCertain && isThere === 'yes',
    }))
  const isOpen = both(isThere, seesCategories(article))
  return grantIf(isOpen, 'DataCategory', SharingLevel.All, 'R15.12')
}

const isSharedAsRecords = ({ compiled }: Subject) => compiled.org.settings.knowledgeStandardSharing

/** KNW-02: with standard sharing categories only filter; doors, View All and Modify All count as on any object. */
function sharingGrants(article: Subject): Grant[] {
  const { compiled, user, object } = article
  const held = (bit: number) => {
    const isHeld = (bound: Bound) => (bitsOf(compiled, user, object.index, bound) & bit) !== 0
    return isHeld('certain') ? 'yes' : isHeld('possible') ? 'unknown' : 'no'
  }
  const viewsAll = held(ObjectBit.viewAll)
  const modifiesAll = held(ObjectBit.modifyAll)
  return [
    ...doors.flatMap((door) => [...door.grants(article)]),
    ...grantIf(viewsAll, 'ViewAllRecords', SharingLevel.Read, 'KNW-02'),
    ...grantIf(modifiesAll, 'ModifyAllRecords', SharingLevel.All, 'KNW-02'),
  ]
}

/** KNW-01: the channel of the user's licence; the internal app is every article's, unless a cell says otherwise. */
export function isInChannel({ compiled, user, family, table, row }: Subject): Reached {
  const flag = (field: string) => cellOf(table, row, field)?.toLowerCase()
  if (!isExternalUser(compiled, user)) return flag('IsVisibleInApp') === 'false' ? 'no' : 'yes'
  const field =
    family === 'guest'
      ? 'IsVisibleInPkb'
      : family === 'partner'
        ? 'IsVisibleInPrm'
        : 'IsVisibleInCsp'
  const cell = flag(field)
  return cell === undefined ? 'unknown' : cell === 'true' ? 'yes' : 'no'
}

const draftPermissions = ['ViewDraftArticles', 'EditKnowledge', 'ManageKnowledge'] as const
const archivePermissions = ['ViewArchivedArticles', 'EditKnowledge', 'ManageKnowledge'] as const

/** KNW-01, R12.6 f: drafts and archived versions need permissions of their own, which View All Data is not. */
export function isReadableStatus({ compiled, user, table, row }: Subject): Reached {
  switch (cellOf(table, row, 'PublishStatus')) {
    case 'Online':
      return 'yes'
    case 'Draft':
      return holdsOneOf(compiled, user, ...draftPermissions)
    case 'Archived':
      return holdsOneOf(compiled, user, ...archivePermissions)
    default:
      return 'unknown'
  }
}

/** Categories of the article; without the table of selections nobody knows what classifies it. Rule KNW-05. */
function seesCategories(article: Subject): Reached {
  const { compiled, user } = article
  if (holdsOneOf(compiled, user, 'ViewAllData') === 'yes') return 'yes'
  const classifications = classificationsOf(article)
  return classifications === null ? 'unknown' : seesClassified(compiled, user, classifications)
}

/** `FAQ__kav` is classified in `FAQ__DataCategorySelection`, `KnowledgeArticleVersion` in that of its type. */
function classificationsOf({ compiled, table, row }: Subject): readonly Classification[] | null {
  const { content } = compiled
  const { object } = table.table
  const own = object.replace(/__kav$/i, '__DataCategorySelection').toLowerCase()
  const names = [...content.keys()].filter((name) =>
    /__kav$/i.test(object) ? name === own : name.endsWith('__datacategoryselection'),
  )
  if (names.length === 0) return null
  return names.flatMap((name) => {
    const found = rowsNaming(content, name, idAt(table, row))
    if (found === null) return []
    return found.rows.map((at): Classification => {
      const group = cellOf(found.table, at, 'DataCategoryGroupName') ?? ''
      return { group, category: cellOf(found.table, at, 'DataCategoryName') ?? '' }
    })
  })
}

/** What keeps the article from the user: channel, status or categories. Rule KNW-01. */
export function articleReasons(article: Subject): Reason[] {
  return [
    ...(isInChannel(article) === 'no' ? [contentReason(article, 'closed-channel', 'KNW-01')] : []),
    ...(isReadableStatus(article) === 'no'
      ? [contentReason(article, 'closed-draft', 'KNW-01')]
      : []),
    ...(!isSharedAsRecords(article) && seesCategories(article) === 'no'
      ? [contentReason(article, 'closed-category', 'KNW-05')]
      : []),
  ]
}

/** What would let the user in; with standard sharing it is as on any object. Rules KNW-01, KNW-02. */
export function missingArticle(article: Subject): Reason | null {
  if (isInChannel(article) === 'no') return contentReason(article, 'missing-channel', 'KNW-01')
  if (isReadableStatus(article) === 'no') return contentReason(article, 'missing-draft', 'KNW-01')
  return isSharedAsRecords(article) ? null : contentReason(article, 'missing-article', 'KNW-01')
}

/** A default of a group of categories that no file states. Rule KNW-07; product 5. */
export function articleAssumptions(article: Subject): Reason[] {
  const { compiled, user } = article
  if (isSharedAsRecords(article)) return []
  if (holdsOneOf(compiled, user, 'ViewAllData') === 'yes') return []
  const groups = new Set((classificationsOf(article) ?? []).map(({ group }) => group))
  return [...groups]
    .filter((group) => restsOnDefault(compiled, user, group))
    .map((group) => ({ code: 'assumed-categories', rule: 'KNW-07', args: { group } }))
}
