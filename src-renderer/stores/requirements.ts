import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { Progress } from '@shared/protocol/engine'
import type { RequirementCompletion, RequirementStanding } from '@shared/protocol/requirements'
import type { Requirement } from '@shared/model/design'
import { requirementStrings } from '../ui/strings-en-requirements'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useScenario } from './scenario'

const completionCount = 12

/** One requirement with how it stands in the base and in the scenario in force. */
export interface ListedRequirement extends Requirement {
  readonly standing: RequirementStanding | null
  /** Null while the base itself is in force. */
  readonly base: RequirementStanding | null
}

type Standings = ReadonlyMap<string, RequirementStanding>

/** What must hold in the open org: sentences kept in its design, judged whenever anything is edited or flipped. */
export const useRequirements = defineStore('requirements', () => {
  const org = useOrg()
  const designs = useDesign()
  const scenario = useScenario()
  const standings = shallowRef<Standings>(new Map())
  const baseStandings = shallowRef<Standings>(new Map())
  const examples = shallowRef<readonly string[]>([])
  const completions = shallowRef<readonly RequirementCompletion[]>([])
  const failure = ref<string | null>(null)
  /** How far the judging of what is in force is; null while all is told. */
  const judging = shallowRef<Progress | null>(null)
  const mended = ref<string | null>(null)
  const mending = longCall('mendRequirement')
  const document = longCall('requirementDocument')
  const strength = longCall('strengthOf')
  const isStrengthStale = ref(false)

  const requirements = computed(() => designs.design.requirements)
  const listed = computed((): readonly ListedRequirement[] =>
    requirements.value.map((requirement) => ({
      ...requirement,
      standing: standings.value.get(requirement.text) ?? null,
      base:
        scenario.active.length === 0 ? null : (baseStandings.value.get(requirement.text) ?? null),
    })),
  )
  const countOf = (verdict: 'met' | 'broken' | 'undecided') =>
    listed.value.filter(
      ({ standing }) => standing?.kind === 'judged' && standing.verdict === verdict,
    ).length
  const counts = computed(() => ({
    met: countOf('met'),
    broken: countOf('broken'),
    undecided: countOf('undecided'),
    refused: listed.value.filter(({ standing }) => standing?.kind === 'refused').length,
  }))

  async function judgedWith(changes: readonly string[], lane: string): Promise<Standings | null> {
    const sentences = requirements.value.map(({ text }) => text)
    if (org.state.kind !== 'open' || sentences.length === 0) return new Map()
    const onProgress = (said: Progress) => {
      if (lane === 'scenario') judging.value = said
    }
    const outcome = await engine.call(
      'judgeRequirements',
      { sentences, changes },
      { lane, onProgress },
    )
    if (lane === 'scenario' && outcome.kind !== 'superseded') judging.value = null
    if (outcome.kind === 'failed') failure.value = outcome.message
    if (outcome.kind !== 'done') return null
    failure.value = null
    const { answer } = outcome
    return new Map(sentences.flatMap((text, at) => pairOf(text, answer[at])))
  }

  async function judge(): Promise<void> {
    isStrengthStale.value = strength.answer.value !== null
    const inForce = judgedWith(scenario.active, 'scenario')
    const [now, base] = await Promise.all([
      inForce,
      scenario.active.length === 0 ? inForce : judgedWith([], 'base'),
    ])
    if (now !== null) standings.value = now
    if (base !== null) baseStandings.value = base
  }

  async function loadExamples(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('exampleRequirements', {})
    if (outcome.kind === 'done') examples.value = outcome.answer
  }

  async function complete(text: string): Promise<void> {
    const outcome = await engine.call('completeRequirement', { text, limit: completionCount })
    if (outcome.kind === 'done') completions.value = outcome.answer
  }

  /** Ways to go on behind a text, for a list of its own. */
  async function completionsAfter(text: string, lane: string, limit = 60) {
    const outcome = await engine.call('completeRequirement', { text, limit }, { lane })
    return outcome.kind === 'done' ? outcome.answer : null
  }

  /** Why a sentence cannot be a requirement of this org; null when it can. */
  async function problemOf(text: string): Promise<string | null> {
    if (requirements.value.some((one) => one.text === text)) return requirementStrings.twice
    const outcome = await engine.call(
      'judgeRequirements',
      { sentences: [text], changes: scenario.active },
      { lane: 'check' },
    )
    if (outcome.kind === 'failed') return outcome.message
    const standing = outcome.kind === 'done' ? outcome.answer[0] : undefined
    return standing?.kind === 'refused' ? standing.message : null
  }

  const replace = (after: readonly Requirement[], label: string) =>
    designs.replace({ ...designs.design, requirements: after }, label)

  function add(text: string): Promise<boolean> {
    return replace([...requirements.value, { text, note: '' }], requirementStrings.labels.add(text))
  }

  function remove(text: string): Promise<boolean> {
    const after = requirements.value.filter((one) => one.text !== text)
    return replace(after, requirementStrings.labels.remove(text))
  }

  function edit(text: string, to: string): Promise<boolean> {
    const after = requirements.value.map((one) => (one.text === text ? { ...one, text: to } : one))
    return replace(after, requirementStrings.labels.edit(to))
  }

  /** Adds the sentences of a file that are not there yet; null and a reason when it cannot be used. */
  async function readFile(text: string): Promise<number | string> {
    const outcome = await engine.call('readRequirementFile', { text })
    if (outcome.kind === 'failed') return outcome.message
    if (outcome.kind === 'superseded') return 0
    if (outcome.answer.kind === 'unusable') {
      const [first] = outcome.answer.problems
      return requirementStrings.notImported(first?.line ?? 1, first?.message ?? '')
    }
    const known = new Set(requirements.value.map((one) => one.text))
    const added = outcome.answer.requirements.filter((one) => !known.has(one.text))
    await replace([...requirements.value, ...added], requirementStrings.labels.import)
    return added.length
  }

  async function fileText(): Promise<string | null> {
    const query = { requirements: requirements.value.map(({ text, note }) => ({ text, note })) }
    const outcome = await engine.call('writeRequirementFile', query)
    return outcome.kind === 'done' ? outcome.answer : null
  }

  /** A document about the requirements as a file's bytes; null when it failed or was given up. */
  async function documentOf(
    kind: 'uat' | 'traceability',
    format: 'xlsx' | 'md',
  ): Promise<Uint8Array | null> {
    const sentences = requirements.value.map(({ text }) => text)
    await document.run({ kind, format, sentences, changes: scenario.active })
    const bytes = document.answer.value
    if (bytes !== null) document.clear()
    return bytes
  }

  async function findMending(sentence: string): Promise<void> {
    mended.value = sentence
    mending.clear()
    await mending.run({ sentence, changes: scenario.active })
  }

  async function measureStrength(): Promise<void> {
    isStrengthStale.value = false
    const sentences = requirements.value.map(({ text }) => text)
    strength.clear()
    await strength.run({ sentences, changes: scenario.active })
  }

  watch(
    [requirements, () => scenario.active, () => org.revision, () => org.state.kind],
    () => void judge(),
    { immediate: true },
  )
  watch(
    [() => org.revision, () => org.state.kind],
    () => {
      mended.value = null
      mending.stop()
      strength.stop()
      void loadExamples()
    },
    { immediate: true },
  )
  watch(() => org.id, strength.clear)

  return {
    listed,
    counts,
    /** Those that must be looked at. */
    alarmCount: computed(() => counts.value.broken + counts.value.undecided + counts.value.refused),
    examples: readonly(examples),
    completions: readonly(completions),
    failure: readonly(failure),
    judging: shallowReadonly(judging),
    /** The sentence whose mending is shown. */
    mended: readonly(mended),
    mending,
    strength,
    isStrengthStale: readonly(isStrengthStale),
    complete,
    completionsAfter,
    problemOf,
    add,
    remove,
    edit,
    readFile,
    fileText,
    /** The document that is being written. */
    document,
    documentOf,
    findMending,
    measureStrength,
  }
})

function pairOf(
  text: string,
  standing: RequirementStanding | undefined,
): [string, RequirementStanding][] {
  return standing === undefined ? [] : [[text, standing]]
}
