import { emptyDesign, type Design, type ScenarioChange } from '@shared/model/design'
import type { Transaction } from 'dexie'
import type { CheckpointRow, ContentState, JournalRow, Step } from './journal-rows'
import type { DesignRow, SessionRow } from './setting-rows'

// Version 4: what people think about an org is a row of its own, and its changes are the first of its scenarios.

/** What the scenario is called that the changes of version 3 become. */
const scenarioName = 'Scenario 1'

/** Where it stands in what is remembered of an org which scenario is in force. */
const inForceKey = 'scenario'

interface OldScenarioRow {
  readonly orgId: string
  readonly changes: readonly ScenarioChange[]
}

type OldState = Omit<ContentState, 'design'> & { readonly changes: readonly ScenarioChange[] }

type OldStep =
  | Exclude<Step, { kind: 'changeDesign' | 'replaceContent' }>
  | {
      readonly kind: 'changeScenario'
      readonly orgId: string
      readonly before: readonly ScenarioChange[]
      readonly after: readonly ScenarioChange[]
    }
  | {
      readonly kind: 'replaceContent'
      readonly orgId: string
      readonly before: OldState
      readonly after: OldState
    }

/** Turns the changes of each org into a scenario that stays in force, wherever they are named: also in undo and checkpoints. */
export async function makeChangesAScenario(transaction: Transaction): Promise<void> {
  const table = (name: string) => transaction.table<unknown>(name)
  const rows = (await table('scenarios').toArray()) as OldScenarioRow[] // rows of version 3
  for (const { orgId, changes } of rows) {
    const row: DesignRow = { orgId, design: designOf(changes) }
    await table('designs').put(row)
    const session = (await table('sessions').get(orgId)) as SessionRow | undefined // the same since version 1
    const values = { ...session?.values, [inForceKey]: scenarioName }
    await table('sessions').put({ orgId, values })
  }
  const journal = (await table('journal').toArray()) as (Omit<JournalRow, 'step'> & {
    readonly step: OldStep
  })[] // rows of version 3
  for (const row of journal) await table('journal').put({ ...row, step: stepOf(row.step) })
  const checkpoints = (await table('checkpoints').toArray()) as (Omit<CheckpointRow, 'state'> & {
    readonly state: OldState
  })[] // rows of version 3
  for (const row of checkpoints)
    await table('checkpoints').put({ ...row, state: stateOf(row.state) })
}

const designOf = (changes: readonly ScenarioChange[]): Design =>
  changes.length === 0
    ? emptyDesign
    : { ...emptyDesign, scenarios: [{ name: scenarioName, on: null, note: '', changes }] }

const stateOf = ({ changes, ...state }: OldState): ContentState => ({
  ...state,
  design: designOf(changes),
})

function stepOf(step: OldStep): Step {
  switch (step.kind) {
    case 'changeScenario': {
      const [before, after] = [designOf(step.before), designOf(step.after)]
      return { kind: 'changeDesign', orgId: step.orgId, before, after }
    }
    case 'replaceContent':
      return { ...step, before: stateOf(step.before), after: stateOf(step.after) }
    case 'createOrg':
    case 'deleteOrg':
    case 'renameOrg':
      return step
  }
}
