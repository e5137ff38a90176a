import { defineStore } from 'pinia'
import { formatChangeOptions, formatScenario, scenarioOfText } from '@shared/change/scenario-text'
import type { Scenario, ScenarioChange } from '@shared/model/design'
import { changesInForce, scenarioChain, scenariosOn } from '@shared/model/scenario-chain'
import type { ReadScenario } from '@shared/protocol/engine'
import { scenarioStrings } from '../ui/strings-en-scenarios'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { useHistory } from './history'
import { changesWith, newScenario, useScenario } from './scenario'
import { useToasts } from './toasts'

const words = scenarioStrings

/** Making, copying, renaming and deleting scenarios, and what they stand on. Every verb is one step of undo. */
export const useScenarios = defineStore('scenarios', () => {
  const designs = useDesign()
  const inForce = useScenario()
  const history = useHistory()
  const toasts = useToasts()

  const named = (name: string) => designs.design.scenarios.find((one) => one.name === name)

  function set(scenarios: readonly Scenario[], label: string): Promise<boolean> {
    return designs.replace({ ...designs.design, scenarios }, label)
  }

  /** Adds a scenario behind the others and puts it in force. */
  async function add(scenario: Scenario): Promise<void> {
    const isDone = set([...designs.design.scenarios, scenario], words.made(scenario.name))
    inForce.choose(scenario.name)
    await isDone
  }

  /** An empty scenario on the named one, or on the base. */
  const branch = (on: string | null) => add({ ...newScenario(designs.design), on })

  function duplicate(name: string): Promise<void> {
    const original = named(name)
    if (original === undefined) return Promise.resolve()
    return add({ ...original, name: freeName(words.copyOf(name)) })
  }

  function freeName(wanted: string): string {
    if (named(wanted) === undefined) return wanted
    let number = 2
    while (named(`${wanted} ${String(number)}`) !== undefined) number++
    return `${wanted} ${String(number)}`
  }

  /** False, which is told, where another scenario has this name. */
  async function rename(name: string, given: string): Promise<boolean> {
    const to = given.trim()
    if (to === '' || to === name) return true
    if (named(to) !== undefined) {
      toasts.show({ text: words.taken(to) })
      return false
    }
    const scenarios = designs.design.scenarios.map((one) => ({
      ...one,
      name: one.name === name ? to : one.name,
      on: one.on === name ? to : one.on,
    }))
    return set(scenarios, words.renamed(name, to))
  }

  /** What stood on it stands on what it stood on, with its changes in front of their own: they say what they said. */
  async function remove(name: string): Promise<void> {
    const gone = named(name)
    if (gone === undefined) return
    const scenarios = designs.design.scenarios
      .filter((one) => one !== gone)
      .map((one) =>
        one.on === name
          ? { ...one, on: gone.on, changes: joined(changesInForce([gone]), one.changes) }
          : one,
      )
    if (!(await set(scenarios, words.deleted(name)))) return
    await history.sayDone(words.deleted(name), history.scope, () => inForce.choose(name))
  }

  /** A change of its own says what an equal one below said. */
  function joined(
    below: readonly ScenarioChange[],
    own: readonly ScenarioChange[],
  ): readonly ScenarioChange[] {
    const texts = new Set(own.map(({ text }) => text))
    return [...below.filter(({ text }) => !texts.has(text)), ...own]
  }

  const edit = (
    name: string,
    part: Partial<Scenario>,
    label: string,
    group: string | null = null,
  ) =>
    designs.replace(
      {
        ...designs.design,
        scenarios: designs.design.scenarios.map((one) =>
          one.name === name ? { ...one, ...part } : one,
        ),
      },
      label,
      group,
    )

  /** What a scenario may stand on: the base, and every other that does not stand on it. */
  function mayStandOn(name: string): readonly string[] {
    const above = new Set(scenariosOn(designs.design, name).map((one) => one.name))
    return designs.design.scenarios
      .map((one) => one.name)
      .filter(
        (one) =>
          one !== name && !above.has(one) && scenarioChain(designs.design, one).kind === 'ok',
      )
  }

  async function standOn(name: string, on: string | null): Promise<void> {
    if (named(name)?.on === on || (on !== null && !mayStandOn(name).includes(on))) return
    await edit(name, { on }, words.standsOnNow(name, on))
  }

  /** Reads the scenario in force from text; null when the engine did not answer. */
  const read = (text: string) => readOn(text, inForce.under)

  /** Reads a new scenario from text, on the one that it names where there is such a one. */
  function readNew(text: string): Promise<ReadScenario | null> {
    const below = changesWith(designs.design, scenarioOfText(text).on)
    return readOn(
      text,
      below.map((change) => change.text),
    )
  }

  async function readOn(text: string, under: readonly string[]): Promise<ReadScenario | null> {
    const outcome = await engine.call('readScenario', { text, under })
    return outcome.kind === 'done' ? outcome.answer : null
  }

  /** Makes what was read the scenario in force; what stood in it keeps why to try it, and what is to be settled. */
  async function write(given: ReadScenario): Promise<boolean> {
    const { current } = inForce
    if (current === null) return false
    const known = new Map(current.changes.map((one) => [one.text, one]))
    const changes = once(given).map((one) => ({ ...known.get(one.text), ...one }))
    const part = { note: given.note, changes }
    return edit(current.name, part, words.written(current.name))
  }

  /** A scenario of what was read, under a name that is free, on the one that it names where there is such a one. */
  async function addRead(given: ReadScenario): Promise<void> {
    const name = given.name === null ? newScenario(designs.design).name : freeName(given.name)
    const on = given.on !== null && named(given.on) !== undefined ? given.on : null
    await add({ name, on, note: given.note, changes: once(given) })
  }

  /** A change stands once in a scenario: where it stands last. */
  const once = ({ changes }: ReadScenario): readonly ScenarioChange[] =>
    changes.filter(({ text }, at) => changes.findLastIndex((other) => other.text === text) === at)

  return {
    branch,
    duplicate,
    rename,
    remove,
    mayStandOn,
    standOn,
    setNote: (name: string, note: string) =>
      edit(name, { note }, words.noted(name), `note ${name}`),
    read,
    readNew,
    write,
    addRead,
    /** What `read` reads. */
    textOf: formatScenario,
    copyText: (scenario: Scenario) => toasts.copy(formatScenario(scenario)),
    copyOptions: (name: string) =>
      toasts.copy(formatChangeOptions({ changes: changesWith(designs.design, name) })),
  }
})
