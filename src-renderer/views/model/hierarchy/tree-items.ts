import type { TreeItem } from '../../../ui/tree/tree-item'
import { linesOf, type TreeNode } from './tree-lines'

/** A name that is being typed in the tree: of a node that is there, or of a new one. */
export type Draft =
  | { readonly kind: 'rename'; readonly name: string }
  | {
      readonly kind: 'new'
      /** Under which node; null for the top. */
      readonly parent: string | null
      /** Below whose line it is typed; null for the first line. */
      readonly after: string | null
    }

/** A line of the tree; the one of a new node has no node yet. */
export interface HierarchyItem extends TreeItem {
  readonly tree: TreeNode | null
}

const draftId = ' new'

/** The lines that are shown, the new node's among them. */
export function itemsOf(
  forest: readonly TreeNode[],
  folded: ReadonlySet<string>,
  draft: Draft | null,
): readonly HierarchyItem[] {
  const items = linesOf(forest, folded).map(
    ({ tree, isOpen, position, siblingCount }): HierarchyItem => ({
      tree,
      id: tree.node.name,
      depth: tree.depth,
      isOpen,
      position,
      siblingCount,
    }),
  )
  if (draft?.kind !== 'new') return items
  const at = items.findIndex(({ id }) => id === draft.after)
  const above = items[at]
  const isBelow = draft.parent !== null && draft.parent === draft.after
  const depth = above === undefined ? 0 : above.depth + (isBelow ? 1 : 0)
  // Beside a node: after everything that stands below it.
  const next = items.findIndex((one, index) => index > at && one.depth <= depth)
  const place = above === undefined ? 0 : isBelow ? at + 1 : next < 0 ? items.length : next
  const line = { tree: null, id: draftId, depth, isOpen: null, position: 1, siblingCount: 1 }
  return items.toSpliced(place, 0, line)
}
