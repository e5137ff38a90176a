/** Bytes that only the worker reads; see `OrgContent`. */
export interface ContentRow {
  readonly id: string
  readonly head: Uint8Array
}

export interface ContentChunkRow {
  readonly contentId: string
  readonly position: number
  readonly object: string
  readonly recordCount: number
  readonly bytes: Uint8Array
}
