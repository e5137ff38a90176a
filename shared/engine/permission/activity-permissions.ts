import { allObjectBits, ObjectBit } from './object-bits'

const writing = ObjectBit.create | ObjectBit.edit | ObjectBit.delete

/** System permissions that let their holder create, edit and delete activities; `Activity` holds the fields of both. Rule R15.4. */
const writingByActivity: ReadonlyMap<string, readonly string[]> = new Map([
  ['task', ['EditTask']],
  ['event', ['EditEvent']],
  ['activity', ['EditTask', 'EditEvent']],
])
const readsActivities = 'ActivitiesAccess'

/** Their names in lower case. */
export const activities: readonly string[] = [...writingByActivity.keys()]

/** True for an object on which system permissions and no object permissions decide. Rule R15.4. */
export const isActivity = (object: string) => writingByActivity.has(object.toLowerCase())

/** Object permissions on an activity that system permissions stand for. Rule R15.4. */
export function activityBits(activity: string, system: ReadonlySet<string>): number {
  const writes = writingByActivity.get(activity) ?? []
  return (
    (system.has(readsActivities) ? ObjectBit.read : 0) |
    (writes.some((name) => system.has(name)) ? writing : 0)
  )
}

/** System permissions that stand for these object permissions, whoever holds them; none but on activities. Rule R15.4. */
export function permissionsStandingFor(object: string, bits: number): readonly string[] {
  const writes = writingByActivity.get(object.toLowerCase())
  if (writes === undefined) return []
  return [
    ...((bits & ObjectBit.read) !== 0 ? [readsActivities] : []),
    ...((bits & writing) !== 0 ? writes : []),
  ]
}

/** Everything that a container might give on an object of which it says nothing that was imported. */
export const mostBits = ({ name }: { readonly name: string }) =>
  isActivity(name) ? ObjectBit.read | writing : allObjectBits
