import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'
import type { Figure, Section } from './measure'

interface Sample {
  readonly rows: number
  readonly ms: number
  readonly rssMb: number
}

/** `tripod access` of every user and account, counted as it streams: rows a second, and memory per million rows. */
export async function accessStream(program: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'tripod-stream-'))
  const file = join(folder, 'large.tripod.json')
  writeFileSync(file, formatOrgDocument(generateOrg(largeShape(7, 2_000, 40_000))))
  const samples = await streamed([
    program,
    'access',
    file,
    '--object',
    'Contact',
    '--format',
    'csv',
  ])
  rmSync(folder, { recursive: true })
  const [first, last] = [samples[Math.floor(samples.length / 3)], samples.at(-1)]
  const rows = last?.rows ?? 0
  const start = samples.find((sample) => sample.rows > 0)
  const seconds = ((last?.ms ?? 0) - (start?.ms ?? 0)) / 1000
  const slope =
    first === undefined || last === undefined || last.rows === first.rows
      ? 0
      : ((last.rssMb - first.rssMb) / (last.rows - first.rows)) * 1e6
  const figures: Figure[] = [
    { what: 'rows', value: rows, unit: '' },
    { what: 'rows a second', value: rows / seconds, unit: '/s' },
    { what: 'memory, last two thirds', value: slope, unit: 'MB a million rows' },
    { what: 'memory, most', value: Math.max(...samples.map(({ rssMb }) => rssMb)), unit: 'MB' },
  ]
  return { title: '`tripod access` as CSV, 2,000 users × 40,000 records', figures }
}

function streamed(args: readonly string[]): Promise<Sample[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const samples: Sample[] = []
  const begun = performance.now()
  let rows = 0
  const take = () => {
    samples.push({ rows, ms: performance.now() - begun, rssMb: residentMb(child.pid) })
  }
  const timer = setInterval(take, 50)
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) rows++
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      samples.push({ rows, ms: performance.now() - begun, rssMb: samples.at(-1)?.rssMb ?? 0 })
      if (code === 0) resolve(samples.filter(({ rssMb }) => rssMb > 0))
      else reject(new Error(`the command line ended with ${String(code)}`))
    })
  })
}

/** Resident memory as Linux tells it; 0 elsewhere, and when the process has ended. */
function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}
