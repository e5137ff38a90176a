import { Option, type Command } from 'commander'
import type { Row } from '@shared/report/rows'
import type { LeverRanking } from '@shared/scenario/lever-trial'
import { everyLever, leverRanking } from '@shared/scenario/levers'
import { openedOrg } from '@shared/scenario/opened-org'
import { leverKinds, type LeverKind } from '@shared/scenario/single-levers'
import { runThrough } from '@shared/engine/compile/steps'
import { Unusable, type Environment } from './environment'
import { openOrg, type OrgOptions } from './open-org'
import { writeRows } from './output'
import { collected, sayTimings, withOrgOptions, type ExitStatus } from './question'
import { sessionAsked } from './session'

interface LeverOptions extends OrgOptions {
  readonly limit: string
  readonly kind: readonly string[]
  readonly bound: string
  readonly dead?: boolean
}

const columns = ['Change', 'Kind', 'Gained', 'Lost', 'RecordsGained', 'RecordsLost']

/** `levers`: every single setting turned, by the cells that it moves; with `--dead` those that move none. */
export function addLevers(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('levers'))
    .description('every single setting turned, ranked by the cells gained and lost')
    .option('--limit <count>', 'rows at most; 0 for all', '50')
    .addOption(
      new Option('--kind <kind>', `only these settings (repeatable): ${leverKinds.join(', ')}`)
        .argParser(collected)
        .default([], 'all'),
    )
    .option('--dead', 'the settings that move nothing instead')
    .option('--bound <count>', 'evaluations at most', String(everyLever.bound))
    .action(async (orgs: string[], options: LeverOptions) => {
      const startMs = environment.elapsedMs()
      const limit = countAsked('--limit', options.limit)
      const query = { kinds: kindsAsked(options.kind), bound: countAsked('--bound', options.bound) }
      const { org } = await openOrg(orgs, options, environment, 'problems')
      const importedMs = environment.elapsedMs()
      const { now, activated = [] } = sessionAsked(org, options, environment)
      const opened = openedOrg(org, now ?? environment.now, activated)
      const compiledMs = environment.elapsedMs()
      const ranking = runThrough(leverRanking(opened, query))
      sayWhatIsLeft(ranking, environment)
      const rows = options.dead === true ? deadRows(ranking) : rankedRows(ranking)
      const shown = limit === 0 ? rows : rows.slice(0, limit)
      await writeRows({ columns, rows: shown }, options, environment)
      if (options.timings === true)
        sayTimings(org, environment, {
          importMs: importedMs - startMs,
          compileMs: compiledMs - importedMs,
          evaluateMs: environment.elapsedMs() - compiledMs,
        })
      done(0)
    })
}

function rankedRows({ ranked }: LeverRanking): Row[] {
  return ranked.map((one) => [
    one.change,
    one.kind,
    one.gainedCellCount,
    one.lostCellCount,
    one.gainedRecordCount,
    one.lostRecordCount,
  ])
}

function deadRows({ dead }: LeverRanking): Row[] {
  return dead.flatMap(({ kind, changes }) => changes.map((change) => [change, kind, 0, 0, 0, 0]))
}

function sayWhatIsLeft(ranking: LeverRanking, environment: Environment): void {
  const deadCount = ranking.dead.reduce((sum, { changes }) => sum + changes.length, 0)
  const parts = [
    `${ranking.ranked.length} settings move cells`,
    `${deadCount} move none`,
    ...(ranking.refusedCount > 0 ? [`${ranking.refusedCount} cannot be turned as they stand`] : []),
    ...(ranking.untriedCount > 0
      ? [`${ranking.untriedCount} were left untried; raise \`--bound\``]
      : []),
  ]
  environment.writeError(`note .:0 levers ${parts.join(', ')}\n`)
}

function countAsked(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Unusable(`\`${option} ${text}\` is no count; write a whole number`)
}

function kindsAsked(texts: readonly string[]): readonly LeverKind[] {
  if (texts.length === 0) return leverKinds
  return texts.map((text) => {
    const known = leverKinds.find((kind) => kind.toLowerCase() === text.toLowerCase())
    if (known === undefined)
      throw new Unusable(`\`--kind ${text}\` is not known; use one of ${leverKinds.join(', ')}`)
    return known
  })
}
