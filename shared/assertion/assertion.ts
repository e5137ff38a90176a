import type { FilterOperation } from '../model/sharing'

/**
 * A requirement as data. The language, one sentence each:
 *
 * ```
 * requirement = subject modal verb target [condition] ["."]
 * subject     = ["only" | "exactly" | "at least one of"] people | "nobody" ["except" people]
 * people      = person {"," person} [("and" | "or") person] ["except" person {"," person} [("and" | "or") person]]
 * person      = "everybody" | "internal users" | "external users" | "partner users" | "customer users" | "guest users"
 *             | "the owner" | "the owner's superiors"
 *             | "users with" ("role" | "profile" | "permission set" | "permission set group") NAME
 *             | "users at or below role" NAME | "users in" ("group" | "queue") NAME
 *             | ["user"] NAME
 * modal       = "may" | "may not" | "must never"
 * verb        = "read" | "edit" | "delete" | "transfer" | "fully control" | "create" | "view all" | "modify all"
 * target      = [FIELD "of"] records
 * records     = "any" OBJECT | OBJECT "records" ["they own"] | OBJECT NAME | OBJECT
 * condition   = ("where" | "when" | "unless") test {("and" | "or") test}
 * test        = FIELD operation [VALUE {"," VALUE}]
 * operation   = "=" | "!=" | "<" | ">" | "<=" | ">=" | "contains" | "does not contain" | "starts with" | "includes"
 *             | "excludes" | "is blank" | "is not blank"
 * ```
 *
 * Letter case of the words does not matter. A name with a word of the language in it, a comma or quotes stands in double
 * quotes (doubled inside). `any record` and `records` stand for the object of the field before `of`.
 */
export interface Assertion {
  readonly quantifier: Quantifier
  /** Empty with `nobody`. */
  readonly people: readonly Person[]
  readonly except: readonly Person[]
  readonly modal: Modal
  readonly verb: Verb
  readonly target: Target
  readonly condition: Condition | null
}

/**
 * How the people are meant. `each`: every one of them; `only`: nobody else (which does not say that they may);
 * `exactly`: they, and nobody else; `at least one of`: for each record somebody among them.
 */
export type Quantifier = 'each' | 'only' | 'exactly' | 'at least one of' | 'nobody'

/** `may not` and `must never` say the same: there is no record on which it is possible. */
export type Modal = 'may' | 'may not' | 'must never'

/** `fully control` is the level All; `create`, `view all` and `modify all` are object permissions. */
export type Verb =
  'read' | 'edit' | 'delete' | 'transfer' | 'fully control' | 'create' | 'view all' | 'modify all'

export type Person =
  | { readonly kind: 'everybody' }
  | {
      readonly kind: 'family'
      readonly family: 'internal' | 'external' | 'partner' | 'customer' | 'guest'
    }
  | { readonly kind: 'owner' }
  | { readonly kind: 'superiors' }
  | { readonly kind: NamedPerson; readonly name: string }

export type NamedPerson =
  | 'user'
  | 'role'
  | 'roleAndBelow'
  | 'profile'
  | 'permissionSet'
  | 'permissionSetGroup'
  | 'group'
  | 'queue'

export interface Target {
  /** As written: API name or label, in the singular or the plural. */
  readonly object: string
  readonly field: string | null
  readonly records: RecordsMeant
}

export type RecordsMeant =
  | { readonly kind: 'all' }
  /** Those that the user in question owns. */
  | { readonly kind: 'own' }
  | { readonly kind: 'named'; readonly name: string }

/** `where` and `when` narrow to the records that match, `unless` to those that do not. */
export interface Condition {
  readonly kind: 'where' | 'when' | 'unless'
  /** Any of these, each of which asks for all of its tests: `and` binds before `or`. */
  readonly anyOf: readonly (readonly ConditionTest[])[]
}

export interface ConditionTest {
  readonly field: string
  readonly operation: FilterOperation
  /** One of these; one empty text is a blank value. */
  readonly values: readonly string[]
}

/** Verbs that are permissions on an object and about no record. */
export function isPermissionVerb(verb: Verb): verb is 'create' | 'view all' | 'modify all' {
  return verb === 'create' || verb === 'view all' || verb === 'modify all'
}

/** True for a sentence that forbids to its subject what it names. */
export function isForbidding({ modal }: Pick<Assertion, 'modal'>): boolean {
  return modal !== 'may'
}
