/** A path inside an archive, or why it may not be used. */
export type EntryName =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unsafe'; readonly shown: string; readonly reason: string }

const ignored = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$)/i

/** Backslashes are separators; what leads outside or holds control characters is refused. Source: import-formats 6. */
export function entryName(raw: string): EntryName {
  const name = raw.replaceAll('\\', '/')
  const reason = unsafeReason(name)
  if (reason !== null) return { kind: 'unsafe', shown: shown(raw), reason }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  const path = parts.join('/').normalize('NFC')
  return path === '' || ignored.test(path) ? { kind: 'ignored' } : { kind: 'name', name: path }
}

function unsafeReason(name: string): string | null {
  if (Array.from(name).some((character) => character < ' '))
    return 'a control character in its name'
  if (name.startsWith('/')) return 'an absolute name'
  if (/^[a-z]:/i.test(name)) return 'a drive letter'
  return name.split('/').includes('..') ? 'a name that leads outside the archive' : null
}

function shown(raw: string): string {
  return Array.from(raw, (character) => (character < ' ' ? '?' : character)).join('')
}
