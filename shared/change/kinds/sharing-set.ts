import type { Grantee } from '../../model/group'
import type { ProfileId } from '../../model/id'
import { userTypeOfLicense } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import type { AccessMapping, SharingSet } from '../../model/sharing'
import { changeRefusal, type ChangeRefusal } from '../change'
import { closestNames } from '../closest-names'
import { granteeNamed, granteeTexts, isSameGrantee } from '../grantee-text'
import type { GranteeWord } from '../item'
import { kindOf, type KindOf, type Named } from '../kind'
import { objectNamed, profileNamed } from '../naming'
import { byId } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { illegalDeveloperName } from './legal-name'

const put = inList<SharingSet>(
  (org) => org.sharingSets,
  (org, sharingSets) => ({ ...org, sharingSets }),
)
const { text, list } = propertiesOf(put)

function find(org: Org, name: string): Named<SharingSet> {
  const wanted = name.toLowerCase()
  const position = org.sharingSets.findIndex((one) => one.name.toLowerCase() === wanted)
  const item = org.sharingSets[position]
  if (item !== undefined) return { kind: 'found', item, position }
  const names = org.sharingSets.map((one) => one.name)
  return changeRefusal(
    'unknown-sharing-set',
    `no sharing set is named \`${name}\``,
    closestNames(name, names),
  )
}

const illegal = (org: Org, name: string, except: SharingSet | null) =>
  illegalDeveloperName(
    'sharing set',
    name,
    org.sharingSets.filter((one) => one !== except).map((one) => one.name),
  )

const absent = (what: string) => (_: unknown, set: SharingSet, element: string) =>
  changeRefusal('not-there', `\`${set.name}\` has no ${what} \`${element}\`; leave this change out`)

/** R13.8: sharing sets are for profiles of external licences; those of members with roles are reached by rules. */
const profiles: ElementList<SharingSet, ProfileId> = {
  rule: 'R13.8',
  elements: (_, set) => set.profiles,
  parse(org, _, element) {
    const profile = profileNamed(org, unquotedName(element))
    return profile.kind === 'refused' ? profile : profile.item.id
  },
  refuse(org, _, id) {
    const profile = org.profiles.find((one) => one.id === id)
    const isInternal =
      profile?.userLicense != null && userTypeOfLicense(profile.userLicense) === 'Standard'
    return isInternal
      ? changeRefusal(
          'wrong-licence',
          `\`${profile.name}\` is a profile of internal users and a sharing set is for external ones (R13.8); name another`,
        )
      : null
  },
  format: (org) => byId(org.profiles, (profile) => formatValue(profile.name)),
  isSame: (a, b) => a === b,
  put: (org, set, next) => put(org, set, { ...set, profiles: next }),
  absent: absent('profile'),
}

const path = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/

/** `Case Read Contact.Account = Account`: the object, the level, the way from the user and the way from the record. */
function parseMapping(org: Org, element: string): AccessMapping | ChangeRefusal {
  const match = /^\s*(\S+)\s+(\w+)\s+(\S+)\s*=\s*(\S+)\s*$/.exec(element)
  const [, objectName = '', level = '', userField = '', objectField = ''] = match ?? []
  const accessLevel = (['Read', 'Edit'] as const).find(
    (known) => known.toLowerCase() === level.toLowerCase(),
  )
  if (accessLevel === undefined || !path.test(userField) || !path.test(objectField))
    return changeRefusal(
      'wrong-mapping',
      `\`${element}\` is no access mapping (R13.9); write it as \`Case Read Contact.Account = Account\``,
    )
  const object = objectNamed(org, objectName)
  return object.kind === 'refused'
    ? object
    : { object: object.item.name, accessLevel, userField, objectField }
}

/** R13.8: one mapping for each object; another for the same object takes its place. */
const accessMappings: ElementList<SharingSet, AccessMapping> = {
  rule: 'R13.9',
  elements: (_, set) => set.accessMappings,
  parse: (org, _, element) => parseMapping(org, element),
  format:
    () =>
    ({ object, accessLevel, userField, objectField }) =>
      `${object} ${accessLevel} ${userField} = ${objectField}`,
  isSame: (a, b) => a.object === b.object,
  put: (org, set, next) => put(org, set, { ...set, accessMappings: next }),
  absent: absent('mapping'),
}

const groupWords = [
  'user',
  'group',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
] as const satisfies readonly GranteeWord[]

const shareGroup: ElementList<SharingSet, Grantee> = {
  rule: 'R13.14',
  elements: (_, set) => set.shareGroup,
  parse: (org, _, element) => granteeNamed(org, element, groupWords),
  format: granteeTexts,
  isSame: isSameGrantee,
  put: (org, set, next) => put(org, set, { ...set, shareGroup: next }),
  absent: absent('member'),
}

const of: KindOf<SharingSet> = {
  kind: 'sharingSet',
  noun: 'sharing set',
  plural: 'sharing sets',
  nameForm: 'DeveloperName',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.sharingSets,
  key: ({ name }) => name,
  naming: () => (set) => set.name,
  label: ({ name }) => name,
  note: () => (set) => set.accessMappings.map(({ object }) => object).join(', '),
  parent: () => () => null,
  find,
  make: (org, name) =>
    illegal(org, name, null) ??
    put(org, null, { name, profiles: [], accessMappings: [], shareGroup: [] }),
  copy: (org, set, name) => illegal(org, name, null) ?? put(org, null, { ...set, name }),
  rename: (org, set, name) => illegal(org, name, set) ?? put(org, set, { ...set, name }),
  remove: (org, set) => put(org, set, null),
  properties: [
    text(
      'name',
      (set) => set.name,
      (set) => set,
    ),
    list('profiles', { kind: 'references', to: 'profile' }, profiles),
    list(
      'accessMappings',
      { kind: 'lines', form: 'Case Read Contact.Account = Account' },
      accessMappings,
    ),
    list('shareGroup', { kind: 'members', words: groupWords, levels: [] }, shareGroup),
  ],
}

export const sharingSetKind = kindOf(of)
