import { compareText } from './order'

/** A loop that was found, its members in order, and the edge that was taken out of it. */
export interface Cycle<Key> {
  readonly members: readonly Key[]
  /** The edge from the first to the second was broken. */
  readonly broken: readonly [Key, Key]
}

/**
 * Edges to leave out so that no loop is left, found by walking in name order: of a loop, the edge that closes it goes.
 *
 * The result depends on names alone, never on the order of files. O(nodes + edges), without recursion.
 */
export function closingEdges<Key extends string>(
  nodes: readonly Key[],
  nextOf: (node: Key) => readonly Key[],
  nameOf: (node: Key) => string,
): Cycle<Key>[] {
  const order = (a: Key, b: Key) => compareText(nameOf(a), nameOf(b)) || compareText(a, b)
  const state = new Map<Key, 'open' | 'done'>()
  const found: Cycle<Key>[] = []
  for (const root of [...nodes].sort(order)) {
    if (state.has(root)) continue
    const path: { node: Key; rest: Key[] }[] = [{ node: root, rest: [...nextOf(root)].sort(order) }]
    state.set(root, 'open')
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.shift()
      if (next === undefined) {
        state.set(top.node, 'done')
        path.pop()
        continue
      }
      const seen = state.get(next)
      if (seen === 'open') {
        const members = path
          .slice(path.findIndex(({ node }) => node === next))
          .map(({ node }) => node)
        found.push({ members, broken: [top.node, next] })
      }
      if (seen === undefined) {
        state.set(next, 'open')
        path.push({ node: next, rest: [...nextOf(next)].sort(order) })
      }
    }
  }
  return found
}
