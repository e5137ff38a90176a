import { applyChange } from '@shared/change/apply-changes'
import type { CompileOptions } from '@shared/engine/compile/compile-org'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { expect } from 'vitest'
import { differingCells } from './counts-by-doors'
import { proposals, type ChangeKind } from './random-changes'

/** One edit of an org, which may leave it as it is. */
export type OrgEdit = (random: Random, org: Org) => Org

/** A change of the change language, where the org has something to change. */
export const byChange =
  (kind: ChangeKind): OrgEdit =>
  (random, org) => {
    const proposal = proposals[kind](org, random)
    const after = proposal === null ? org : applyChange(org, proposal.there)
    return 'kind' in after ? org : after
  }

/** Makes edits one after the other; the recount of each, from the recount before, is what counting anew comes to. */
export function expectRecountedAlong(
  random: Random,
  org: Org,
  edits: readonly OrgEdit[],
  { stepCount, options }: { readonly stepCount: number; readonly options: CompileOptions },
): void {
  let evaluated = evaluateOrg(org, options)
  for (let step = 0; step < stepCount; step++) {
    const edit = random.pick(edits)
    const after = edit(random, evaluated.index.compiled.org)
    const counted = recount(evaluated, after, options)
    const fresh = evaluateOrg(after, options)
    const place = `step ${step}, ${edit.name}`
    expect(differingCells(fresh.counts, counted.counts), place).toEqual([])
    expect(counted.counts.levels, place).toEqual(fresh.counts.levels)
    expect(counted.counts.objectMarks, place).toEqual(fresh.counts.objectMarks)
    expect(ruleCounts(counted.index.compiled), place).toEqual(ruleCounts(fresh.index.compiled))
    evaluated = counted
  }
}

const ruleCounts = ({ rules }: { readonly rules: readonly { readonly length: number }[] }) =>
  rules.map(({ length }) => length)
