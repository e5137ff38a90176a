import type {
  ContentId,
  EditedContent,
  EditQuery,
  OpenAnswer,
  OpenQuery,
} from '@shared/protocol/engine'
import { measures } from '@shared/engine/heat-map/heat-map-types'
import type { Org } from '@shared/model/org'
import { rebasedDesign } from '@shared/scenario/rebase'
import type { Report, Rest } from './call-queue'
import { editedOrg } from './calls/edit-org'
import { orgSummary } from './calls/summary'
import { knownParts } from './content/known-parts'
import { openedOrgSteps, type OpenedOrg } from '@shared/scenario/opened-org'
import { countsOf, decodeOrg, encodeOrg } from './org-content'
import { pausedWork } from './paused-work'

/** How an opening reports, and how it rests. */
interface Turn {
  readonly report: Report
  readonly rest: Rest
}

/** The orgs that the worker holds: the open one, and those before it, so that undo need not read them again. */
export interface HeldOrgs {
  /** The org that is open; throws while there is none. */
  readonly open: () => OpenedOrg
  /** Evaluates in steps; one that is cancelled leaves open what was open. */
  readonly openOrg: (query: OpenQuery, turn: Turn) => Promise<OpenAnswer>
  readonly editOrg: (query: EditQuery) => Promise<EditedContent>
  /** Works out a piece of what the first question about causes will ask of the open org; false when all is there. */
  readonly prepare: () => boolean
}

/** Orgs held as data: they share what did not change between them. */
const heldCount = 8
/** Orgs held with everything that was built of them. */
const openedCount = 2

export function heldOrgs(): HeldOrgs {
  let known = knownParts()
  let opened: OpenedOrg | null = null
  let preparation: Generator<null, void> | null = null
  let openedAs: Pick<OpenQuery, 'contentId' | 'isSessionActive'> | null = null
  const orgs = new Map<ContentId, Org>()
  const evaluated = new Map<string, OpenedOrg>()
  /** Contents that came of each other by edits, by the first of them. */
  const firstOf = new Map<ContentId, ContentId>()
  const areRelated = (a: ContentId, b: ContentId) => (firstOf.get(a) ?? a) === (firstOf.get(b) ?? b)

  async function orgOf({ contentId, content }: OpenQuery): Promise<Org | null> {
    return orgs.get(contentId) ?? (content === null ? null : decodeOrg(content, known))
  }

  return {
    open() {
      if (opened === null) throw new Error('no org is open')
      return opened
    },
    async openOrg(query, { report, rest }) {
      const org = await orgOf(query)
      if (org === null) return { kind: 'absent' }
      hold(orgs, query.contentId, org, heldCount)
      const { contentId, isSessionActive } = query
      const key = JSON.stringify([contentId, isSessionActive])
      const isNear =
        openedAs?.isSessionActive === isSessionActive && areRelated(openedAs.contentId, contentId)
      const near = evaluated.get(key) ?? (isNear ? opened : null)
      const now = new Date().toISOString()
      opened = await pausedWork(
        near?.editedSteps(org, now) ?? openedOrgSteps(org, now, isSessionActive),
        report,
        rest,
      )
      openedAs = { contentId, isSessionActive }
      preparation = prepared(opened)
      hold(evaluated, key, opened, openedCount)
      return { kind: 'opened', summary: orgSummary(opened.base) }
    },
    prepare: () => preparation?.next().done === false,
    async editOrg({ edit, designBefore, design, from, to, isWhole }) {
      const org = orgs.get(from)
      if (org === undefined) throw new Error('the engine stopped; open the org again')
      const edited = editedOrg(org, edit)
      if (edited.kind === 'refused') return edited
      if (isWhole) known = knownParts()
      const content = await encodeOrg(edited.org, known)
      hold(orgs, to, edited.org, heldCount)
      firstOf.set(to, firstOf.get(from) ?? from)
      const kept =
        edited.design ?? rebasedDesign({ org, design: designBefore }, { org: edited.org, design })
      return { kind: 'edited', content, counts: countsOf(edited.org), design: kept }
    },
  }
}

/** Every measure of the base, one after the other: a change is told by what differs in any of them. */
function* prepared({ base }: OpenedOrg): Generator<null, void> {
  const { counts, possible } = base.counts()
  for (const measure of measures)
    for (const bound of [counts, possible]) if (bound[measure].length > 0) yield null
}

/** Puts a value last; the one that was used least lately goes. */
function hold<Value>(held: Map<string, Value>, key: string, value: Value, count: number): void {
  held.delete(key)
  held.set(key, value)
  const oldest = held.keys().next().value
  if (held.size > count && oldest !== undefined) held.delete(oldest)
}
