import type { PartRef } from '@shared/protocol/engine'
import type { Transaction } from 'dexie'
import type { ContentRow, PartRow } from './content-rows'
import type { HeadRow, JournalRow } from './journal-rows'

// Version 3: contents are lists of parts that they share, and each journal knows where it stands.

interface OldContentRow {
  readonly id: string
  readonly head: Uint8Array
}

interface OldChunkRow {
  readonly contentId: string
  readonly position: number
  readonly object: string
  readonly recordCount: number
  readonly bytes: Uint8Array
}

type OldJournalRow = Pick<JournalRow, 'position' | 'scope' | 'label' | 'step'> & {
  readonly isUndone: boolean
}

/**
 * Turns the two pieces of each content into parts under names of their own; their bytes stay as they are and are
 * written anew by the next edit. Undone edits become those behind the head.
 */
export async function divideContents(transaction: Transaction): Promise<void> {
  const contents = (await transaction.table('contents').toArray()) as OldContentRow[] // rows of version 2
  for (const { id, head } of contents) {
    const chunks = (await transaction
      .table('chunks')
      .where('contentId')
      .equals(id)
      .sortBy('position')) as OldChunkRow[] // rows of version 2
    const parts = [
      { ref: { kind: 'head', id: `${id}:head` } as const, bytes: head },
      ...chunks.map((chunk) => ({ ref: refOf(chunk), bytes: chunk.bytes })),
    ]
    const rows = parts.map(({ ref, bytes }): PartRow => ({ id: ref.id, bytes }))
    await transaction.table('parts').bulkPut(rows)
    const row: ContentRow = { id, parts: parts.map(({ ref }) => ref) }
    await transaction.table('contents').put(row)
  }
  await moveJournal(transaction)
}

const refOf = ({ contentId, position, object, recordCount }: OldChunkRow): PartRef => ({
  kind: 'records',
  object,
  count: recordCount,
  id: `${contentId}:${String(position)}`,
})

async function moveJournal(transaction: Transaction): Promise<void> {
  const old = (await transaction.table('journal').toArray()) as OldJournalRow[] // rows of version 2
  const rows = old.map(({ position, scope, label, step }): JournalRow => {
    return { position, scope, label, at: null, group: null, bytes: 0, step }
  })
  await transaction.table('journal').bulkPut(rows)
  const heads = new Map<string, HeadRow>()
  for (const { scope, position, isUndone } of old) {
    const known = heads.get(scope)
    // Earlier edits than the first that is kept were forgotten.
    const since = known?.since ?? position - 1
    heads.set(scope, {
      scope,
      position: isUndone ? (known?.position ?? since) : position,
      since,
      revision: 0,
    })
  }
  await transaction.table('heads').bulkPut([...heads.values()])
}
