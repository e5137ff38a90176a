import type { Design } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import * as v from 'valibot'
import { checkedDesign, type DesignProblem } from './check-design'
import { danglingReference, oddExpiration } from './check-references'
import { placeOfFault, placeOfPath, type TextPlace } from './json-line'
import type { DocumentShape } from './org-schema'
import { documentSchema, documentVersion } from './org-schema'
import { parseRecordRows } from './record-rows'

export type ParsedDocument =
  | {
      readonly kind: 'ok'
      readonly org: Org
      /** Null where the document says nothing of one. */
      readonly design: Design | null
      /** What is wrong in the design, each with its line. */
      readonly problems: readonly (DesignProblem & { readonly line: number })[]
    }
  /** Nothing was read; line and column from 1, null when none is to blame. */
  | ({ readonly kind: 'refused'; readonly message: string } & (
      TextPlace | { readonly line: null; readonly column: null }
    ))

function brokenJson(text: string, error: unknown): ParsedDocument {
  const reason = error instanceof Error ? error.message : String(error)
  const cause = /unexpected end|unterminated/i.test(reason)
    ? 'it is cut off'
    : 'it is no valid JSON'
  const place = placeOfFault(text, error)
  return {
    kind: 'refused',
    ...place,
    message: `the document is damaged at line ${place.line}: ${cause}; take a backup`,
  }
}

function wrongVersion(version: unknown): ParsedDocument | null {
  if (version === 1 || version === documentVersion) return null
  if (typeof version === 'number' && version > documentVersion)
    return {
      kind: 'refused',
      line: null,
      column: null,
      message: `the document has format ${version} and this program reads up to ${documentVersion}; open it with a newer Tripod`,
    }
  return {
    kind: 'refused',
    line: null,
    column: null,
    message: 'this is no org document: `tripod` with its format is missing',
  }
}

function recordsOf(text: string, shape: DocumentShape): RecordTable[] | ParsedDocument {
  const tables: RecordTable[] = []
  for (const [at, entry] of shape.records.entries()) {
    const parsed = parseRecordRows(entry)
    if (parsed.kind === 'ok') tables.push(parsed.table)
    else {
      const place = placeOfPath(text, ['records', at, 'rows', parsed.row])
      return { kind: 'refused', ...place, message: `line ${place.line}: ${parsed.message}` }
    }
  }
  return tables
}

function refusedShape(text: string, issues: readonly v.BaseIssue<unknown>[]): ParsedDocument {
  const issue = issues[0]
  const path = (issue?.path ?? []).map((step) =>
    typeof step.key === 'number' ? step.key : String(step.key),
  )
  const place = placeOfPath(text, path)
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more places)` : ''
  return {
    kind: 'refused',
    ...place,
    message: `line ${place.line}: \`${path.join('.')}\` ${expectation(issue)}${more}`,
  }
}

function expectation(issue: v.BaseIssue<unknown> | undefined): string {
  if (issue === undefined) return 'is not as it should be'
  return issue.expected === null
    ? `is not as it should be: ${issue.message}`
    : `should be ${issue.expected} and is ${issue.received}`
}

/**
 * Reads an org document whole, or refuses it with a sentence that names the line; a refused document is left alone.
 *
 * Checked: the version, the shape of every entry, rows of records, ids that stand twice, references that lead nowhere
 * and assignments that end at no date.
 */
export function parseOrgDocument(text: string): ParsedDocument {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return brokenJson(text, error)
  }
  const version =
    typeof parsed === 'object' && parsed !== null && 'tripod' in parsed ? parsed.tripod : undefined
  const refused = wrongVersion(version)
  if (refused !== null) return refused
  const checked = v.safeParse(documentSchema, parsed, { abortEarly: false })
  if (!checked.success) return refusedShape(text, checked.issues)
  const records = recordsOf(text, checked.output)
  if (!Array.isArray(records)) return records
  const { tripod: _tripod, design, ...shape } = checked.output
  const org = { ...shape, records } as unknown as Org
  const fault = danglingReference(org) ?? oddExpiration(org)
  if (fault === null) return { kind: 'ok', org, ...designOf(text, design) }
  const place = placeOfPath(text, fault.path)
  return { kind: 'refused', ...place, message: `line ${place.line}: ${fault.message}` }
}

function designOf(
  text: string,
  given: DocumentShape['design'],
): Pick<Extract<ParsedDocument, { kind: 'ok' }>, 'design' | 'problems'> {
  if (given === undefined) return { design: null, problems: [] }
  const { design, problems } = checkedDesign(given)
  return {
    design,
    problems: problems.map((one) => ({ ...one, line: placeOfPath(text, one.path).line })),
  }
}
