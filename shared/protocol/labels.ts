import type { ObjectName } from '../model/id'

/**
 * What things are called beside their API names, each list as lines of API name, tab and label.
 *
 * As text, since a list of a hundred thousand fields crosses to the window at once and is read only where it is needed.
 */
export interface Labels {
  /** Objects, profiles, permission sets, roles, groups and users; a name that stands for two things is left out. */
  readonly names: string
  /** Fields by their object. */
  readonly fieldsByObject: Readonly<Record<ObjectName, string>>
}
