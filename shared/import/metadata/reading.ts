import type { Diagnostic, Severity } from '@shared/model/diagnostic'
import type { ParsedMetadata, ParsedSettings } from './parsed'
import type { Positioned } from './positioned'

/** Keys of the lists of components. */
export type ListKey = {
  [Key in keyof ParsedMetadata]: ParsedMetadata[Key] extends readonly Positioned[] ? Key : never
}[keyof ParsedMetadata]

export type ComponentLists = { [Key in ListKey]: ParsedMetadata[Key][number][] }

/** One setting as one file states it; the file of the highest precedence decides. */
export interface StatedSetting extends Positioned {
  readonly group: 'switch' | 'territory2'
  readonly name: string
  readonly value: string
}

/** What grows while files are read: lists of what they say, and everything their owner should know. */
export interface Reading {
  readonly lists: ComponentLists
  readonly settings: StatedSetting[]
  readonly trustedIpRanges: ParsedSettings['trustedIpRanges'][number][]
  readonly editions: string[]
  readonly objectSharingModels: ParsedSettings['objectSharingModels'][number][]
  readonly diagnostics: Diagnostic[]
  /** Elements outside the schema known here, by `type element`. */
  readonly unknownElements: Map<string, { file: string; line: number; count: number }>
  /** Components by type that are in the import. */
  readonly counts: Map<string, { count: number; isRead: boolean }>
  /** Lower case, with the two underscores: `acme__`. */
  readonly namespacePrefixes: readonly string[]
}

export function emptyReading(namespaces: readonly string[]): Reading {
  const lists: ComponentLists = {
    objects: [],
    fields: [],
    recordTypes: [],
    sharingReasons: [],
    profiles: [],
    permissionSets: [],
    permissionSetGroups: [],
    mutingPermissionSets: [],
    customPermissions: [],
    roles: [],
    groups: [],
    queues: [],
    sharingRules: [],
    sharingSets: [],
    restrictionRules: [],
    territoryModels: [],
    territories: [],
    networks: [],
    sites: [],
    layouts: [],
    folders: [],
    dataCategoryGroups: [],
    connectedApps: [],
  }
  return {
    lists,
    settings: [],
    trustedIpRanges: [],
    editions: [],
    objectSharingModels: [],
    diagnostics: [],
    unknownElements: new Map(),
    counts: new Map(),
    namespacePrefixes: namespaces.map((namespace) => `${namespace.toLowerCase()}__`),
  }
}

export function report(
  reading: Reading,
  severity: Severity,
  code: string,
  at: { readonly file: string; readonly line: number | null },
  message: string,
): void {
  reading.diagnostics.push({ severity, code, file: at.file, line: at.line, message })
}

export function countComponents(reading: Reading, type: string, count: number, isRead: boolean) {
  const entry = reading.counts.get(type)
  if (entry === undefined) reading.counts.set(type, { count, isRead })
  else entry.count += count
}

/**
 * An API name without the project's own namespace, part by part: `acme__Order__c.acme__Total__c` is `Order__c.Total__c`.
 *
 * Source: import-formats 3.15.
 */
export function ownName(reading: Reading, name: string): string {
  if (reading.namespacePrefixes.length === 0) return name
  return name
    .split('.')
    .map((part) => {
      const lower = part.toLowerCase()
      const prefix = reading.namespacePrefixes.find((candidate) => lower.startsWith(candidate))
      return prefix === undefined ? part : part.slice(prefix.length)
    })
    .join('.')
}
