import type { Diagnostic, Severity } from '@shared/model/diagnostic'

/** Where something was said. */
export interface Place {
  readonly file: string
  readonly line: number | null
}

export const nowhere: Place = { file: '', line: null }

/** What is found wrong while an org is put together; the same finding about one target is counted, not repeated. */
export interface Findings {
  readonly diagnostics: Diagnostic[]
  readonly counted: Map<
    string,
    { place: Place; severity: Severity; code: string; message: string; count: number }
  >
}

export function noFindings(): Findings {
  return { diagnostics: [], counted: new Map() }
}

export function report(
  findings: Findings,
  severity: Severity,
  code: string,
  place: Place,
  message: string,
): void {
  findings.diagnostics.push({ severity, code, file: place.file, line: place.line, message })
}

/** One diagnostic for each different message of a code, at its first place, with the number of times it was met. */
export function reportCounted(
  findings: Findings,
  severity: Severity,
  code: string,
  place: Place,
  message: string,
): void {
  const key = `${code}\n${message}`
  const known = findings.counted.get(key)
  if (known === undefined) findings.counted.set(key, { place, severity, code, message, count: 1 })
  else {
    known.count++
    if (isBefore(place, known.place)) known.place = place
  }
}

const isBefore = (a: Place, b: Place) =>
  a.file < b.file || (a.file === b.file && (a.line ?? 0) < (b.line ?? 0))

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** All diagnostics in one order that does not depend on the order of work: by file, line, code, message. */
export function sortedDiagnostics(findings: Findings): Diagnostic[] {
  const counted = [...findings.counted.values()].map(
    ({ place, severity, code, message, count }) => ({
      severity,
      code,
      file: place.file,
      line: place.line,
      message: count === 1 ? message : `${message} (${count} times)`,
    }),
  )
  return [...findings.diagnostics, ...counted].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  )
}
