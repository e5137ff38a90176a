import type { Org } from '../../model/org'
import { recompileObjects, type CompiledObject } from '../compile/compiled-object'
import type { Steps } from '../compile/steps'
import { mayHavePersonContacts } from '../record/person-accounts'
import { areUsersRecords } from '../compile/user-records'
import { hasShutRecords } from '../index/count-own'
import type { CountScope } from './access-counts'
import { isCountedAlone } from './level-cache'
import { countedLevelSteps, withFollowers, withOrg, type EvaluatedOrg, type Step } from './step'

/** Defaults that differ, on objects that keep their way of sharing. */
export function* defaultStep({ index, levels }: EvaluatedOrg, after: Org): Steps<Step | null> {
  const { compiled } = index
  const { org, objectIndexByName } = compiled
  if (areUsersRecords(org, false) !== areUsersRecords(after, false)) return null
  const objects = recompileObjects(compiled.objects, objectIndexByName, org, after)
  if (objects === null) return null
  const changed = new Set<number>()
  for (const object of objects) {
    const old = compiled.objects[object.index]
    if (old === object) continue
    if (old === undefined || !isSameButDefault(old, object)) return null
    changed.add(object.index)
  }
  // R15.23: the default of accounts opens contacts of persons.
  if (changed.has(compiled.known.account) && mayHavePersonContacts(compiled)) return null
  const next = {
    ...withOrg(index, after, { objects }),
    objects: index.objects.map((object, i) => {
      const now = objects[i]
      return object === undefined || now === undefined ? object : { ...object, object: now }
    }),
  }
  const touched = withFollowers(compiled, changed)
  const scope: CountScope = {
    isObjectWanted: (object) => {
      const objectIndex = next.objects[object]
      if (objectIndex === undefined || !touched.has(object)) return false
      return !isCountedAlone(objectIndex) || hasShutRecords(objectIndex)
    },
    isUserWanted: () => true,
  }
  return {
    index: next,
    levels: yield* countedLevelSteps(next, levels, scope),
    touched: new Map([...touched].map((object) => [object, 'everybody'])),
  }
}

function isSameButDefault(a: CompiledObject, b: CompiledObject): boolean {
  return (
    a.name === b.name &&
    a.control === b.control &&
    a.hierarchy === b.hierarchy &&
    a.isHierarchyAssumed === b.isHierarchyAssumed &&
    a.hasOwner === b.hasOwner &&
    a.isStated === b.isStated &&
    a.parents === b.parents
  )
}
