/** One visible line of a tree. */
export interface TreeItem {
  readonly id: string
  /** From 0 at the top. */
  readonly depth: number
  /** Null where nothing is below. */
  readonly isOpen: boolean | null
  /** From 1, among those of the same parent. */
  readonly position: number
  readonly siblingCount: number
}
