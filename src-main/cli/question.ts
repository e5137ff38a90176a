import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Org } from '@shared/model/org'
import type { Environment } from './environment'
import { compiledOrg, openOrg, type OrgOptions } from './open-org'

/** Exit status: 0 done, 1 the question was answered with "no"; 2 is `Unusable`. */
export type ExitStatus = 0 | 1

/** An org that is open and compiled, with the call that asks. */
export interface Question<Options extends OrgOptions> {
  readonly compiled: CompiledOrg
  readonly options: Options
  readonly environment: Environment
}

/** The options of every command that asks: the input's, and when and in which session. */
export function withOrgOptions(command: Command): Command {
  return withInputOptions(command)
    .option('--at <time>', 'at this instant (default: now), ISO 8601; decides what has expired')
    .option(
      '--activate <name>',
      'a session-based permission set or group is activated (repeatable)',
      collected,
      [],
    )
}

/** The options that every command has. */
export function withInputOptions(command: Command): Command {
  return command
    .argument(
      '<org...>',
      'folder, zip, data file or org document; the later is merged over the earlier',
    )
    .option('--scenario <name>', 'answer for this scenario of the org document', collected, [])
    .option('--change <change>', 'change the org first (repeatable)', collected, [])
    .option('--format <format>', 'csv, json or table')
    .option('--out <file>', 'write to this file instead of stdout')
    .option('--strict', 'a warning of the import ends the call with status 2')
    .option('--forceignore', 'leave out what .forceignore hides from deploys')
    .option('--timings', 'one JSON line of times on stderr at the end')
}

/** For options that may be given several times. */
export function collected(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value]
}

/** Opens the org, asks, and says how long it took. */
export async function answered<Options extends OrgOptions>(
  paths: readonly string[],
  options: Options,
  environment: Environment,
  answer: (question: Question<Options>) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const startMs = environment.elapsedMs()
  const { org } = await openOrg(paths, options, environment, 'problems')
  const importedMs = environment.elapsedMs()
  const compiled = compiledOrg(org, environment, options)
  const compiledMs = environment.elapsedMs()
  const status = await answer({ compiled, options, environment })
  if (options.timings === true)
    sayTimings(org, environment, {
      importMs: importedMs - startMs,
      compileMs: compiledMs - importedMs,
      evaluateMs: environment.elapsedMs() - compiledMs,
    })
  return status
}

export interface Timings {
  readonly importMs: number
  readonly compileMs: number
  readonly evaluateMs: number
}

/** One JSON line on stderr. */
export function sayTimings(org: Org, environment: Environment, timings: Timings): void {
  const rounded = (value: number) => Math.round(value * 10) / 10
  const line = {
    import_ms: rounded(timings.importMs),
    compile_ms: rounded(timings.compileMs),
    evaluate_ms: rounded(timings.evaluateMs),
    total_ms: rounded(environment.elapsedMs()),
    peak_rss_mb: rounded(environment.peakMemoryMb()),
    users: org.users.length,
    records: org.records.reduce((count, table) => count + table.ids.length, 0),
  }
  environment.writeError(`${JSON.stringify(line)}\n`)
}
