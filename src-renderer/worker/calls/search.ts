import type { Org } from '@shared/model/org'
import type { SearchHit, SearchKind } from '@shared/protocol/engine'

interface Named extends SearchHit {
  /** What is looked through, in lower case. */
  readonly texts: readonly string[]
}

/** Everything of an org that can be looked for, built once. */
export type NameIndex = readonly Named[]

export function nameIndex(org: Org): NameIndex {
  const role = new Map(org.roles.map((one) => [one.id, one.name]))
  const profile = new Map(org.profiles.map((one) => [one.id, one.label]))
  return [
    ...org.users.map((one) =>
      named('user', one.id, one.name, {
        detail: (one.role === null ? undefined : role.get(one.role)) ?? profile.get(one.profile),
        also: [one.username, one.alias ?? ''],
      }),
    ),
    ...org.objects.map((one) =>
      named('object', one.name, one.name, { detail: one.label, object: one.name }),
    ),
    ...org.roles.map((one) => named('role', one.id, one.name, { detail: one.developerName })),
    ...org.profiles.map((one) => named('profile', one.id, one.label, { detail: one.name })),
    ...org.permissionSets.map((one) =>
      named('permissionSet', one.id, one.label, { detail: one.name }),
    ),
    ...org.groups.map((one) => named('group', one.id, one.name, { detail: one.developerName })),
    ...org.sharingRules.map((one) =>
      named('sharingRule', `${one.object}.${one.name}`, one.name, {
        detail: `${one.object} · ${one.accessLevel}`,
        object: one.object,
      }),
    ),
    ...org.objects.flatMap((object) =>
      object.fields.map((one) =>
        named('field', `${object.name}.${one.name}`, `${object.name}.${one.name}`, {
          detail: one.label,
          object: object.name,
          field: one.name,
        }),
      ),
    ),
  ]
}

interface NamedParts {
  readonly detail?: string | undefined
  readonly object?: string
  readonly field?: string
  readonly also?: readonly string[]
}

function named(kind: SearchKind, id: string, name: string, parts: NamedParts): Named {
  const { detail = '', object = null, field = null, also = [] } = parts
  const texts = [name, detail, ...also].map((text) => text.toLowerCase())
  return { kind, id, name, detail, object, field, texts }
}

/** Finding by something else than the name (a label, a role) comes after every name. */
const byOther = 3

/** Names that fit the text, best first: those that begin with it, then a word that does, then any place. O(names). */
export function search(index: NameIndex, text: string, limit: number): readonly SearchHit[] {
  const wanted = text.trim().toLowerCase()
  const ranked: Named[][] = [[], [], [], [], [], []]
  for (const one of index) {
    const [own = '', ...others] = one.texts
    const rank = Math.min(
      rankOf(own, wanted),
      ...others.map((candidate) => rankOf(candidate, wanted) + byOther),
    )
    ranked[rank]?.push(one)
  }
  return ranked
    .flatMap((names) => names.sort((a, b) => a.name.length - b.name.length))
    .slice(0, limit)
    .map(({ kind, id, name, detail, object, field }) => ({ kind, id, name, detail, object, field }))
}

/** 0 at the beginning, 1 at the beginning of a word, 2 anywhere, infinite for nowhere. */
function rankOf(candidate: string, wanted: string): number {
  const at = candidate.indexOf(wanted)
  if (at < 0) return Infinity
  if (at === 0) return 0
  return /[\s._-]/.test(candidate.charAt(at - 1)) ? 1 : 2
}
