import type { Org } from '../../model/org'
import { addAll, bitset, forEachBit, hasBit, isEmpty, type Bitset } from '../compile/bitset'
import { compileOrgSteps, type CompileOptions } from '../compile/compile-org'
import type { Steps } from '../compile/steps'
import { compileIndexSteps } from '../index/compile-index'
import {
  areAtSamePlaces,
  usersReachedDifferently,
  usersWithOthersBelow,
  type IndexPair,
} from '../index/reached-differently'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { isCountedAlone, strideOf, type LevelCache } from './level-cache'
import { countedLevelSteps, type EvaluatedOrg, type Step } from './step'

/**
 * Any change: lookups and index are compiled with what it does not concern taken over, then those users are counted for
 * whom the doors of an object are different ones. With `levels` null everything has to be counted.
 */
export function* indexStep(
  before: EvaluatedOrg,
  after: Org,
  options: CompileOptions,
): Steps<Omit<Step, 'levels'> & { readonly levels: LevelCache | null }> {
  const compiled = yield* compileOrgSteps(after, options, before.index.compiled)
  const index = yield* compileIndexSteps(compiled, before.index)
  const pair = { before: before.index, after: index }
  const isComparable =
    before.index.compiled.permissions === compiled.permissions && areAtSamePlaces(pair)
  if (!isComparable) return { index, levels: null, touched: new Map() }
  const users = yield* changedUsers(pair)
  let levels = before.levels
  for (const objects of countedTogether(index, users)) {
    const wanted = unionOf(users, objects, after.users.length)
    levels = yield* countedLevelSteps(index, levels, {
      isObjectWanted: (object) => objects.includes(object),
      isUserWanted: (user) => wanted === 'everybody' || hasBit(wanted, user),
    })
  }
  const touched = new Map<number, 'everybody' | ReadonlySet<number>>(
    [...users].map(([object, of]) => [object, of === 'everybody' ? of : membersOf(of)]),
  )
  // What a level comes to is a matter of settings too (R1.9, R1.12, R15.22).
  if (before.index.compiled.org.settings !== compiled.org.settings)
    for (const object of index.sequence) touched.set(object, 'everybody')
  return { index, levels, touched }
}

type Changed = Bitset | 'everybody'

/** By object: users whose counts may differ, by its own doors or by those of the objects that it follows. */
function* changedUsers(pair: IndexPair): Steps<Map<number, Changed>> {
  const { before, after } = pair
  const moved = usersWithOthersBelow(pair)
  const changed = new Map<number, Changed>()
  for (const object of after.sequence) {
    const now = after.objects[object]
    if (now === undefined || now.object.control === 'special') continue
    const parents = now.object.control === 'own' ? [] : now.object.parents
    const above = parents.flatMap((parent) => changed.get(parent.object) ?? [])
    const old = before.objects[object]
    const isOther = old?.object !== now.object || strideOf(old) !== strideOf(now)
    if (isOther || above.includes('everybody')) {
      changed.set(object, 'everybody')
      continue
    }
    const users = yield* usersReachedDifferently(pair, object)
    addAll(users, moved)
    for (const of of above) if (of !== 'everybody') addAll(users, of)
    if (!isEmpty(users)) changed.set(object, users)
  }
  // Objects with a model of their own may follow any object and any lookup.
  for (const object of after.sequence)
    if (after.objects[object]?.object.control === 'special') changed.set(object, 'everybody')
  return changed
}

/** Objects that can be counted alone one by one, each for its own users; then the others, those for everybody first. */
function countedTogether(index: AccessIndex, users: ReadonlyMap<number, Changed>): number[][] {
  const changed = index.objects.filter(
    (object) => object !== undefined && users.has(object.object.index),
  )
  const alone = changed.filter((object) => object !== undefined && isCountedAlone(object))
  const others = changed.filter((object) => !alone.includes(object))
  const isWhole = (object: ObjectIndex | undefined) =>
    users.get(object?.object.index ?? -1) === 'everybody'
  const groups = [
    ...alone.map((object) => [object]),
    others.filter(isWhole),
    others.filter((object) => !isWhole(object)),
  ]
  return groups
    .filter(({ length }) => length > 0)
    .map((group) => group.flatMap((object) => object?.object.index ?? []))
}

function unionOf(
  users: ReadonlyMap<number, Changed>,
  objects: readonly number[],
  userCount: number,
): Changed {
  const union = bitset(userCount)
  for (const object of objects) {
    const of = users.get(object)
    if (of === 'everybody') return of
    if (of !== undefined) addAll(union, of)
  }
  return union
}

function membersOf(users: Bitset): ReadonlySet<number> {
  const members = new Set<number>()
  forEachBit(users, (user) => members.add(user))
  return members
}
