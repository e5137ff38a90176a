import type { Diagnostic } from '@shared/model/diagnostic'
import { readBytes, unreadableFile, type SourceFile } from '../source-file'
import { hasToken, withoutTokens } from './file-names'
import { decodeXml } from './decode-text'
import type { Summaries } from './summaries'
import { parseXml, xmlFileLimitBytes, type XmlElement } from './xml'

const metadataNamespaces = new Set([
  '',
  'http://soap.sforce.com/2006/04/metadata',
  'urn:metadata.tooling.soap.sforce.com',
])

/** Root of a metadata file without its tokens, or null with what is wrong in `found`. */
export async function readRoot(
  summaries: Summaries,
  file: SourceFile,
  found: Diagnostic[],
): Promise<XmlElement | null> {
  const raw = await readText(file, found)
  if (raw === null) return null
  const isTokened = hasToken(file.path) || (raw.includes('%%%') && hasToken(raw))
  const parsed = parseXml(isTokened ? withoutTokens(raw) : raw)
  if (parsed.kind === 'broken') {
    const { code, line, column, message } = parsed
    const at = { severity: 'error', file: file.path, line } as const
    found.push({ ...at, code, message: `column ${column}: ${message}` })
    return null
  }
  if (isTokened) summaries.tokenFiles++
  if (!metadataNamespaces.has(parsed.namespace)) summaries.foreignFiles++
  return parsed.root
}

/** Text of a file, or null with what is wrong in `found`. */
export async function readText(file: SourceFile, found: Diagnostic[]): Promise<string | null> {
  const at = { severity: 'error', file: file.path, line: null } as const
  let bytes: Uint8Array | null
  try {
    bytes = await readBytes(file, xmlFileLimitBytes)
  } catch (error) {
    found.push(unreadableFile(file, error))
    return null
  }
  if (bytes === null) {
    const message = 'larger than 64 MB; it was left out, split it'
    found.push({ ...at, code: 'file-too-large', message })
    return null
  }
  const decoded = decodeXml(bytes)
  if (decoded.kind === 'ok') return decoded.text
  found.push({ ...at, line: 1, code: decoded.code, message: decoded.message })
  return null
}
