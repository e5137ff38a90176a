const token = /%%%[A-Z][A-Z_]*?%%%|___(?:MANAGED_OR_)?NAMESPACED?(?:_[A-Z_]*?)?___/g

export function hasToken(text: string): boolean {
  return text.search(token) !== -1
}

/** Package tokens stand for a namespace that is absent here; `…_OR_C` for the default one. Source: import-formats 3.15. */
export function withoutTokens(text: string): string {
  return text.replace(token, (found) => (found.includes('_OR_C') ? 'c' : ''))
}

/** A name as files encode it: tokens out, percent escapes decoded once if they are sound, NFC. Source: import-formats 1.2. */
export function decodedName(raw: string): string {
  const plain = withoutTokens(raw)
  try {
    return decodeURIComponent(plain).normalize('NFC')
  } catch {
    return plain.normalize('NFC') // a `%` of the name itself
  }
}
