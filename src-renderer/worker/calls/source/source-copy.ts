import type { ParsedDocument } from '@shared/import/org-document/parse-org-document'
import type { ObjectName } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type {
  CheckedSource,
  FollowedSource,
  OpenedSource,
  OpenSourceQuery,
  TextChange,
  TypedChanges,
} from '@shared/protocol/source'
import { changedSubject } from './changed-subject'
import { documentTree, type DocumentTree } from './document-tree'
import { draftOf, withDraft } from './draft'
import { changedText, lineHunks, textChanges } from './line-hunks'
import { namedPlaces, type NamedPlaces } from './named-places'
import { sourceProblems } from './problems'
import { orgOfSource, sourceText, type SourceText } from './source-text'

/** The text of the editor with what was read in it. */
export interface ReadSource {
  readonly tree: DocumentTree
  readonly places: NamedPlaces
}

/** A text that can become the org, and the org's own words for it. */
interface FitText {
  readonly text: string
  readonly own: string
}

/** Texts remembered until the org follows one of them. */
const rememberedCount = 4

/**
 * The worker's copy of the editor's text.
 *
 * The window tells what was typed and never the whole text. The copy knows which text means the org in force, so that an
 * org that changed elsewhere changes the text only where it must, and what is typed and not in force yet stays.
 */
export interface SourceCopy {
  readonly open: (query: OpenSourceQuery) => OpenedSource
  readonly catchUp: (typed: readonly TypedChanges[]) => void
  readonly read: () => ReadSource
  readonly follow: (shown: readonly ObjectName[]) => FollowedSource
  readonly check: () => CheckedSource
  readonly revert: () => readonly TextChange[]
  readonly format: () => readonly TextChange[]
}

/** A copy of nothing, until it is opened; `base` tells the org in force. */
export function sourceCopy(base: () => Org): SourceCopy {
  let text = ''
  let version = 0
  let shown: ReadonlySet<ObjectName> = new Set()
  /** A text that means the org in force as it was last followed: its own words, or what was typed and taken over. */
  let inForce = ''
  /** What the editor was told to become, and then means the org in force. */
  let following: FitText | null = null
  let fits: FitText[] = []
  let known: { readonly org: Org; readonly source: SourceText } | null = null
  let done: { readonly text: string; readonly read: ReadSource } | null = null

  const own = (): SourceText => {
    const org = base()
    if (known?.org !== org) known = { org, source: sourceText(org, shown) }
    return known.source
  }
  const show = (objects: readonly ObjectName[]) => {
    shown = new Set(objects)
    known = null
  }
  const settle = () => {
    if (following?.text !== text) return
    inForce = following.own
    following = null
  }
  const parsed = () => orgOfSource(text, base())
  const read = (): ReadSource => {
    if (done?.text !== text) {
      const tree = documentTree(text)
      done = { text, read: { tree, places: namedPlaces(tree) } }
    }
    return done.read
  }
  const followed = (target: string, conflictCount: number): FollowedSource => ({
    version,
    changes: textChanges(text, target),
    conflictCount,
    leftOut: own().leftOut,
  })

  return {
    read,
    open({ draft, shown: objects }) {
      show(objects)
      const { text: base, leftOut } = own()
      const drafted = draft === null ? { text: base, conflictCount: 0 } : withDraft(base, draft)
      text = base
      version = 0
      inForce = base
      following = null
      fits = []
      const { conflictCount } = drafted
      return { text, draft: textChanges(base, drafted.text), conflictCount, leftOut }
    },
    catchUp(typed) {
      for (const step of typed) {
        if (step.version <= version) continue
        text = changedText(text, step.changes)
        version = step.version
        settle()
      }
    },
    follow(objects) {
      const isAsBefore = text === inForce
      show(objects)
      const now = own().text
      const taken = fits.findLast((fit) => fit.own === now)
      fits = []
      if (taken !== undefined) {
        inForce = taken.text
        return followed(text, 0)
      }
      const draft = isAsBefore ? null : draftOf(inForce, text)
      const drafted = draft === null ? { text: now, conflictCount: 0 } : withDraft(now, draft)
      following = { text: drafted.text, own: now }
      settle()
      return followed(drafted.text, drafted.conflictCount)
    },
    check() {
      const { tree, places } = read()
      const now = own().text
      if (text === now) return { version, problems: [], state: 'same', subject: '', draft: null }
      let meant: ParsedDocument | null = null
      const problems = sourceProblems(tree, places, () => (meant ??= parsed()))
      const org = problems.length > 0 ? null : parsedOrg((meant ??= parsed()))
      const words = org === null ? null : sourceText(org, shown).text
      if (words !== null) fits = [...fits, { text, own: words }].slice(-rememberedCount)
      if (words === now) return { version, problems, state: 'same', subject: '', draft: null }
      return {
        version,
        problems,
        state: words === null ? 'broken' : 'edit',
        subject: changedSubject(tree, lineHunks(now.split('\n'), text.split('\n'))),
        draft: draftOf(now, text),
      }
    },
    revert: () => textChanges(text, own().text),
    format() {
      const org = parsedOrg(parsed())
      return org === null ? [] : textChanges(text, sourceText(org, shown).text)
    },
  }
}

const parsedOrg = (parsed: ParsedDocument): Org | null => (parsed.kind === 'ok' ? parsed.org : null)
