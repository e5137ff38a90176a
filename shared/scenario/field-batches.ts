import type { PermissionLever } from './permission-levers'

/**
 * Field permissions that cannot concern the same cell go together, so that all their effects are told apart at once.
 *
 * Two are in one batch only if nobody holds both containers, or no field is concerned by both. Greedy; order is kept within
 * a batch.
 */
export function fieldBatches(levers: readonly PermissionLever[]): PermissionLever[][] {
  const batches: Batch[] = []
  for (const lever of levers) {
    const marks = marksOf(lever)
    const batch = batches.find(({ taken }) => !marks.some((mark) => meets(taken.get(mark), lever)))
    const into = batch ?? { levers: [], taken: new Map<string, Set<number>>() }
    if (batch === undefined) batches.push(into)
    into.levers.push(lever)
    for (const mark of marks) {
      const holders = into.taken.get(mark) ?? new Set<number>()
      into.taken.set(mark, holders)
      for (const user of lever.holders) holders.add(user)
    }
  }
  return batches.map((batch) => batch.levers)
}

interface Batch {
  readonly levers: PermissionLever[]
  /** By what can be concerned: users for whom one of the batch concerns it. */
  readonly taken: Map<string, Set<number>>
}

const marksOf = ({ fields }: PermissionLever): string[] =>
  fields.map(({ object, field }) => `${object}.${field}`)

function meets(taken: ReadonlySet<number> | undefined, { holders }: PermissionLever): boolean {
  if (taken === undefined) return false
  const [few, many] = taken.size < holders.size ? [taken, holders] : [holders, taken]
  for (const user of few) if (many.has(user)) return true
  return false
}
