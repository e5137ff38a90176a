import { compareNames } from '@shared/model/name-order'
import type { HierarchyNode } from '@shared/protocol/engine'

/** A node with its place in the forest. */
export interface TreeNode {
  readonly node: HierarchyNode
  readonly depth: number
  readonly children: readonly TreeNode[]
  /** Active users of the node and of all below it. */
  readonly totalUserCount: number
}

/** One visible line of the tree. */
export interface TreeLine {
  readonly tree: TreeNode
  /** Null for a node with nothing below it. */
  readonly isOpen: boolean | null
  /** From 1, among the nodes of the same parent. */
  readonly position: number
  readonly siblingCount: number
}

const byLabel = (a: HierarchyNode, b: HierarchyNode) =>
  compareNames(a.label, b.label) || compareNames(a.name, b.name)

/** The forest of the nodes, each level by label, where 9 stands before 10. A parent that is not among them counts as none. O(n log n). */
export function forestOf(nodes: readonly HierarchyNode[]): readonly TreeNode[] {
  const names = new Set(nodes.map(({ name }) => name))
  const childrenOf = new Map<string | null, HierarchyNode[]>()
  for (const node of nodes) {
    const parent = node.parent !== null && names.has(node.parent) ? node.parent : null
    const siblings = childrenOf.get(parent)
    if (siblings === undefined) childrenOf.set(parent, [node])
    else siblings.push(node)
  }
  const under = (parent: string | null, depth: number): readonly TreeNode[] =>
    (childrenOf.get(parent) ?? []).toSorted(byLabel).map((node) => {
      const children = under(node.name, depth + 1)
      const below = children.reduce((sum, child) => sum + child.totalUserCount, 0)
      return { node, depth, children, totalUserCount: node.userCount + below }
    })
  return under(null, 0)
}

/** Every node before what is below it. */
export const inOrder = (forest: readonly TreeNode[]): readonly TreeNode[] =>
  forest.flatMap((tree) => [tree, ...inOrder(tree.children)])

/** The lines that are seen: what is below a folded node is not. */
export function linesOf(
  forest: readonly TreeNode[],
  folded: ReadonlySet<string>,
): readonly TreeLine[] {
  return forest.flatMap((tree, index) => {
    const isOpen = tree.children.length === 0 ? null : !folded.has(tree.node.name)
    const line = { tree, isOpen, position: index + 1, siblingCount: forest.length }
    return [line, ...(isOpen === true ? linesOf(tree.children, folded) : [])]
  })
}

/** The lines that fit the text, with all above them, as if nothing were folded. */
export function fittingForest(forest: readonly TreeNode[], text: string): readonly TreeNode[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return forest
  const fits = ({ label, name }: HierarchyNode) => `${label} ${name}`.toLowerCase().includes(wanted)
  return forest.flatMap((tree) => {
    const children = fittingForest(tree.children, text)
    return fits(tree.node) || children.length > 0 ? [{ ...tree, children }] : []
  })
}
