import { closestNames } from '../change/closest-names'
import { recordNamed } from '../change/naming'
import type { CompiledOrg } from '../engine/compile/compile-org'
import type { CompiledObject } from '../engine/compile/compiled-object'
import { recordPosition } from '../engine/compile/compile-org'
import { parseRecordId } from '../model/id'
import type { FieldConfig } from '../model/object-config'
import type { Assertion } from './assertion'
import type { SentenceProblem } from './parse-assertion'
import { subjectsOf, type Subjects, type UnknownName } from './subjects'
import { boundCondition, type BoundCondition } from './target-rows'
import { tokensOf } from './tokens'

/** A requirement whose names are those of an org. */
export interface BoundAssertion {
  readonly assertion: Assertion
  readonly people: Subjects
  readonly except: Subjects
  readonly object: CompiledObject
  readonly field: FieldConfig | null
  /** Row of the record that is named; null when none is. */
  readonly row: number | null
  readonly condition: BoundCondition | null
}

export type BindingResult =
  { readonly kind: 'ok'; readonly bound: BoundAssertion } | SentenceProblem

/** Looks up every name of a sentence; the first that the org does not have is a problem at its column. */
export function bindAssertion(
  compiled: CompiledOrg,
  assertion: Assertion,
  sentence: string,
): BindingResult {
  const { target } = assertion
  const people = subjectsOf(compiled, assertion.people)
  if ('kind' in people) return problemAt(sentence, people)
  const except = subjectsOf(compiled, assertion.except)
  if ('kind' in except) return problemAt(sentence, except)
  const object = objectMeant(compiled, target.object)
  if ('kind' in object) return problemAt(sentence, object)
  const fieldProblem = target.field === null ? null : missingField(object, target.field)
  if (fieldProblem !== null) return problemAt(sentence, fieldProblem)
  const columns = compiled.tables[object.index]?.columnByField
  for (const name of fieldsTested(assertion)) {
    const problem = missingField(object, name)
    if (problem !== null && columns?.has(name.toLowerCase()) !== true)
      return problemAt(sentence, problem)
  }
  const row =
    target.records.kind === 'named' ? rowNamed(compiled, object, target.records.name) : null
  if (row !== null && typeof row !== 'number') return problemAt(sentence, row)
  const bound: BoundAssertion = {
    assertion,
    people,
    except,
    object,
    field: target.field === null ? null : (fieldMeant(object, target.field) ?? null),
    row,
    condition: assertion.condition === null ? null : boundCondition(assertion.condition),
  }
  return { kind: 'ok', bound }
}

function fieldsTested({ condition }: Assertion): readonly string[] {
  return (condition?.anyOf.flat() ?? []).map(({ field }) => field)
}

/** An object by API name or label, in the singular or the plural. */
export function objectMeant(compiled: CompiledOrg, name: string): CompiledObject | UnknownName {
  const wanted = name.toLowerCase()
  const spellings = [
    wanted,
    wanted.replace(/ies$/, 'y'),
    wanted.replace(/es$/, ''),
    wanted.replace(/s$/, ''),
  ]
  for (const spelling of spellings) {
    const at = compiled.objectIndexByName.get(spelling)
    const byName = at === undefined ? undefined : compiled.objects[at]
    const found =
      byName ?? compiled.objects.find(({ config }) => config?.label.toLowerCase() === spelling)
    if (found !== undefined) return found
  }
  const known = compiled.objects.filter(({ isStated }) => isStated).map((object) => object.name)
  return unknown(name, `no object is named \`${name}\``, closestNames(name, known))
}

function fieldMeant(object: CompiledObject, name: string): FieldConfig | undefined {
  const wanted = name.toLowerCase()
  return (
    object.fields.find((field) => field.name.toLowerCase() === wanted) ??
    object.fields.find((field) => field.label.toLowerCase() === wanted)
  )
}

function missingField(object: CompiledObject, name: string): UnknownName | null {
  if (fieldMeant(object, name) !== undefined) return null
  const names = object.fields.map((field) => field.name)
  return unknown(name, `\`${object.name}\` has no field \`${name}\``, closestNames(name, names))
}

function rowNamed(
  compiled: CompiledOrg,
  object: CompiledObject,
  name: string,
): number | UnknownName {
  const table = compiled.tables[object.index]?.table
  const byId = recordPosition(compiled, parseRecordId(name))
  if (byId?.object === object.index) return byId.row
  const found = recordNamed({ ...compiled.org, records: table === undefined ? [] : [table] }, name)
  if (found.kind === 'found') return found.position
  const names = table?.columns.find(({ field }) => field === 'Name')?.values ?? []
  const near =
    names.length > 5_000
      ? []
      : closestNames(
          name,
          names.filter((one) => one !== null),
        )
  return unknown(name, `${found.message} of \`${object.name}\``, near)
}

function unknown(name: string, message: string, near: readonly string[]): UnknownName {
  const hint =
    near.length === 0 ? '' : `; did you mean ${near.map((one) => `\`${one}\``).join(', ')}?`
  return { kind: 'unknownName', name, message: `${message}${hint}` }
}

/** The problem at the column where the name begins; a field may stand behind its object's. */
function problemAt(sentence: string, { name, message }: UnknownName): SentenceProblem {
  const [wanted, first] = [name.toLowerCase(), name.split(' ')[0]?.toLowerCase()]
  const { tokens } = tokensOf(sentence)
  const exact = tokens.find(({ text }) => text.toLowerCase() === wanted)
  const part = tokens.find(({ text }) => {
    const lower = text.toLowerCase()
    return lower === first || lower.startsWith(`${wanted}.`) || lower.endsWith(`.${wanted}`)
  })
  return { kind: 'refused', column: (exact ?? part)?.column ?? 1, message }
}
