import type { TreeNode } from './tree-lines'

/** Sizes of the picture in its own units, which are pixels at 100 %. */
export const box = { width: 216, height: 40, gapX: 44, gapY: 10 } as const

/** A node where it stands in the picture. */
export interface PlacedNode {
  readonly tree: TreeNode
  readonly x: number
  readonly y: number
  /** Folded: nodes stand below it that are not drawn. */
  readonly hiddenCount: number
}

export interface PlacedForest {
  readonly nodes: readonly PlacedNode[]
  /** From the right edge of a parent to the left edge of a child. */
  readonly lines: readonly { readonly from: PlacedNode; readonly to: PlacedNode }[]
  readonly width: number
  readonly height: number
}

/**
 * Places a forest from left to right: a level is a column, a leaf takes the next free row, a parent stands in the middle
 * of its children. No two boxes touch, the order of the tree is kept. O(n).
 */
export function placedForest(
  forest: readonly TreeNode[],
  folded: ReadonlySet<string>,
): PlacedForest {
  const nodes: PlacedNode[] = []
  const lines: { from: PlacedNode; to: PlacedNode }[] = []
  let rows = 0
  let depth = 0
  const place = (tree: TreeNode): PlacedNode => {
    const isFolded = folded.has(tree.node.name)
    const children = isFolded ? [] : tree.children.map(place)
    const [first, last] = [children[0], children.at(-1)]
    const y =
      first === undefined || last === undefined
        ? rows++ * (box.height + box.gapY)
        : (first.y + last.y) / 2
    depth = Math.max(depth, tree.depth)
    const hiddenCount = isFolded ? sizeOf(tree) - 1 : 0
    const placed = { tree, x: tree.depth * (box.width + box.gapX), y, hiddenCount }
    nodes.push(placed)
    for (const child of children) lines.push({ from: placed, to: child })
    return placed
  }
  for (const tree of forest) place(tree)
  return {
    nodes,
    lines,
    width: (depth + 1) * (box.width + box.gapX) - box.gapX,
    height: Math.max(1, rows) * (box.height + box.gapY) - box.gapY,
  }
}

const sizeOf = ({ children }: TreeNode): number =>
  children.reduce((sum, child) => sum + sizeOf(child), 1)

/** Most boxes drawn at first: more would be too small to read. */
const readableCount = 40

/** What to fold so that the picture begins readable: everything below the deepest level that still fits. */
export function firstFolds(forest: readonly TreeNode[]): ReadonlySet<string> {
  const folds = new Set<string>()
  let level = [...forest]
  let drawn = level.length
  while (level.length > 0) {
    const next = level.flatMap(({ children }) => children)
    if (drawn + next.length > readableCount && next.length > 0) {
      for (const { node, children } of level) if (children.length > 0) folds.add(node.name)
      break
    }
    drawn += next.length
    level = next
  }
  return folds
}
