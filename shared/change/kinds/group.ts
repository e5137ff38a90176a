import { standardObjects } from '../../model/standard-objects'
import type { Grantee, Group } from '../../model/group'
import { parseGroupId, type GroupId } from '../../model/id'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { granteeNamed, granteeTexts, isSameGrantee } from '../grantee-text'
import type { GranteeWord } from '../item'
import { kindOf, type Edited, type Kind, type KindOf } from '../kind'
import { groupNamed, objectNamed } from '../naming'
import { freshId, labelOfName } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withoutGrantees, withParts } from '../references'
import { illegalDeveloperName } from './legal-name'
import { ownedCount } from './record-item'

const put = inList<Group>(
  (org) => org.groups,
  (org, groups) => ({ ...org, groups }),
)
const { text, flag, list } = propertiesOf(put)

/** R2.5, R5.2: what a public group or a queue takes in. */
const memberWords = [
  'user',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
  'group',
  'territory',
  'territoryAndSubordinates',
] as const satisfies readonly GranteeWord[]

const members: ElementList<Group, Grantee> = {
  rule: 'R5.3',
  elements: (_, group) => group.members,
  parse: (org, _, element) => granteeNamed(org, element, memberWords),
  format: granteeTexts,
  isSame: isSameGrantee,
  put: (org, group, next) => put(org, group, { ...group, members: next }),
  refuse(org, group, member) {
    if (member.kind !== 'group' || !reaches(org, member.group, group.id)) return null
    const inner = org.groups.find(({ id }) => id === member.group)
    return changeRefusal(
      'group-cycle',
      `\`${group.developerName}\` would be inside itself through \`${inner?.developerName ?? ''}\`; name another group`,
    )
  },
  absent: (_, group, element) =>
    changeRefusal(
      'not-a-member',
      `\`${element}\` is not a direct member of \`${group.developerName}\`; leave this change out`,
    ),
  unknown: (group) =>
    changeRefusal(
      'members-unknown',
      `the import does not say who is in \`${group.developerName}\`; add its members (GroupMember.csv) first`,
    ),
}

/** Whether `to` is `from` or nested in it at any depth. Rule R5.3. */
function reaches(org: Org, from: GroupId, to: GroupId): boolean {
  const groupsById = new Map(org.groups.map((group) => [group.id, group]))
  const seen = new Set([from])
  for (const id of seen) {
    if (id === to) return true
    for (const member of groupsById.get(id)?.members ?? [])
      if (member.kind === 'group') seen.add(member.group)
  }
  return false
}

/** R2.4: objects whose records a queue may own. */
const queueObjects: ElementList<Group, string> = {
  rule: 'R2.4',
  elements: (_, group) => group.queueObjects,
  parse(org, _, element) {
    const object = objectNamed(org, unquotedName(element))
    return object.kind === 'refused' ? object : object.item.name
  },
  format: () => formatValue,
  isSame: (a, b) => a === b,
  refuse(org, _, name) {
    const standard = standardObjects.find((one) => one.name === name)
    const isDetail = org.objects
      .find((one) => one.name === name)
      ?.fields.some(({ type }) => type === 'MasterDetail')
    const mayOwn = standard === undefined ? isDetail !== true : standard.owner === 'userOrQueue'
    return mayOwn
      ? null
      : changeRefusal('no-queue', `records of \`${name}\` cannot be owned by a queue (R2.4)`)
  },
  put: (org, group, next) => put(org, group, { ...group, queueObjects: [...next].sort() }),
  absent: (_, group, element) =>
    changeRefusal(
      'not-there',
      `the queue \`${group.developerName}\` does not hold \`${element}\`; leave this change out`,
    ),
}

type Type = 'Regular' | 'Queue'

function groupsKind(type: Type): Kind {
  const noun = type === 'Queue' ? 'queue' : 'group'
  const items = (org: Org) =>
    org.groups.filter((group) => (group.type === 'Queue') === (type === 'Queue'))
  const illegal = (org: Org, name: string, except: Group | null): ChangeRefusal | null =>
    illegalDeveloperName(
      noun,
      name,
      items(org)
        .filter((one) => one !== except)
        .map((one) => one.developerName),
    )
  const placed = (
    org: Org,
    name: string,
    from: Omit<Group, 'id' | 'developerName' | 'name'>,
  ): Edited => {
    const ids = org.groups.map(({ id }) => id)
    const id = parseGroupId(freshId(noun, name, ids))
    const group: Group = { ...from, id, developerName: name, name: labelOfName(name) }
    return illegal(org, name, null) ?? put(org, null, group)
  }
  const fresh = { type, doesIncludeBosses: true, members: [], queueObjects: [], isMissing: false }
  const of: KindOf<Group> = {
    kind: noun,
    noun,
    plural: `${noun}s`,
    nameForm: 'DeveloperName',
    isDotted: false,
    direct: { flag: null, list: 'members' },
    renamedBy: 'name',
    items,
    key: ({ id }) => id,
    naming: () => (group) => group.developerName,
    label: ({ name }) => name,
    note: () => (group) =>
      group.members === null ? '' : `${String(group.members.length)} members`,
    parent: () => () => null,
    find: (org, name) => groupNamed(org, name, type),
    make: (org, name) => placed(org, name, fresh),
    copy: (org, group, name) => placed(org, name, group),
    rename: (org, group, name) =>
      illegal(org, name, group) ?? put(org, group, { ...group, developerName: name }),
    remove: without,
    properties: [
      text(
        'name',
        (group) => group.developerName,
        (group) => group,
      ),
      text(
        'label',
        (group) => group.name,
        (group, name) => ({ ...group, name }),
      ),
      flag(
        'doesIncludeBosses',
        (group) => group.doesIncludeBosses,
        (group, doesIncludeBosses) => ({ ...group, doesIncludeBosses }),
        { rule: 'R5.8' },
      ),
      list('members', { kind: 'members', words: memberWords, levels: [] }, members),
      ...(type === 'Queue'
        ? [list('queueObjects', { kind: 'references', to: 'object' }, queueObjects)]
        : []),
    ],
  }
  return kindOf(of)
}

/** Out of every list of grantees. A queue that owns records stays: records need an owner (R2.4). */
function without(org: Org, group: Group): Edited {
  const count = ownedCount(org, group.id)
  if (count > 0)
    return changeRefusal(
      'owns-records',
      `\`${group.developerName}\` owns ${String(count)} ${count === 1 ? 'record' : 'records'} (R2.4); give them another owner first`,
    )
  const left = withoutGrantees(org, group.id)
  return withParts(left, {
    groups: mapped(left.groups, (one) => (one.id === group.id ? null : one)),
  })
}

export const groupKind = groupsKind('Regular')
export const queueKind = groupsKind('Queue')
