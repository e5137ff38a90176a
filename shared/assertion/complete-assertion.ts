import type { CompiledOrg } from '../engine/compile/compile-org'
import { cellOf } from '../engine/compile/compiled-table'
import type { CompiledObject } from '../engine/compile/compiled-object'
import { objectMeant } from './bind-assertion'
import { expectedAfter, parseAssertion } from './parse-assertion'
import type { Expected, NameKind } from './sentence-reader'
import { tokensOf } from './tokens'
import { formatName } from './words'

/** One way to go on with a sentence. */
export interface SentenceCompletion {
  /** The whole sentence after taking it. */
  readonly text: string
  /** What is added. */
  readonly label: string
  readonly detail: string
  /** True where the sentence could end there. */
  readonly isComplete: boolean
}

/** Words that add to what could stand as it is; offered last. */
const joining: ReadonlySet<string> = new Set(['and', 'or', 'except'])

/** Rows looked at for values that could be meant. */
const valueRows = 2_000

/** How the sentence could go on at its end, with names that the org has; words of the language first. */
export function sentenceCompletions(
  compiled: CompiledOrg,
  sentence: string,
  limit: number,
): readonly SentenceCompletion[] {
  const { before, typed } = divided(sentence)
  const { tokens } = tokensOf(before)
  const wanted = typed.toLowerCase()
  const offers = uniqueBy(
    expectedAfter(tokens).flatMap((expected) => offersFor(compiled, before, typed, expected)),
  )
  const fitting = offers.filter(
    ({ label, detail }) =>
      label.toLowerCase().replace(/^"/, '').startsWith(wanted) ||
      (wanted.length > 1 && `${label} ${detail}`.toLowerCase().includes(wanted)),
  )
  const isJoining = ({ label }: Offer) => joining.has(label)
  const ordered = [...fitting.filter((offer) => !isJoining(offer)), ...fitting.filter(isJoining)]
  return ordered.slice(0, limit).map(({ label, detail }) => {
    const text = `${before}${label} `
    return { text, label, detail, isComplete: parseAssertion(text).kind === 'ok' }
  })
}

/** What is finished, and the word or open quotation that is being typed. */
function divided(sentence: string): { readonly before: string; readonly typed: string } {
  const { openQuote, tokens } = tokensOf(sentence)
  if (openQuote !== null)
    return { before: sentence.slice(0, openQuote - 1), typed: sentence.slice(openQuote) }
  const last = tokens.at(-1)
  if (last?.kind !== 'word' || /\s$/.test(sentence)) return { before: spaced(sentence), typed: '' }
  return { before: sentence.slice(0, last.column - 1), typed: sentence.slice(last.column - 1) }
}

const spaced = (text: string) => (text === '' || /\s$/.test(text) ? text : `${text} `)

interface Offer {
  readonly label: string
  readonly detail: string
}

function uniqueBy(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>()
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label))
}

function offersFor(
  compiled: CompiledOrg,
  before: string,
  typed: string,
  expected: Expected,
): readonly Offer[] {
  if (expected.kind === 'words')
    return expected.words === ',' ? [] : [{ label: expected.words, detail: '' }]
  return namesFor(compiled, before, typed, expected.of).map(({ label, detail }) => ({
    label: formatName(label),
    detail,
  }))
}

function namesFor(
  compiled: CompiledOrg,
  before: string,
  typed: string,
  kind: NameKind,
): readonly Offer[] {
  const { org } = compiled
  const titled = (name: string, title: string): Offer => ({
    label: name,
    detail: title === name ? '' : title,
  })
  switch (kind) {
    case 'person':
    case 'user':
      return org.users
        .filter(({ isActive }) => isActive)
        .map(({ username, name }) => titled(username, name))
    case 'role':
      return org.roles.map(({ developerName, name }) => titled(developerName, name))
    case 'profile':
      return org.profiles.map(({ name, label }) => titled(name, label))
    case 'permissionSet':
      return org.permissionSets.map(({ name, label }) => titled(name, label))
    case 'permissionSetGroup':
      return org.permissionSetGroups.map(({ name, label }) => titled(name, label))
    case 'group':
    case 'queue':
      return org.groups
        .filter(({ type }) => (type === 'Queue') === (kind === 'queue'))
        .map(({ developerName, name }) => titled(developerName, name))
    case 'object':
      return objectOffers(compiled, before, typed)
    case 'field':
      return fieldsOf(objectIn(compiled, before)).map(({ name, label }) => titled(name, label))
    case 'record':
      return recordOffers(compiled, before)
    case 'value':
      return valueOffers(compiled, before)
  }
}

const fieldsOf = (object: CompiledObject | null) => object?.fields ?? []

/** Objects; once one is typed with a dot, its fields; behind `of` the field's own object. */
function objectOffers(compiled: CompiledOrg, before: string, typed: string): readonly Offer[] {
  const dot = typed.indexOf('.')
  const object = dot > 0 ? objectMeant(compiled, typed.slice(0, dot)) : null
  if (object !== null && !('kind' in object))
    return object.fields.map(({ name, label }) => ({
      label: `${object.name}.${name}`,
      detail: label === name ? '' : label,
    }))
  const own = /\bof (?:any |all |every )?$/i.test(before) ? objectIn(compiled, before) : null
  const stated = own === null ? compiled.objects.filter(({ isStated }) => isStated) : [own]
  return stated.map(({ name, config }) => ({
    label: name,
    detail: config === null || config.label === name ? '' : config.label,
  }))
}

/** The object that a sentence names last. */
function objectIn(compiled: CompiledOrg, before: string): CompiledObject | null {
  const { tokens } = tokensOf(before)
  for (const { text } of tokens.toReversed()) {
    const found = objectMeant(compiled, text.split('.')[0] ?? '')
    if (!('kind' in found)) return found
  }
  return null
}

function recordOffers(compiled: CompiledOrg, before: string): readonly Offer[] {
  const object = objectIn(compiled, before)
  const table = object === null ? undefined : compiled.tables[object.index]
  if (table === undefined || table.hasClasses) return []
  const rows = Array.from({ length: Math.min(table.rowCount, valueRows) }, (_, row) => row)
  return rows.map((row) => ({
    label: cellOf(table, row, 'Name') ?? table.table.ids[row] ?? '',
    detail: table.table.ids[row] ?? '',
  }))
}

/** Values that the field before the comparison has in the first records. */
function valueOffers(compiled: CompiledOrg, before: string): readonly Offer[] {
  const { tokens } = tokensOf(before)
  const object = objectIn(compiled, before)
  const column = object === null ? undefined : compiled.tables[object.index]?.columnByField
  const field = tokens.findLast(({ text }) => column?.has(text.toLowerCase()) === true)
  const values = column?.get(field?.text.toLowerCase() ?? '')?.slice(0, valueRows) ?? []
  return [...new Set(values)]
    .filter((value): value is string => value !== null && value !== '')
    .map((label) => ({ label, detail: '' }))
}
