import { inOrder, type TreeNode } from './tree-lines'

/** Moves by key: under the sibling before it, beside its parent, or over to the branch before or after its own. */
export type TreeMove = 'indent' | 'outdent' | 'before' | 'after'

/** The name of the new parent, null for the top; undefined where there is no place to go to. O(n). */
export function targetOfMove(
  forest: readonly TreeNode[],
  name: string,
  move: TreeMove,
): string | null | undefined {
  const all = inOrder(forest)
  const node = all.find((one) => one.node.name === name)
  const parent = all.find((one) => one.children.some((child) => child === node))
  if (node === undefined) return undefined
  if (move === 'indent') {
    const siblings = parent?.children ?? forest
    return siblings[siblings.indexOf(node) - 1]?.node.name
  }
  if (parent === undefined) return undefined
  if (move === 'outdent') return all.find((one) => one.children.includes(parent))?.node.name ?? null
  const level = all.filter((one) => one.depth === parent.depth)
  return level[level.indexOf(parent) + (move === 'before' ? -1 : 1)]?.node.name
}

/** The names on the way from the top to a node, without it. */
export function pathTo(forest: readonly TreeNode[], name: string): readonly string[] {
  for (const { node, children } of forest) {
    if (node.name === name) return []
    const found = pathTo(children, name)
    if (found.length > 0 || children.some((child) => child.node.name === name))
      return [node.name, ...found]
  }
  return []
}
