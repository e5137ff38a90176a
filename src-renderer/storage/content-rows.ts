import type { PartRef } from '@shared/protocol/engine'

/** Which parts an org is made of; never changed, only replaced. */
export interface ContentRow {
  readonly id: string
  readonly parts: readonly PartRef[]
}

/** Bytes that only the worker reads; contents share the parts that are equal. */
export interface PartRow {
  readonly id: string
  readonly bytes: Uint8Array
}
