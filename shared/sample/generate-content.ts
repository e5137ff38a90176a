import type { CategoryGroupVisibility, DataCategoryGroup } from '../model/data-category'
import type { Folder } from '../model/folder'
import type { Grantee } from '../model/group'
import { parseUserId } from '../model/id'
import type { Org } from '../model/org'
import type { RecordTable } from '../model/record-table'
import { generateContentTables } from './generate-content-tables'
import type { OrgShape } from './org-shape'
import { randomFrom, type Random } from './random'

/** System permissions over files, feeds, folders and articles. */
const contentPermissions = [
  'ContentAdministrator',
  'CreateCustomizeDashboards',
  'CreateCustomizeReports',
  'EditMyReports',
  'EditPublicFilters',
  'EditPublicTemplates',
  'ManageDashbdsInPubFolders',
  'ManagePvtRptsAndDashbds',
  'ManageReportsInPubFolders',
  'ManageUnlistedGroups',
  'ModerateChatter',
  'QueryAllFiles',
  'RunReports',
  'ViewDraftArticles',
  'ViewPublicReports',
] as const

const categoryTree = { Europe: null, France: 'Europe', Paris: 'France', Spain: 'Europe' } as const
const categories = Object.keys(categoryTree)

/** The org with files, libraries, Chatter, folders and articles beside its records; random choices of its own. */
export function withContent(org: Org, shape: OrgShape): Org {
  if (!shape.features.includes('content')) return org
  const random = randomFrom(shape.seed * 37 + 8)
  const folders = foldersOf(random, org)
  const tables = generateContentTables(random, { ...org, folders }, categories)
  return {
    ...org,
    folders,
    dataCategoryGroups: ['Places', 'Products'].map((name) => groupOf(random, name)),
    settings: {
      ...org.settings,
      knowledgeStandardSharing: random.chance(0.3),
      enhancedFolderSharing: random.chance(0.8),
    },
    roles: org.roles.map((role) => ({ ...role, categoryGroupVisibilities: shownBy(random, 0.3) })),
    profiles: org.profiles.map((profile) =>
      profile.isMissing
        ? profile
        : {
            ...profile,
            categoryGroupVisibilities: shownBy(random, 0.3),
            userPermissions: [
              ...profile.userPermissions,
              ...contentPermissions.filter(() => random.chance(0.15)),
            ].sort(),
          },
    ),
    permissionSets: org.permissionSets.map((set) => ({
      ...set,
      categoryGroupVisibilities: shownBy(random, 0.2),
    })),
    networks: [...org.networks, ...guestSites(random, org)],
    records: sorted([...org.records, ...tables.filter(() => random.chance(0.9))]),
  }
}

function sorted(tables: readonly RecordTable[]): RecordTable[] {
  return [...tables].sort((a, b) => (a.object < b.object ? -1 : 1))
}

function groupOf(random: Random, name: string): DataCategoryGroup {
  return {
    name,
    label: name,
    isActive: random.chance(0.9),
    objects: ['KnowledgeArticleVersion'],
    categories: Object.entries(categoryTree).map(([category, parent]) => ({
      name: category,
      label: category,
      parent,
    })),
    defaultVisibility: random.chance(0.2) ? null : shown(random),
  }
}

function shown(random: Random): Omit<CategoryGroupVisibility, 'dataCategoryGroup'> {
  const visibility = random.pick(['ALL', 'NONE', 'CUSTOM'] as const)
  return {
    visibility,
    dataCategories: visibility === 'CUSTOM' ? random.some(categories, 2) : [],
  }
}

function shownBy(random: Random, probability: number): CategoryGroupVisibility[] {
  return ['Places', 'Products'].flatMap((dataCategoryGroup) =>
    random.chance(probability) ? [{ dataCategoryGroup, ...shown(random) }] : [],
  )
}

/** Six folders of every kind and way of sharing; the last is a subfolder, now and then of none that is there. */
function foldersOf(random: Random, org: Org): Folder[] {
  const grantee = (): Grantee | { readonly kind: 'everyone' } =>
    random.pick([
      { kind: 'everyone' } as const,
      { kind: 'allInternalUsers' } as const,
      { kind: 'user', user: random.pick(org.users).id } as const,
      ...random.some(org.roles, 2).map(({ id }) => ({ kind: 'role', role: id }) as const),
      ...random
        .some(org.roles, 1)
        .map(({ id }) => ({ kind: 'roleAndSubordinates', role: id }) as const),
      ...random.some(org.groups, 2).map(({ id }) => ({ kind: 'group', group: id }) as const),
    ])
  const folderOf = (position: number): Folder => ({
    id: `folder-${position}`,
    kind: random.pick(['Report', 'Report', 'Dashboard', 'EmailTemplate', 'Document'] as const),
    name: `Folder_${position}`,
    label: `Folder ${position}`,
    parent: null,
    accessType: random.pick(['Hidden', 'Public', 'PublicInternal', 'Shared', 'Shared', 'Personal']),
    publicFolderAccess: random.pick(['ReadOnly', 'ReadWrite']),
    owner: random.chance(0.2) ? null : parseUserId(random.pick(org.users).id),
    shares: Array.from({ length: random.below(3) }, () => ({
      sharedTo: grantee(),
      accessLevel: random.pick(['View', 'EditAllContents', 'Manage'] as const),
    })),
  })
  const folders = Array.from({ length: 6 }, (_, position) => folderOf(position))
  const [root] = folders
  if (root === undefined) return []
  const parent = random.chance(0.9) ? root.name : 'Gone'
  return [...folders, { ...folderOf(6), kind: root.kind, parent }]
}

/** CNT-07. */
function guestSites(random: Random, org: Org): Org['networks'] {
  return org.users
    .filter(({ userType }) => userType === 'Guest')
    .filter(() => random.chance(0.7))
    .map(({ profile }, position) => ({
      name: `Site_${position}`,
      status: 'Live',
      profiles: [],
      permissionSets: [],
      guestProfile: profile,
      enableGuestFileAccess: random.chance(0.6),
    }))
}
