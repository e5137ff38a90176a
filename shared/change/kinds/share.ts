import type { Grantee } from '../../model/group'
import type { Org } from '../../model/org'
import type { AccountSettings, Share } from '../../model/sharing'
import { userFamily } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'
import { granteeNamed, granteeTexts, isSameGrantee } from '../grantee-text'
import { granteeWordsBut, type ItemKind } from '../item'
import { kindOf, type Edited, type Kind, type KindOf, type Named } from '../kind'
import { userNamed } from '../naming'
import { byId } from '../naming-rules'
import { inList, propertiesOf } from '../property'
import { unquotedName, unquotedPositions } from '../quoted-name'
import { isControlled } from '../sharing-model-choice'
import { recordOf } from './record-item'
import { shareLabels } from './share-label'

const put = inList<Share>(
  (org) => org.shares,
  (org, shares) => ({ ...org, shares }),
)
const { choice, shown } = propertiesOf(put)

/** R7.2. */
const words = granteeWordsBut('everyone')

const isTeam = ({ rowCause, grantee }: Share) => rowCause === 'Team' && grantee.kind === 'user'

/** What a name says of a share: the record, whom it names, and why. */
interface Place {
  readonly record: Share['record']
  readonly object: string
  readonly grantee: Grantee
  readonly rowCause: string
}

const noAccountSettings: AccountSettings = {
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
}

/** The record that a name begins with: one of the org, or (in rows of an export without records) the id of a row. */
function recordNamedBy(org: Org, text: string): Pick<Place, 'record' | 'object'> | ChangeRefusal {
  const name = unquotedName(text)
  const row = org.shares.find((share) => share.record === name)
  if (row !== undefined) return { record: row.record, object: row.object }
  const found = recordOf(org, name)
  return found.kind === 'refused' ? found : { record: found.item.id, object: found.item.object }
}

/** `record/grantee/cause`; without a cause it is a manual row. */
function sharePlace(org: Org, text: string): Place | ChangeRefusal {
  const first = unquotedPositions(text, '/')[0]
  if (first === undefined)
    return changeRefusal(
      'no-grantee',
      `\`${text}\` says not with whom the record is shared; write it as \`record/user:name\``,
    )
  const last = /\/(\w+)$/.exec(text.slice(first + 1))
  const end = last === null ? text.length : first + 1 + last.index
  const record = recordNamedBy(org, text.slice(0, first))
  if ('kind' in record) return record
  const grantee = granteeNamed(org, text.slice(first + 1, end), words)
  if (grantee.kind === 'refused') return grantee
  return { ...record, grantee, rowCause: last?.[1] ?? 'Manual' }
}

/** `record/username`. */
function teamPlace(org: Org, text: string): Place | ChangeRefusal {
  const slash = unquotedPositions(text, '/')[0]
  if (slash === undefined)
    return changeRefusal(
      'no-member',
      `\`${text}\` says not who is on the team; write it as \`record/username\``,
    )
  const record = recordNamedBy(org, text.slice(0, slash))
  if ('kind' in record) return record
  const user = userNamed(org, text.slice(slash + 1))
  if (user.kind === 'refused') return user
  return { ...record, grantee: { kind: 'user', user: user.item.id }, rowCause: 'Team' }
}

const isAt = (share: Share, { record, grantee, rowCause }: Place) =>
  share.record === record &&
  share.rowCause.toLowerCase() === rowCause.toLowerCase() &&
  isSameGrantee(share.grantee, grantee)

/** R7.1, R7.7, R7.9: why no row of this cause can be on the record; null when it can. */
function illegalShare(org: Org, { object: name, rowCause }: Place): ChangeRefusal | null {
  const object = org.objects.find((one) => one.name === name)
  const model = object?.sharingModel ?? null
  if (
    object?.fields.some(({ type }) => type === 'MasterDetail') === true ||
    (model !== null && isControlled(model))
  )
    return changeRefusal(
      'no-share',
      `records of \`${name}\` are not shared by themselves (R7.9); share the record above`,
    )
  if (rowCause === 'Manual') return null
  if (/^\w+__c$/i.test(rowCause) && object?.kind === 'custom') return null
  return changeRefusal(
    'wrong-row-cause',
    /__c$/i.test(rowCause)
      ? `only custom objects have causes of their own (R7.7); leave the cause of the row on \`${name}\` out`
      : `\`${rowCause}\` is no cause that can be made by hand (R7.7); leave it out for a manual row, or name a sharing reason such as \`Audit__c\``,
  )
}

const teamObjects = ['Account', 'Opportunity', 'Case']

/** R8.1, R8.3, R8.4, R8.9. */
function illegalMember(org: Org, { object, grantee }: Place): ChangeRefusal | null {
  if (!teamObjects.includes(object))
    return changeRefusal(
      'no-team',
      `records of \`${object}\` have no team (R8.1); share the record by hand`,
    )
  const user = org.users.find((one) => grantee.kind === 'user' && one.id === grantee.user)
  const family = user === undefined ? 'internal' : userFamily(user.userType)
  return family === 'highVolume' || family === 'guest'
    ? changeRefusal(
        'no-team',
        `\`${user?.username ?? ''}\` is of type \`${user?.userType ?? ''}\` and cannot be on a team (R8.9); name another user`,
      )
    : null
}

