import { vi } from 'vitest'
import type { Steps } from '@shared/engine/compile/steps'
import type { DoorBuild } from '@shared/engine/index/door-build'

/** What a collector of the index does wrong: nothing, too much, or only for the one whom a row names. */
export type Fault = 'never opens' | 'opens to everybody' | 'leaves superiors out'

/** The one fault that is on, and the collector that runs. */
export const seeded: { collector: string; fault: Fault | null } = { collector: '', fault: null }
let running: { readonly name: string; readonly build: DoorBuild } | null = null

export const faultNow = (): Fault | null =>
  running !== null && running.name === seeded.collector ? seeded.fault : null
export const runningBuild = (): DoorBuild | null => running?.build ?? null

type Collect = (build: DoorBuild, ...rest: never[]) => unknown

/** Runs one piece of a collector; what it opens is then its own. */
function asRunning<Answer>(name: string, build: DoorBuild, run: () => Answer): Answer {
  const before = running
  running = { name, build }
  try {
    return run()
  } finally {
    running = before
  }
}

/** A collector that works in steps, each of them its own; of a collector that never opens, no step at all. */
function* stepsOf(name: string, build: DoorBuild, steps: Steps<void>): Steps<void> {
  if (seeded.collector === name && seeded.fault === 'never opens') return
  for (;;) {
    const step = asRunning(name, build, () => steps.next())
    if (step.done === true) return
    yield step.value
  }
}

const isInSteps = (answer: unknown): answer is Steps<void> =>
  typeof answer === 'object' && answer !== null && 'next' in answer

/** Every `collect…` of a module, with the seeded fault where it is meant. */
export async function faulty<Module extends object>(
  original: () => Promise<Module>,
): Promise<Module> {
  const module = await original()
  const wrapped = Object.entries(module).map(([name, value]: [string, unknown]) => {
    if (!name.startsWith('collect') || typeof value !== 'function') return [name, value] as const
    const collect = value as Collect // every `collect…` takes the build first
    return [
      name,
      vi.fn((build: DoorBuild, ...rest: never[]) => {
        const isStepping = collect.constructor.name === 'GeneratorFunction'
        if (!isStepping && seeded.collector === name && seeded.fault === 'never opens')
          return undefined
        const answer = asRunning(name, build, () => collect(build, ...rest))
        return isInSteps(answer) ? stepsOf(name, build, answer) : answer
      }),
    ] as const
  })
  return Object.fromEntries(wrapped) as Module // the same names and types
}
