import { resolve } from 'node:path'
import {
  csvFormat,
  jsonFormat,
  tableFormat,
  type RowFormat,
  type RowSet,
} from '@shared/report/rows'
import { openAtomicSink } from '../files/atomic-sink'
import { Unusable, type Environment } from './environment'

export const rowFormats = ['csv', 'json', 'table'] as const

export interface OutputOptions {
  readonly format?: string
  readonly out?: string
}

const chunkLength = 1 << 16

function rowFormat(options: OutputOptions, environment: Environment): RowFormat {
  switch (
    options.format ??
    (environment.isTerminal && options.out === undefined ? 'table' : 'csv')
  ) {
    case 'csv':
      return csvFormat()
    case 'json':
      return jsonFormat()
    case 'table':
      return tableFormat()
    default:
      throw new Unusable(
        `\`--format ${options.format ?? ''}\` is not known here; use one of ${rowFormats.join(', ')}`,
      )
  }
}

/** Writes rows as they come, waiting whenever the reader is behind. */
export async function writeRows(
  set: RowSet,
  options: OutputOptions,
  environment: Environment,
): Promise<void> {
  const format = rowFormat(options, environment)
  await writeThrough(options, environment, async (write) => {
    let chunk = format.head(set.columns)
    for (const row of set.rows) {
      chunk += format.row(row, set.columns)
      if (chunk.length < chunkLength) continue
      await write(chunk)
      chunk = ''
    }
    await write(chunk + format.foot())
  })
}

/** Writes text that comes in pieces, to stdout or whole to the file that `--out` names. */
export async function writePieces(
  pieces: Iterable<string>,
  options: OutputOptions,
  environment: Environment,
): Promise<void> {
  await writeThrough(options, environment, async (write) => {
    let chunk = ''
    for (const piece of pieces) {
      chunk += piece
      if (chunk.length < chunkLength) continue
      await write(chunk)
      chunk = ''
    }
    await write(chunk)
  })
}

/** Writes one picture or archive. */
export async function writeBytes(
  bytes: Uint8Array,
  options: OutputOptions,
  environment: Environment,
): Promise<void> {
  await writeThrough(options, environment, (write) => write(bytes))
}

async function writeThrough(
  { out }: OutputOptions,
  environment: Environment,
  produce: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (out === undefined) return produce(environment.writeOut)
  const orUnusable = <Value>(written: Promise<Value>) =>
    written.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Unusable(
        `\`${out}\` cannot be written: ${reason}; name a file in a folder that is there and may be written to`,
      )
    })
  const sink = await orUnusable(openAtomicSink(resolve(environment.folder, out)))
  try {
    await produce((piece) => orUnusable(sink.write(piece)))
  } catch (error) {
    await sink.discard()
    throw error
  }
  await orUnusable(sink.commit())
}
