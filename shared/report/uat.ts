import type { DocumentTable } from './document-table'

/** One case that a person tries in the org. */
export interface UatCase {
  readonly requirement: string
  /** `positive`: it has to work; `negative`: it has to be refused. */
  readonly kind: 'positive' | 'negative'
  readonly username: string
  readonly object: string
  /** Name and id; null for a permission on the object. */
  readonly record: string | null
  readonly field: string | null
  readonly verb: string
  /** False: the requirement says nothing of it, and it shows only that the record is there. */
  readonly isDemanded: boolean
  /** What the model says now. */
  readonly now: 'can' | 'cannot' | 'unknown'
}

/** The cases as a script: log in as whom, open what, do what, expect what. */
export function uatTable(org: string, cases: readonly UatCase[]): DocumentTable {
  return {
    title: `UAT ${org}`,
    columns: [
      { name: 'No.', width: 6 },
      { name: 'Requirement', width: 48 },
      { name: 'Log in as', width: 30 },
      { name: 'Open', width: 36 },
      { name: 'Do', width: 24 },
      { name: 'Expect', width: 30 },
      { name: 'Model says', width: 14 },
      { name: 'Passed?', width: 10 },
    ],
    rows: cases.map((one, at) => [
      String(at + 1),
      one.requirement,
      one.username,
      one.record === null ? one.object : `${one.object} ${one.record}`,
      one.field === null ? one.verb : `${one.verb} ${one.field}`,
      `${one.kind === 'positive' ? 'it works' : 'it is refused or not shown'}${one.isDemanded ? '' : ' (for comparison)'}`,
      one.now === 'can' ? 'it works' : one.now === 'cannot' ? 'it is refused' : 'not known',
      '',
    ]),
  }
}

/** A setting that decides a requirement. */
export interface TracedSetting {
  readonly requirement: string
  readonly verdict: string
  readonly setting: string
  readonly change: string
  /** `breaks`: with the change the requirement is met no longer; `mends`: it is met with it alone. */
  readonly effect: 'breaks' | 'mends' | 'none'
}

/** Requirement by requirement, the settings that decide it. */
export function traceabilityTable(org: string, traced: readonly TracedSetting[]): DocumentTable {
  return {
    title: `Traceability ${org}`,
    columns: [
      { name: 'Requirement', width: 48 },
      { name: 'Now', width: 12 },
      { name: 'Setting', width: 48 },
      { name: 'Changed to', width: 48 },
      { name: 'Effect', width: 24 },
    ],
    rows: traced.map(({ requirement, verdict, setting, change, effect }) => [
      requirement,
      verdict,
      setting,
      change,
      effect === 'breaks'
        ? 'breaks the requirement'
        : effect === 'mends'
          ? 'mends the requirement'
          : 'no single setting decides it',
    ]),
  }
}
