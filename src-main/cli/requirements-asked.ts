import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseRequirementFile } from '@shared/assertion/requirement-file'
import type { Design } from '@shared/model/design'
import { Unusable, type Environment } from './environment'

/** A requirement with the place that it stands at. */
export interface AskedRequirement {
  readonly text: string
  readonly id: string | null
  readonly note: string
  readonly assured: string | null
  /** The file as it was named; of a design the org document. */
  readonly file: string
  readonly line: number | null
}

/**
 * The requirements of the files, or those kept with the org when no file is named. Each problem of a file is told on stderr;
 * a file that has one is unusable.
 */
export function requirementsAsked(
  files: readonly string[],
  design: Design,
  environment: Environment,
): readonly AskedRequirement[] {
  const asked =
    files.length === 0
      ? design.requirements.map(({ text, note }) => ({
          text,
          note,
          id: null,
          assured: null,
          file: 'org document',
          line: null,
        }))
      : files.flatMap((file) => requirementsOf(file, environment))
  if (asked.length > 0) return asked
  throw new Unusable(
    files.length === 0
      ? 'the org keeps no requirements; write them in the window, or name a file with `--assertions FILE`'
      : 'the files hold no requirement; write one sentence a line below `requirements:`',
  )
}

function requirementsOf(file: string, environment: Environment): readonly AskedRequirement[] {
  const read = parseRequirementFile(textOf(file, environment))
  if (read.kind === 'ok') return read.requirements.map((each) => ({ ...each, file }))
  for (const { line, column, message } of read.problems)
    environment.writeError(`error ${file}:${line} requirement column ${column}: ${message}\n`)
  throw unusableFile(file, read.problems.length)
}

function textOf(file: string, environment: Environment): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      readFileSync(resolve(environment.folder, file)),
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unusable(`\`${file}\` cannot be read: ${reason}`)
  }
}

/** The end of a call whose problems have been told. */
export function unusableFile(file: string, problemCount: number): Unusable {
  const problems = problemCount === 1 ? '1 problem' : `${problemCount} problems`
  return new Unusable(`\`${file}\` has ${problems}, told above; correct them and run again`)
}
