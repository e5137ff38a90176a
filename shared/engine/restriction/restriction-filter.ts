import { isPlatformId } from '../../model/id'
import { splitValues } from '../compile/criteria'

/** One side of a test: a path from the record (`Owner:User.UserRoleId`), from the user, a permission, or values of a list. */
export type Operand =
  | { readonly kind: 'recordPath'; readonly path: readonly string[] }
  | { readonly kind: 'userPath'; readonly path: readonly string[] }
  | { readonly kind: 'customPermission'; readonly name: string }
  | { readonly kind: 'values'; readonly values: readonly string[] }

/** One EQUALS test (R14.6), or several of which one must hold (`OR(…)`, import-formats 3.10). */
export type RestrictionFilter =
  | { readonly kind: 'equals'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'or'; readonly of: readonly RestrictionFilter[] }

/** Quotes that editors put in place of straight ones. */
const straight = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/**
 * A user criterion or record filter as a test; null for text that is none of the known forms.
 *
 * Known: `a = b`, `ISPICKVAL(field,'value')`, the same compared with true, and `OR(…)` of these. Rule R14.6.
 */
export function parseRestrictionFilter(text: string): RestrictionFilter | null {
  return parsedTest(straight(text).trim())
}

function parsedTest(text: string): RestrictionFilter | null {
  const isComparedWithTrue = /^(.*\))\s*=\s*true$/is.exec(text)
  if (isComparedWithTrue?.[1] !== undefined) return parsedTest(isComparedWithTrue[1].trim())
  const call = /^(OR|ISPICKVAL)\s*\((.*)\)$/is.exec(text)
  if (call !== null) return parsedCall((call[1] ?? '').toUpperCase(), partsOf(call[2] ?? ''))
  const sides = sidesOf(text)
  return sides === null ? null : equalsTest(...sides)
}

function equalsTest(leftText: string, rightText: string): RestrictionFilter | null {
  const [left, right] = [operandOf(leftText), operandOf(rightText)]
  if (left === null || right === null || left.kind === 'values') return null
  // A bare word to the right of a field is a value: `Status = Open`.
  const isWord = left.kind === 'recordPath' && right.kind === 'recordPath'
  return {
    kind: 'equals',
    left,
    right: isWord ? { kind: 'values', values: [rightText] } : right,
  }
}

function parsedCall(name: string, parts: readonly string[]): RestrictionFilter | null {
  if (name === 'OR') {
    const of = parts.map(parsedTest)
    return of.length === 0 || of.includes(null)
      ? null
      : { kind: 'or', of: of.filter((test) => test !== null) }
  }
  const [left, right, ...more] = parts
  return left === undefined || right === undefined || more.length > 0
    ? null
    : equalsTest(left, right)
}

/** Arguments at the outermost level, split at commas outside quotes and brackets. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let part = ''
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === "'" || letter === '"') quote = letter
    else if (letter === '(') depth++
    else if (letter === ')') depth--
    if (letter === ',' && depth === 0 && quote === '') {
      parts.push(part.trim())
      part = ''
    } else part += letter
  }
  parts.push(part.trim())
  return parts.filter((each) => each !== '')
}

/** Both sides of the one equals sign outside quotes; null when there is none, or more. */
function sidesOf(text: string): readonly [string, string] | null {
  const masked = text.replace(/'[^']*'|"[^"]*"/g, (quoted) => '_'.repeat(quoted.length))
  const at = masked.indexOf('=')
  if (at < 1 || masked.includes('=', at + 1) || /[<>!()]|&&|\|\|/.test(masked)) return null
  const right = text.slice(at + 1).trim()
  return right === '' ? null : [text.slice(0, at).trim(), right]
}

/** One dot is allowed in a path (R14.6), two in the user's (`$User.Profile.Name`). */
function operandOf(text: string): Operand | null {
  const user = /^\$User\.([A-Za-z]\w*(?:\.[A-Za-z]\w*)?)$/i.exec(text)
  if (user?.[1] !== undefined) return { kind: 'userPath', path: user[1].split('.') }
  const permission = /^\$Permission\.([A-Za-z]\w*)$/i.exec(text)
  if (permission?.[1] !== undefined) return { kind: 'customPermission', name: permission[1] }
  if (text.startsWith('$')) return null
  if (isPath(text)) return { kind: 'recordPath', path: text.split('.') }
  return { kind: 'values', values: valuesOf(text) }
}

/** A bare word is a field; true, false, null and anything in quotes or with a digit first is a value. */
function isPath(text: string): boolean {
  if (/^(?:true|false|null)$/i.test(text)) return false
  return /^[A-Za-z]\w*(?::[A-Za-z]\w*)?(?:\.[A-Za-z]\w*)?$/.test(text)
}

/** R14.6: a comma list means any of; quotes protect commas, but not between ids, which hold none. */
function valuesOf(text: string): string[] {
  return splitValues(text.replace(/'([^']*)'/g, '"$1"')).flatMap((value) => {
    const parts = value.split(',').map((part) => part.trim())
    return parts.every(isPlatformId) ? parts : [value]
  })
}
