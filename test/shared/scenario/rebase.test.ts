import { describe, expect, it } from 'vitest'
import { emptyDesign, type Design, type Scenario } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import { changesInForce, designAfterApplying, scenarioChain } from '@shared/model/scenario-chain'
import { changedOrg } from '@shared/scenario/opened-org'
import { rebasedDesign } from '@shared/scenario/rebase'
import { frame } from '../../org-frame'

const object = frame.objects.find(({ sharingModel }) => sharingModel === 'Private')?.name ?? ''
const model = (value: string) => `object:${object}.sharingModel=${value}`

const scenario = (name: string, on: string | null, ...texts: readonly string[]): Scenario => ({
  name,
  on,
  note: '',
  changes: texts.map((text) => ({ text, isOn: true })),
})
const designOf = (...scenarios: readonly Scenario[]): Design => ({ ...emptyDesign, scenarios })

function edited(org: Org, ...texts: readonly string[]): Org {
  const { org: changed, refused } = changedOrg(org, texts)
  expect(refused).toEqual([])
  return changed
}

const rebased = (design: Design, before: Org, after: Org) =>
  rebasedDesign({ org: before, design }, { org: after, design })

const changesOf = (design: Design, name: string) =>
  design.scenarios.find((one) => one.name === name)?.changes ?? []

describe('scenarios when the base moves', () => {
  it('keep the value that a change was made to where the base has another one now, and leave it out', () => {
    const design = designOf(scenario('A', null, model('ReadWrite')))
    const after = rebased(design, frame, edited(frame, model('Read')))
    expect(changesOf(after, 'A')).toEqual([
      { text: model('ReadWrite'), isOn: true, before: 'Private' },
    ])
    expect(changesInForce(after.scenarios)).toEqual([])
  })

  it('stay the same where the edit is about something else, or says what the change says', () => {
    const design = designOf(scenario('A', null, model('Read')))
    expect(rebased(design, frame, edited(frame, 'role+=Nowhere'))).toBe(design)
    expect(rebased(design, frame, edited(frame, model('Read')))).toBe(design)
  })

  it('keep the first value over several edits, and have nothing to settle when the base is back at it', () => {
    const design = designOf(scenario('A', null, model('ReadWrite')))
    const read = edited(frame, model('Read'))
    const once = rebased(design, frame, read)
    expect(rebased(once, read, edited(read, 'role+=Nowhere'))).toBe(once)
    expect(changesOf(rebased(once, read, frame), 'A')).toEqual(changesOf(design, 'A'))
  })

  it('compare a scenario on another with what that one makes of the base', () => {
    const design = designOf(
      scenario('A', null, model('Read')),
      scenario('B', 'A', model('ReadWrite')),
    )
    const after = rebased(design, frame, edited(frame, model('ReadWrite')))
    // A is to be settled, so B stands on the base as it is, which says what B says.
    expect(changesOf(after, 'A').map(({ before }) => before)).toEqual(['Private'])
    expect(changesOf(after, 'B').map(({ before }) => before)).toEqual([undefined])
  })

  it('leave alone what stood on a scenario that became part of the base', () => {
    const design = designOf(
      scenario('A', null, model('Read')),
      scenario('B', 'A', model('ReadWrite')),
    )
    const chain = scenarioChain(design, 'A')
    if (chain.kind !== 'ok') throw new Error(chain.kind)
    const after = designAfterApplying(design, chain.scenarios)
    const applied = edited(frame, model('Read'))
    expect(rebasedDesign({ org: frame, design }, { org: applied, design: after })).toBe(after)
  })

  it('leave what can no longer be made as it is: it is refused wherever it would be made', () => {
    const design = designOf(scenario('A', null, 'role:Nowhere.parent='))
    const before = edited(frame, 'role+=Nowhere')
    expect(rebased(design, before, frame)).toBe(design)
  })

  it('end where they stand on each other or on none', () => {
    const design = designOf(
      scenario('A', 'B', model('Read')),
      scenario('B', 'A'),
      scenario('C', 'D'),
    )
    expect(rebased(design, frame, edited(frame, 'role+=Nowhere'))).toBe(design)
  })
})
