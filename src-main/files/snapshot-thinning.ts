const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/**
 * Which backups of one org are no longer needed. Moments in milliseconds since 1970; the answer is a part of `takenAt`.
 *
 * Kept: all of the last hour, the last of each hour for a day, the last of each day for thirty days, the last of each
 * month before that (hours, days and months of UTC), and in any case the newest. One from the future (the clock was set
 * back) is kept.
 */
export function thinnedOut(takenAt: readonly number[], now: number): readonly number[] {
  const kept = new Map<string, number>()
  for (const at of takenAt) {
    const span = spanOf(at, now)
    kept.set(span, Math.max(at, kept.get(span) ?? at))
  }
  const isKept = new Set([...kept.values(), Math.max(...takenAt)])
  return takenAt.filter((at) => !isKept.has(at))
}

/** The stretch of time that one backup stands for; each stretch keeps its last. */
function spanOf(at: number, now: number): string {
  const age = now - at
  const time = new Date(at).toISOString()
  if (age < hourMs) return time
  if (age < dayMs) return time.slice(0, 13)
  return age < 30 * dayMs ? time.slice(0, 10) : time.slice(0, 7)
}
