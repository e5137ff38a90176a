import { causesOf, type CauseGroup } from '@shared/scenario/causes'
import { everyLever, leverRanking } from '@shared/scenario/levers'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { causeWords, changeCause, idleSentence } from '@shared/scenario/told-causes'
import type { Steps } from '@shared/engine/compile/steps'
import type { CausesAnswer, EngineAnswer, EngineQuery } from '@shared/protocol/engine'

/** Cells of the heat-map that a group is about: of its object, or where only fields are concerned, of these. */
const cellsOfMap = ({ users, measures, fields }: CauseGroup) =>
  users.length * (measures.length > 0 ? 1 : fields.length)

/** What the changes do, in sentences with their cause. */
export function* causes(
  opened: OpenedOrg,
  { changes, limit }: EngineQuery<'causes'>,
): Steps<CausesAnswer> {
  const base = opened.base.compiled.org
  const { groups, idle, ...rest } = yield* causesOf(opened, changes)
  const widest = groups.toSorted((a, b) => cellsOfMap(b) - cellsOfMap(a)).slice(0, limit)
  const users = [...new Set(widest.flatMap((group) => group.users))]
  const positions = new Map(users.map((user, position) => [user, position]))
  const personas = new Set(opened.base.compiled.org.users.filter(isPersona).map(({ id }) => id))
  return {
    users,
    groups: widest.map((group) => ({
      sentence: causeWords(base, group),
      cellCount: group.isGain ? cellsOfMap(group) : -cellsOfMap(group),
      object: group.object,
      fields: group.fields,
      isOfObject: group.measures.length > 0,
      users: Uint32Array.from(group.users, (user) => positions.get(user) ?? 0),
      arePersonas: group.users.every((user) => personas.has(user)),
      changes: [...new Set(group.alternatives.flat())],
    })),
    omittedCount: Math.max(0, groups.length - limit),
    idle: idle.map((one) => ({
      sentence: idleSentence(base, one),
      cellCount: 0,
      object: '',
      fields: [],
      isOfObject: false,
      users: new Uint32Array(0),
      arePersonas: false,
      changes: [one.change],
    })),
    gainedCellCount: rest.gainedCellCount,
    lostCellCount: rest.lostCellCount,
    uncertainCount: rest.uncertainCount,
    isExact: rest.isExact,
  }
}

const isPersona = (user: { readonly isPersona: boolean }) => user.isPersona

/** Settings without effect that are named for each kind. */
const namedDead = 30

/** Every single setting of the org with the changes turned, those that move the most cells first. */
export function* levers(
  opened: OpenedOrg,
  { changes, limit }: EngineQuery<'levers'>,
): Steps<EngineAnswer<'levers'>> {
  const from = { base: opened.with(changes), options: opened.options }
  const base = from.base.compiled.org
  const { ranked, dead, refusedCount, untriedCount } = yield* leverRanking(from, everyLever)
  return {
    ranked: ranked
      .slice(0, limit)
      .map((lever) => ({ ...lever, words: changeCause(base, lever.change) })),
    movingCount: ranked.length,
    deadCount: dead.reduce((sum, { changes }) => sum + changes.length, 0),
    refusedCount,
    untriedCount,
    dead: dead.map(({ kind, changes }) => ({
      kind,
      count: changes.length,
      changes: changes.slice(0, namedDead),
    })),
  }
}
