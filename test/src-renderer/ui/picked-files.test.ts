import { describe, expect, it } from 'vitest'
import { sizeOf } from '../../../src-renderer/ui/picked-files'

/** A file about which asking the disk takes two milliseconds. */
const slow = (asked: () => void) => ({
  get size() {
    const until = performance.now() + 2
    while (performance.now() < until);
    asked()
    return 10
  },
})

async function look(abortAfter: number) {
  const cancelling = new AbortController()
  let askedCount = 0
  let otherCount = 0
  const other = setInterval(() => otherCount++)
  const files = Array.from({ length: 100 }, () =>
    slow(() => {
      if (++askedCount === abortAfter) cancelling.abort()
    }),
  )
  const bytes = await sizeOf(files, cancelling.signal)
  clearInterval(other)
  return { bytes, askedCount, otherCount }
}

describe('files that somebody picked', () => {
  it('are asked for their size one after the other, with room for others in between', async () => {
    const { bytes, askedCount, otherCount } = await look(Infinity)
    expect(bytes).toBe(1_000)
    expect(askedCount).toBe(100)
    expect(otherCount).toBeGreaterThan(5)
  })

  it('are asked no further when the import is cancelled', async () => {
    expect((await look(3)).askedCount).toBeLessThanOrEqual(4)
  })
})
