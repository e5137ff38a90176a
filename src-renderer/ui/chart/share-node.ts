/** One node of a tree of shares. */
export interface ShareNode {
  readonly id: string
  readonly name: string
  /** `62 %`, or why there is no share. */
  readonly words: string
  /** 0 to 1; null where there is nothing to have a share of. */
  readonly share: number | null
  /** Name of a variable of the theme; null where it is unknown. */
  readonly colour: string | null
  readonly children: readonly ShareNode[]
}

/** How much of a tree is shown: its levels below the root, and the leaves that are seen then. */
export interface TreeExtent {
  readonly depth: number
  readonly leafCount: number
}

/** As many levels as leave at most `leafCount` leaves to be seen; at least one. */
export function extentThatFits(root: ShareNode, leafCount: number): TreeExtent {
  let level: readonly ShareNode[] = root.children
  let ended = 0
  for (let depth = 1; ; depth++) {
    const next = level.flatMap(({ children }) => children)
    ended += level.filter(({ children }) => children.length === 0).length
    const isLast = next.length === 0 || ended + next.length > leafCount
    if (isLast) return { depth, leafCount: Math.max(1, ended - endedIn(level) + level.length) }
    level = next
  }
}

const endedIn = (level: readonly ShareNode[]): number =>
  level.filter(({ children }) => children.length === 0).length
