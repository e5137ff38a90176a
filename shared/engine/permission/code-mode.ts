import type { FieldChannel } from './field-channel'

/** How a piece of Apex was entered. `other`: an entry point without a mode of its own (a test, an anonymous block). */
export const apexEntries = ['auraEnabled', 'rest', 'trigger', 'called', 'other'] as const
export type ApexEntry = (typeof apexEntries)[number]

export const sharingKeywords = ['none', 'with', 'without', 'inherited'] as const
export type SharingKeyword = (typeof sharingKeywords)[number]

/** What database operations of a piece of code heed. */
export interface CodeMode {
  /** User mode heeds object and field permissions. */
  readonly mode: 'user' | 'system'
  /** `caller`: as whoever called it. */
  readonly sharing: 'with' | 'without' | 'caller'
}

/**
 * Mode and sharing of Apex by its API version, keyword and entry. Rule FLS-47.
 *
 * From 67.0 operations run in user mode, a class without keyword with sharing; triggers always run as the system. Up to 66.0
 * they run as the system, and without keyword `@AuraEnabled` code with sharing, called code as its caller, other entries
 * without. User mode heeds sharing whatever the keyword says.
 */
export function apexMode(apiVersion: number, keyword: SharingKeyword, entry: ApexEntry): CodeMode {
  if (entry === 'trigger') return { mode: 'system', sharing: 'without' }
  if (apiVersion >= 67) return { mode: 'user', sharing: 'with' }
  switch (keyword) {
    case 'with':
    case 'without':
      return { mode: 'system', sharing: keyword }
    case 'inherited':
      return { mode: 'system', sharing: entry === 'called' ? 'caller' : 'with' }
    case 'none':
      if (entry === 'called') return { mode: 'system', sharing: 'caller' }
      return { mode: 'system', sharing: entry === 'auraEnabled' ? 'with' : 'without' }
  }
}

/** What starts a flow. */
export const flowStarts = [
  'recordTriggered',
  'scheduled',
  'platformEvent',
  'screen',
  'action',
  'site',
  'rest',
] as const
export type FlowStart = (typeof flowStarts)[number]

/** The channel of a flow in its default context. Rule FLS-48. */
export function flowChannel(start: FlowStart): FieldChannel {
  switch (start) {
    case 'recordTriggered':
    case 'scheduled':
    case 'platformEvent':
      return 'FLOW_SYSTEM'
    case 'screen':
    case 'action':
    case 'site':
    case 'rest':
      return 'FLOW_USER'
  }
}

/**
 * The channel of Apex in this mode; null where nobody said who called it. As the system with sharing, records count and
 * permissions do not, as in a flow of that kind. Rules FLS-46, FLS-47.
 */
export function apexChannel({ mode, sharing }: CodeMode): FieldChannel | null {
  if (mode === 'user') return 'APEX_USER'
  switch (sharing) {
    case 'with':
      return 'APEX_SYSTEM_SHARING'
    case 'without':
      return 'APEX_SYSTEM'
    case 'caller':
      return null
  }
}
