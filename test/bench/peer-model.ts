import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { evaluateIndex } from '@shared/engine/heat-map/recount'
import { compileIndex } from '@shared/engine/index/compile-index'
import { compilePointIndex, levelAt } from '@shared/engine/index/level-at'
import { forEachBit } from '@shared/engine/compile/bitset'
import { granteeKey, reachOf } from '@shared/engine/compile/reach'
import type { Grantee } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'
import { bytesInUse, median, ratePerSecond, timed } from './measure'
import { asking, questionsTo } from './questions'

/**
 * The part of the model that every peer can be given: private defaults, role hierarchy, owner rules, nested groups,
 * manual shares. Everything as numbers; whom a grantee reaches is worked out beforehand, for all alike.
 */
export interface PeerModel {
  readonly userCount: number
  /** By user: role, −1 none. */
  readonly roleOfUser: readonly number[]
  /** By role: the one above, −1 none. */
  readonly parentOfRole: readonly number[]
  readonly objectCount: number
  /** By record: object, and the user who owns it. */
  readonly objectOf: readonly number[]
  readonly ownerOf: readonly number[]
  /** By grantee: the users whom a row for it lets in. */
  readonly reach: readonly (readonly number[])[]
  readonly shares: readonly { readonly record: number; readonly grantee: number }[]
  readonly rules: readonly {
    readonly object: number
    readonly owners: readonly number[]
    readonly grantee: number
  }[]
  /** Questions with our answers: user, record, may read. */
  readonly asked: readonly (readonly [user: number, record: number, isOpen: boolean])[]
  /** Our heat-map: records that a user may read, position user * objectCount + object. */
  readonly counts: readonly number[]
}

/** What we need for the peers' questions, measured. */
export interface OwnFigures {
  readonly q1: number
  readonly q2: number
  readonly build: number
  readonly megabytes: number
}

/** The large org without what only this product models: every object custom and private. */
function peerOrg(userCount: number, recordCount: number): Org {
  const features = ['nestedGroups', 'ownerRules', 'shares'] as const
  const org = generateOrg({ ...largeShape(7, userCount, recordCount), features: [...features] })
  const names = org.objects.map(({ name }) => name).filter((name) => !name.endsWith('__c'))
  const rename = (name: string) => (names.includes(name) ? `${name}__c` : name)
  const renamed = <One extends { readonly object: string }>(one: One): One => ({
    ...one,
    object: rename(one.object),
  })
  return {
    ...org,
    objects: org.objects.map((object) => ({
      ...object,
      name: rename(object.name),
      kind: 'custom',
      sharingModel: 'Private',
      grantAccessUsingHierarchies: true,
      fields: [],
    })),
    records: org.records.map(renamed),
    shares: org.shares.map((share) => ({ ...renamed(share), accountSettings: null })),
    sharingRules: org.sharingRules.map((rule) => ({ ...renamed(rule), accountSettings: null })),
    profiles: org.profiles.map((profile) => ({ ...profile, objectPermissions: [] })),
    permissionSets: [],
    assignments: [],
  }
}

/** The peers' model with our own figures and answers on it. */
export function peerModel(userCount: number, recordCount: number) {
  const org = peerOrg(userCount, recordCount)
  const before = bytesInUse()
  const building = timed(() => {
    const index = compileIndex(compileOrg(org, { now: null }))
    return { index, points: compilePointIndex(index) }
  })
  const { index, points } = building.answer
  const megabytes = (bytesInUse() - before) / 1e6
  const { compiled } = index
  const questions = questionsTo(index, 4096)
  const isOpen = ({ user, object, row }: (typeof questions)[number]) =>
    levelAt(points, user, object, index.objects[object]?.order.positionOf[row] ?? 0, 'certain') > 0
  const q1 = ratePerSecond(asking(questions, isOpen))
  const q2 = median([1, 2, 3, 4, 5].map(() => timed(() => accessCounts(index).counts.read).ms))
  const records = numbered(compiled)
  const own: OwnFigures = { q1, q2, build: building.ms, megabytes }
  const asked = questions.map((question) => {
    const record = (records.firstOf.get(question.object) ?? 0) + question.row
    return [question.user, record, isOpen(question)] as const
  })
  const { levels } = evaluateIndex(index)
  const counts = compiled.org.users.flatMap((_, user) =>
    records.objects.map((object) => levels.get(object)?.certain[user * 4] ?? 0),
  )
  return { own, model: { ...factsOf(compiled, records), asked, counts } satisfies PeerModel }
}

interface NumberedRecords {
  /** Object (of `compiled.objects`) -> number of its first record. */
  readonly firstOf: ReadonlyMap<number, number>
  readonly objects: readonly number[]
}

function numbered(compiled: CompiledOrg): NumberedRecords {
  const firstOf = new Map<number, number>()
  let next = 0
  for (const table of compiled.tables) {
    if (table === undefined) continue
    firstOf.set(table.object, next)
    next += table.rowCount
  }
  return { firstOf, objects: [...firstOf.keys()] }
}

function factsOf(
  compiled: CompiledOrg,
  { firstOf, objects }: NumberedRecords,
): Omit<PeerModel, 'asked' | 'counts'> {
  const { org } = compiled
  const granteeOf = new Map<string, number>()
  const reach: number[][] = []
  const numberOf = (grantee: Grantee): number => {
    const key = granteeKey(grantee)
    const known = granteeOf.get(key)
    if (known !== undefined) return known
    const users: number[] = []
    forEachBit(reachOf(compiled, grantee).withSuperiors, (user) => users.push(user))
    granteeOf.set(key, reach.length)
    return reach.push(users) - 1
  }
  const numberOfObject = (name: string) =>
    objects.findIndex((object) => compiled.objects[object]?.name === name)
  const tables = objects.flatMap((object) => compiled.tables[object] ?? [])
  return {
    userCount: org.users.length,
    roleOfUser: [...compiled.roleOfUser],
    parentOfRole: [...compiled.roleTree.parent],
    objectCount: objects.length,
    objectOf: tables.flatMap((table) =>
      Array.from(table.ownerUser, () => objects.indexOf(table.object)),
    ),
    ownerOf: tables.flatMap((table) => [...table.ownerUser]),
    shares: tables.flatMap((table) =>
      [...table.sharesByRow].flatMap(([row, shares]) =>
        shares.map(({ grantee }) => ({
          record: (firstOf.get(table.object) ?? 0) + row,
          grantee: numberOf(grantee),
        })),
      ),
    ),
    rules: compiled.rules.flat().flatMap((rule) =>
      rule.targets.map(({ grantee }) => ({
        object: numberOfObject(compiled.objects[rule.object]?.name ?? ''),
        owners: membersOf(rule.sourceUsers),
        grantee: numberOf(grantee),
      })),
    ),
    reach,
  }
}

function membersOf(set: Uint32Array | null): number[] {
  const members: number[] = []
  if (set !== null) forEachBit(set, (member) => members.push(member))
  return members
}
