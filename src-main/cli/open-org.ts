import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { applyChanges } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { parseChange } from '@shared/change/parse-change'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { importInputs, type ImportResult } from '@shared/import/import-org'
import type { Diagnostic } from '@shared/model/diagnostic'
import type { SourceFile } from '@shared/import/source-file'
import type { Design, Scenario } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import { changesInForce, designAfterApplying } from '@shared/model/scenario-chain'
import { findFiles } from '../files/found-files'
import { sourceFiles } from '../files/source-files'
import { Unusable, type Environment } from './environment'
import { namedChain, oneScenario } from './scenario'
import type { OutputOptions } from './output'
import { areUsersAsked, type RecordsAsked } from './users-asked'
import { sessionAsked, type SessionAsked } from './session'

/** What every command may be given. */
export interface OrgOptions extends OutputOptions, SessionAsked {
  readonly change?: readonly string[]
  /** Names of scenarios; an empty one is the base. */
  readonly scenario?: readonly string[]
  readonly strict?: boolean
  readonly forceignore?: boolean
  readonly timings?: boolean
  readonly certainty?: boolean
}

export type ImportedOrg = Extract<ImportResult, { kind: 'imported' }>

/** An org that was read and changed, ready to be asked. */
export interface OpenedOrg {
  readonly imported: ImportedOrg
  /** As imported. */
  readonly base: Org
  /** With the changes of the scenario, and those of the call on top of it. */
  readonly org: Org
  /** Those changes as texts, in the order in which they were made. */
  readonly changes: readonly string[]
  /** The design beside that org. */
  readonly design: Design
}

/** Reads the inputs, the later over the earlier, says what is wrong with them, and applies the changes. */
export async function openOrg(
  paths: readonly string[],
  options: OrgOptions,
  environment: Environment,
  reported: 'all' | 'problems',
): Promise<OpenedOrg> {
  const changes = parsedChanges(options.change ?? [])
  const imported = await readOrg(paths, options, environment)
  sayDiagnostics(imported.diagnostics, reported, environment)
  if (imported.report.length === 0)
    throw new Unusable(
      `nothing in ${paths.map((path) => `\`${path}\``).join(', ')} is metadata or data of an org; name a folder, a zip or a data file`,
    )
  const problems = imported.diagnostics.filter(({ severity }) => severity !== 'note').length
  if (options.strict === true && problems > 0)
    throw new Unusable(
      `${problems} problems in the input and \`--strict\` was given; correct them or leave \`--strict\` out`,
    )
  if (imported.org.users.length === 0)
    environment.writeError(
      'warning .:0 nobody the import holds no users and no profiles, so there is nobody to answer for; add User.csv or profiles\n',
    )
  const scenario = oneScenario(options.scenario)
  const chain = scenario === null ? [] : namedChain(imported.design, scenario)
  sayUnsettled(chain, environment)
  const inScenario = scenarioOrg(imported.org, chain)
  return {
    imported,
    base: imported.org,
    org: changedOrg(inScenario, changes),
    changes: [...changesInForce(chain).map(({ text }) => text), ...(options.change ?? [])],
    design: designAfterApplying(imported.design, chain),
  }
}

async function readOrg(
  paths: readonly string[],
  options: OrgOptions,
  environment: Environment,
): Promise<ImportedOrg> {
  const absolute = paths.map((path) => resolve(environment.folder, path))
  for (const [i, path] of absolute.entries())
    if (!existsSync(path))
      throw new Unusable(
        `\`${paths[i] ?? path}\` does not exist; name a folder, a zip or a data file`,
      )
  const inputs: (readonly SourceFile[])[] = []
  const diagnostics: Diagnostic[] = []
  for (const path of absolute) {
    const found = await findFiles([path])
    inputs.push(sourceFiles(found.files))
    diagnostics.push(...found.diagnostics)
  }
  const imported = await importInputs(inputs, { leaveOutHidden: options.forceignore === true })
  if (imported.kind === 'cancelled') throw new Error('nobody can cancel this import')
  return { ...imported, diagnostics: [...diagnostics, ...imported.diagnostics] }
}

/** One line on stderr for each diagnostic. */
export function sayDiagnostics(
  diagnostics: readonly Diagnostic[],
  reported: 'all' | 'problems',
  environment: Environment,
): void {
  for (const { severity, file, line, code, message } of diagnostics) {
    if (reported === 'problems' && severity === 'note') continue
    environment.writeError(
      `${severity} ${file === '' ? '.' : file}:${line ?? 0} ${code} ${message}\n`,
    )
  }
}

function parsedChanges(texts: readonly string[]): readonly Change[] {
  return texts.map((text, i) => {
    const parsed = parseChange(text)
    if (parsed.kind === 'ok') return parsed.change
    throw new Unusable(`change ${i + 1} (\`${text}\`): ${parsed.message}`)
  })
}

/** A change that was made to a value that is another one now is left out until somebody settles it. */
function sayUnsettled(chain: readonly Scenario[], environment: Environment): void {
  for (const { name, changes } of chain)
    for (const { text, isOn, before } of changes)
      if (isOn && before !== undefined)
        environment.writeError(
          `warning .:0 unsettled-change scenario \`${name}\`: \`${text}\` was made to ${before === null ? 'no value' : `\`${before}\``}, which is another one now; it is left out until somebody settles it\n`,
        )
}

/** The org with the changes of a chain that are in force; refused with the scenario and the change that cannot be made. */
function scenarioOrg(org: Org, chain: readonly Scenario[]): Org {
  return chain.reduce((base, scenario) => {
    const listed = changesInForce([scenario])
    const changes = listed.map(({ text }) => {
      const parsed = parseChange(text)
      if (parsed.kind === 'ok') return parsed.change
      throw new Unusable(`scenario \`${scenario.name}\`, change \`${text}\`: ${parsed.message}`)
    })
    const changed = applyChanges(base, changes)
    if (changed.kind === 'ok') return changed.org
    throw new Unusable(
      `scenario \`${scenario.name}\`, change \`${changed.text}\`: ${changed.message}; settle it or switch it off`,
    )
  }, org)
}

function changedOrg(org: Org, changes: readonly Change[]): Org {
  const changed = applyChanges(org, changes)
  if (changed.kind === 'ok') return changed.org
  throw new Unusable(`change ${changed.position + 1} (\`${changed.text}\`): ${changed.message}`)
}

/** Builds the engine's lookups for the instant and the session of the call. */
export function compiledOrg(
  org: Org,
  environment: Environment,
  asked: SessionAsked & RecordsAsked = {},
): CompiledOrg {
  const session = sessionAsked(org, asked, environment)
  return compileOrg(org, { ...session, areUsersAsked: areUsersAsked(org, asked) })
}
