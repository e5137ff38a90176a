import type { Findings, Place } from './findings'
import { reportCounted } from './findings'

/**
 * The entries of one kind, found by id and by API name (compared without regard to case), with placeholders for names and
 * ids that nobody declares.
 */
export interface Registry<Key extends string, Entry> {
  /** For messages: `role`. */
  readonly noun: string
  readonly entries: Map<Key, Entry>
  readonly keysByName: Map<string, Key>
  /** Keys that are named and not declared. */
  readonly missing: Set<Key>
  /** Makes an id from text of the import. */
  readonly parseKey: (text: string) => Key
  /** Stands in for something that is not declared; null when this kind has no placeholders. */
  readonly placeholder: ((key: Key, name: string) => Entry) | null
}

export function emptyRegistry<Key extends string, Entry>(
  noun: string,
  parseKey: (text: string) => Key,
  placeholder: ((key: Key, name: string) => Entry) | null,
): Registry<Key, Entry> {
  return {
    noun,
    entries: new Map(),
    keysByName: new Map(),
    missing: new Set(),
    parseKey,
    placeholder,
  }
}

/** Stable id of an entry that has none in the import: its kind and name, which no platform id can be. */
export function stableKey<Key extends string>(registry: Registry<Key, unknown>, name: string): Key {
  return registry.parseKey(`${registry.noun}:${name}`)
}

export function add<Key extends string, Entry>(
  registry: Registry<Key, Entry>,
  key: Key,
  names: readonly string[],
  entry: Entry,
): void {
  registry.entries.set(key, entry)
  for (const name of names) {
    const lower = name.toLowerCase()
    if (!registry.keysByName.has(lower)) registry.keysByName.set(lower, key)
  }
}

export function keyNamed<Key extends string>(
  registry: Registry<Key, unknown>,
  name: string,
): Key | null {
  return registry.keysByName.get(name.toLowerCase()) ?? null
}

/** Remembers and reports something undeclared, once for each target with a count. */
function addMissing<Key extends string, Entry>(
  registry: Registry<Key, Entry>,
  key: Key,
  name: string,
  place: Place,
  findings: Findings,
): void {
  if (!registry.entries.has(key) && registry.placeholder !== null)
    add(registry, key, [name], registry.placeholder(key, name))
  registry.missing.add(key)
  const message = `no ${registry.noun} \`${name}\` is in this import; add it, or correct the name`
  reportCounted(
    findings,
    'warning',
    `unknown-${registry.noun.replaceAll(' ', '-')}`,
    place,
    message,
  )
}

/** Id of the entry with this name; when there is none a placeholder is made and reported. */
export function resolveName<Key extends string, Entry>(
  registry: Registry<Key, Entry>,
  name: string,
  place: Place,
  findings: Findings,
): Key {
  const key = keyNamed(registry, name) ?? stableKey(registry, name)
  if (!registry.entries.has(key) || registry.missing.has(key))
    addMissing(registry, key, name, place, findings)
  return key
}

/** The id in its one spelling; when no entry has it a placeholder is made and reported. */
export function resolveId<Key extends string, Entry>(
  registry: Registry<Key, Entry>,
  text: string,
  place: Place,
  findings: Findings,
): Key {
  const key = registry.parseKey(text)
  if (!registry.entries.has(key) || registry.missing.has(key))
    addMissing(registry, key, key, place, findings)
  return key
}
