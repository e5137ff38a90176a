/** The key under which two names are the same: Salesforce ignores case, macOS archives hold NFD (import-formats 1.2). */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Orders names the same way on every machine, whatever its language: by folded name, then as written. */
export function compareNames(a: string, b: string): number {
  const foldedA = foldName(a)
  const foldedB = foldName(b)
  if (foldedA !== foldedB) return foldedA < foldedB ? -1 : 1
  return a === b ? 0 : a < b ? -1 : 1
}
