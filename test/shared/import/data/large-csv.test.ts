import { describe, expect, it } from 'vitest'
import { importOrg } from '@shared/import/import-org'
import type { SourceFile } from '@shared/import/source-file'

const rowCount = 1_000_000
const header = 'Id,Name,OwnerId,Region__c,Status__c,Description\n'
const description = 'a longer text that every record of this export repeats word for word'

const id = (prefix: string, row: number) => `${prefix}${String(row).padStart(12, '0')}AAA`

/** The rows of an export of more than 100 MB, made while it is read. */
function* rows(): Generator<string> {
  let text = header
  for (let row = 0; row < rowCount; row++) {
    text += `${id('001', row)},Acme ${row},${id('005', row % 50)},Region ${row % 9},Open,${description}\n`
    if (text.length > 1 << 20) {
      yield text
      text = ''
    }
  }
  yield text
}

const large: SourceFile = {
  path: 'Account.csv',
  sizeBytes: 130_000_000,
  // eslint-disable-next-line @typescript-eslint/require-await -- the reader wants an asynchronous source
  async *open() {
    const encoder = new TextEncoder()
    for (const text of rows()) yield encoder.encode(text)
  },
}

describe('a CSV of more than 100 MB', () => {
  it(
    '6 is read piece by piece: a million records in bounded memory',
    { timeout: 120_000 },
    async () => {
      const before = process.memoryUsage().heapUsed
      let highest = 0
      const result = await importOrg([large], {
        onProgress: () => {
          highest = Math.max(highest, process.memoryUsage().heapUsed - before)
        },
      })
      if (result.kind === 'cancelled') throw new Error('nobody cancelled')
      expect(result.org.records[0]?.ids).toHaveLength(rowCount)
      expect(result.org.records[0]?.columns.map(({ field }) => field)).toEqual([
        'Description',
        'Name',
        'Region__c',
        'Status__c',
      ])
      expect(highest / 1e6).toBeLessThan(600)
    },
  )

  it('6 stops soon after it is cancelled', { timeout: 60_000 }, async () => {
    const signal = { aborted: false }
    let readBytes = 0
    const result = await importOrg([large], {
      signal,
      onProgress: ({ phase, doneBytes }) => {
        if (phase !== 'data') return
        readBytes = doneBytes
        if (doneBytes > 10_000_000) signal.aborted = true
      },
    })
    expect(result).toEqual({ kind: 'cancelled' })
    expect(readBytes).toBeLessThan(12_000_000)
  })
})
