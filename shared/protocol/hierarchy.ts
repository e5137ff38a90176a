import type { Sentence } from './sentence'

// Roles and territories as the forests that they are, for the tree and the picture.

export type HierarchyKind = 'role' | 'territory'

export interface HierarchyNode {
  /** As the change language names it. */
  readonly name: string
  /** Stable while the node is renamed; a role's row in the heat-map. */
  readonly id: string
  readonly label: Sentence
  /** Name of the node above it; null at the top. */
  readonly parent: string | null
  /** Active users that hold the role or are assigned to the territory, no subordinates among them. */
  readonly userCount: number
}