/** R7.5: the lowest level that opens something beyond the default. */
function firstLevel(org: Org, { object }: Place): Share['level'] {
  const model = org.objects.find((one) => one.name === object)?.sharingModel ?? null
  return model === 'Read' ? 'Edit' : 'Read'
}

interface ShareKind {
  readonly kind: ItemKind
  readonly noun: string
  readonly nameForm: string
  readonly isOf: (share: Share) => boolean
  readonly place: (org: Org, text: string) => Place | ChangeRefusal
  readonly illegal: (org: Org, place: Place) => ChangeRefusal | null
  readonly naming: (org: Org) => (share: Share) => string
}

function sharesKind({ kind, noun, nameForm, isOf, place, illegal, naming }: ShareKind): Kind {
  const items = (org: Org) => org.shares.filter(isOf)
  const find = (org: Org, text: string): Named<Share> => {
    const at = place(org, text)
    if ('kind' in at) return at
    const position = org.shares.findIndex((share) => isOf(share) && isAt(share, at))
    const item = org.shares[position]
    return item === undefined
      ? changeRefusal(`unknown-${noun.replace(' ', '-')}`, `there is no ${noun} \`${text}\``)
      : { kind: 'found', item, position }
  }
  const placed = (org: Org, text: string, like: Share | null): Edited => {
    const at = place(org, text)
    if ('kind' in at) return at
    const refusal = illegal(org, at)
    if (refusal !== null) return refusal
    if (org.shares.some((share) => isAt(share, at)))
      return changeRefusal('name-taken', `there is already a ${noun} \`${text}\` (R7.8)`)
    const settings = like?.accountSettings ?? noAccountSettings
    const level = like?.level ?? firstLevel(org, at)
    return put(org, null, {
      ...at,
      level: level === 'All' && at.object !== 'Campaign' ? 'Edit' : level,
      accountSettings: at.object === 'Account' ? settings : null,
    })
  }
  const of: KindOf<Share> = {
    ...{ kind, noun, nameForm, items, naming, find },
    plural: `${noun}s`,
    isDotted: false,
    direct: { flag: null, list: null },
    renamedBy: null,
    key: (share) => JSON.stringify([share.record, share.grantee, share.rowCause]),
    label: (share, org) => shareLabels(org)(share),
    note: () => (share) => `${share.object} · ${share.level} · ${share.rowCause}`,
    parent: () => (share) => share.record,
    make: (org, text) => placed(org, text, null),
    copy: (org, share, text) => placed(org, text, share),
    rename: (_, share) =>
      changeRefusal(
        'name-fixed',
        `a ${noun} on \`${share.record}\` has no name of its own; make another`,
      ),
    remove: (org, share) => put(org, share, null),
    properties: [
      shown('record', (_, share) => share.record),
      shown('sharedTo', (org, share) => granteeTexts(org)(share.grantee)),
      shown('rowCause', (_, share) => share.rowCause, 'R17.1'),
      choice(
        'accessLevel',
        ['Read', 'Edit', 'All'] as const,
        (share) => share.level,
        (share, level) => ({ ...share, level }),
        {
          rule: kind === 'share' ? 'R7.1' : 'R8.1',
          choicesFor: (_, share) =>
            share.object === 'Campaign' ? ['Read', 'Edit', 'All'] : ['Read', 'Edit'],
        },
      ),
      ...(['contactAccessLevel', 'opportunityAccessLevel', 'caseAccessLevel'] as const).map(
        (name) =>
          choice(
            name,
            ['None', 'Read', 'Edit'] as const,
            (share) => share.accountSettings?.[name] ?? null,
            (share, level) =>
              share.object === 'Account'
                ? {
                    ...share,
                    accountSettings: {
                      ...(share.accountSettings ?? noAccountSettings),
                      [name]: level,
                    },
                  }
                : changeRefusal(
                    'account-only',
                    `only rows of \`Account\` have \`${name}\` (R7.1); leave this change out`,
                  ),
            { rule: 'R7.1' },
          ),
      ),
    ],
  }
  return kindOf(of)
}

export const shareKind = sharesKind({
  kind: 'share',
  noun: 'share',
  nameForm: 'Record/user:Name/Cause',
  isOf: (share) => !isTeam(share),
  place: sharePlace,
  illegal: illegalShare,
  naming(org) {
    const grantee = granteeTexts(org)
    return (share) => `${share.record}/${grantee(share.grantee)}/${share.rowCause}`
  },
})

export const teamMemberKind = sharesKind({
  kind: 'teamMember',
  noun: 'team member',
  nameForm: 'Record/Username',
  isOf: isTeam,
  place: teamPlace,
  illegal: illegalMember,
  naming(org) {
    const username = byId(org.users, (user) => user.username)
    return ({ record, grantee }) =>
      `${record}/${grantee.kind === 'user' ? username(grantee.user) : ''}`
  },
})
