import type { CompiledObject } from '../../compile/compiled-object'
import { contentObjects } from '../../content/content-objects'
import { eventObject, taskObject } from './activities'
import { campaignMemberObject } from './campaign-members'
import { followingObjects } from './followers'
import { noteObjects } from './notes'
import type { SpecialObject } from './special-object'
import { userObject } from './users'

/** Every object with an access model of its own, by API name. */
export const specialObjects: ReadonlyMap<string, SpecialObject> = new Map(
  [
    taskObject,
    eventObject,
    campaignMemberObject,
    ...followingObjects,
    ...noteObjects,
    userObject,
    ...contentObjects,
  ].map((special) => [special.name, special]),
)

/** The model of an object whose `control` is `special`; any other object is a defect. */
export function specialObjectOf(object: CompiledObject): SpecialObject {
  const special = specialObjects.get(object.standard?.name ?? '')
  if (special === undefined) throw new Error(`${object.name} has no access model of its own`)
  return special
}
