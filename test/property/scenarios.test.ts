import { applyChange } from '@shared/change/apply-changes'
import { formatChange } from '@shared/change/format-change'
import { formatScenario, scenarioOfText } from '@shared/change/scenario-text'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { emptyDesign, type Design, type Scenario } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import { changesInForce, designAfterApplying, scenarioChain } from '@shared/model/scenario-chain'
import { randomFrom, type Random } from '@shared/sample/random'
import { changedOrg } from '@shared/scenario/opened-org'
import { rebasedDesign } from '@shared/scenario/rebase'
import { describe, expect, it } from 'vitest'
import { changeKinds, proposals } from './random-changes'
import { answersOf, seedsUpTo, smallOrg } from './small-orgs'

const orgCount = Number(process.env['ORGS'] ?? 12)

interface Grown {
  /** Each stands on the one before. */
  readonly design: Design
  /** Edited by hand, one change after the other. */
  readonly edited: Org
  readonly texts: readonly string[]
}

/** Random changes that can be made one after the other, cut into three scenarios, with some between that are off. */
function grown(org: Org, random: Random): Grown {
  const names = ['First', 'Second, "quoted"', 'Third: the last']
  const texts: string[] = []
  let edited = org
  const scenarios = names.map((name, at): Scenario => {
    const changes = Array.from({ length: 4 }, () => {
      const proposal = proposals[random.pick(changeKinds)](edited, random)
      const after = proposal === null ? null : applyChange(edited, proposal.there)
      if (proposal === null || after === null || 'kind' in after) return []
      const text = formatChange(proposal.there)
      if (random.chance(0.25)) return [{ text, isOn: false }]
      edited = after
      texts.push(text)
      return [{ text, isOn: true }]
    })
    const note = random.pick(['', 'for the audit', 'two\nlines'])
    return { name, on: names[at - 1] ?? null, note, changes: changes.flat() }
  })
  return { design: { ...emptyDesign, scenarios }, edited, texts }
}

function chainOf(design: Design, name: string): readonly Scenario[] {
  const chain = scenarioChain(design, name)
  if (chain.kind !== 'ok') throw new Error(chain.kind)
  return chain.scenarios
}

const applied = (org: Org, scenarios: readonly Scenario[]): Org => {
  const { org: after, refused } = changedOrg(
    org,
    changesInForce(scenarios).map(({ text }) => text),
  )
  expect(refused).toEqual([])
  return after
}

describe('scenarios', () => {
  it('applying one edits the base: the same org, the same answers', () => {
    for (const seed of seedsUpTo(orgCount)) {
      const org = smallOrg(seed)
      const { design, edited } = grown(org, randomFrom(seed))
      const after = applied(org, chainOf(design, 'Third: the last'))
      expect(after, `seed ${seed}`).toEqual(edited)
      if (seed % 4 === 0) expect(answersOf(after), `seed ${seed}`).toEqual(answersOf(edited))
    }
  })

  it('a branch is the changes of its chain in order, and applying it in parts is applying it whole', () => {
    for (const seed of seedsUpTo(orgCount)) {
      const org = smallOrg(seed)
      const { design, edited, texts } = grown(org, randomFrom(seed))
      const chain = chainOf(design, 'Third: the last')
      expect(changesInForce(chain).map(({ text }) => text)).toEqual(texts)
      let current = org
      let left = design
      for (const { name } of chain) {
        const part = chainOf(left, name)
        current = applied(current, part)
        left = designAfterApplying(left, part)
      }
      expect(current, `seed ${seed}`).toEqual(edited)
      expect(left.scenarios.flatMap(({ changes }) => changes).every(({ isOn }) => !isOn)).toBe(true)
    }
  })

  it('are read as they were written, in the org document and as text', () => {
    for (const seed of seedsUpTo(orgCount)) {
      const org = smallOrg(seed)
      const { design } = grown(org, randomFrom(seed))
      const text = formatOrgDocument(org, design)
      const parsed = parseOrgDocument(text)
      if (parsed.kind === 'refused') throw new Error(parsed.message)
      expect(parsed.design).toEqual(design)
      expect(formatOrgDocument(parsed.org, parsed.design ?? emptyDesign)).toBe(text)
      for (const scenario of design.scenarios) {
        const { name, on, note, lines } = scenarioOfText(formatScenario(scenario))
        const changes = lines.map((line) => ({ text: line.text, isOn: line.isOn }))
        expect({ name, on, note, changes }).toEqual(scenario)
      }
    }
  })

  it('on the base are what they were when the base went somewhere and came back', () => {
    for (const seed of seedsUpTo(orgCount)) {
      const org = smallOrg(seed)
      const random = randomFrom(seed + 1)
      const { design: chained } = grown(org, random)
      const design = {
        ...chained,
        scenarios: chained.scenarios.map((one) => ({ ...one, on: null })),
      }
      const { edited } = grown(org, random)
      const there = rebasedDesign({ org, design }, { org: edited, design })
      const again = rebasedDesign({ org: edited, design: there }, { org: edited, design: there })
      expect(again).toBe(there)
      const back = rebasedDesign({ org: edited, design: there }, { org, design: there })
      expect(back, `seed ${seed}`).toEqual(design)
    }
  })
})
