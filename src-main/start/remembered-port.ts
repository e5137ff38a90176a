import { mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { writeFileAtomically } from '../files/atomic-write'

const Settings = v.object({
  port: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535)),
})

/** The file that remembers the port: a new port would be a new origin, with empty databases. */
export function settingsFile(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'tripod', 'browser.json')
  if (process.platform === 'darwin')
    return join(homedir(), 'Library/Application Support/tripod/browser.json')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'tripod/browser.json')
}

/** The port of earlier starts; null at the first. Throws when the file is there and says no port. */
export async function rememberedPort(file: string): Promise<number | null> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return v.parse(v.pipe(v.string(), v.parseJson(), Settings), text).port
}

/** Keeps the port for later starts. */
export async function rememberPort(file: string, port: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFileAtomically(file, `${JSON.stringify({ port })}\n`)
}
