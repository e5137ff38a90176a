import { measures, type Measure } from '../engine/heat-map/heat-map-types'
import type { FieldName, ObjectName, UserId } from '../model/id'
import { attributedCells, type Attribution } from './attribution'
import { causeExamples, type CauseExample } from './cause-examples'
import { changedCells, valuesIn, type ChangedCells } from './changed-cells'
import { idleChanges, type IdleChange } from './idle-changes'
import type { ChangeText, OpenedOrg, RefusedChange } from './opened-org'
import { usersAlikeIn, type UsersAlike } from './users-alike'
import type { Steps } from '../engine/compile/steps'

/** What changes do, as groups that can be read aloud; every cell that differs belongs to exactly one group. */
export interface Causes {
  /** The largest first. */
  readonly groups: readonly CauseGroup[]
  /** Changes that are part of no group, with the reason where one could be verified. */
  readonly idle: readonly IdleChange[]
  readonly refused: readonly RefusedChange[]
  readonly gainedCellCount: number
  readonly lostCellCount: number
  /** Cells in which only what is unknown differs. */
  readonly uncertainCount: number
  /** False: too many changes to try in combination; each cell is laid to the last change that moved it. */
  readonly isExact: boolean
}

/** Cells of one object that the same changes bring about for users alike. */
export interface CauseGroup {
  /** As `Attribution.alternatives`, as changes. */
  readonly alternatives: readonly (readonly ChangeText[])[]
  readonly isAdditive: boolean
  readonly isGain: boolean
  readonly object: ObjectName
  /** Measures of the object itself that differ, lowest first; empty: fields alone. */
  readonly measures: readonly Measure[]
  /** Fields that differ, of any of the users. */
  readonly fields: readonly FieldName[]
  /** Of the fields: `edit` when only their editing differs. */
  readonly fieldMeasure: 'read' | 'edit'
  readonly users: readonly UserId[]
  readonly alike: UsersAlike
  readonly cellCount: number
  /** Pairs of user and record of the lowest measure. */
  readonly recordCount: number
  /** Records that differ for one of the users, by any measure of theirs: the fewest and the most. */
  readonly recordsEach: { readonly least: number; readonly most: number }
  /** The records are record classes. */
  readonly areClasses: boolean
  readonly examples: readonly CauseExample[]
}

/** Why the open org differs from its base, by change. A few evaluations for each change. */
export function* causesOf(opened: OpenedOrg, changes: readonly ChangeText[]): Steps<Causes> {
  const after = opened.with(changes)
  const cells = changedCells(opened.base, after)
  const made = changes.filter((change) => !after.refused.some((one) => one.change === change))
  const { attributions, ofCell, isExact } = yield* attributedCells({
    changeCount: made.length,
    before: cells.before,
    after: cells.after,
    valuesWith: (positions) =>
      valuesIn(cells, opened.tried(positions.flatMap((at) => made[at] ?? []))),
  })
  const positions = made.map((_, position) => position)
  const groups = groupsOf(opened, made, { cells, attributions, ofCell })
  const busy = new Set(attributions.flatMap(({ alternatives }) => alternatives.flat()))
  return {
    groups: groups.toSorted((a, b) => b.cellCount - a.cellCount),
    idle: yield* idleChanges(
      opened,
      made,
      positions.filter((position) => !busy.has(position)),
    ),
    refused: after.refused,
    gainedCellCount: countOf(groups, true),
    lostCellCount: countOf(groups, false),
    uncertainCount: cells.uncertainCount,
    isExact,
  }
}

function countOf(groups: readonly CauseGroup[], isGain: boolean): number {
  return groups.reduce((sum, one) => sum + (one.isGain === isGain ? one.cellCount : 0), 0)
}

interface Attributed {
  readonly cells: ChangedCells
  readonly attributions: readonly Attribution[]
  readonly ofCell: Int32Array
}

/** Cells of one user on one object with one attribution and direction. */
interface UserCells {
  readonly attribution: number
  readonly isGain: boolean
  readonly object: ObjectName
  readonly user: number
  readonly cells: number[]
}

/** More groups than this on one object for one cause are told together, whatever fields they have. */
const groupLimit = 3

function groupsOf(
  opened: OpenedOrg,
  changes: readonly ChangeText[],
  attributed: Attributed,
): CauseGroup[] {
  const after = opened.with(changes)
  const alike = usersAlikeIn(after.compiled)
  const examples = causeExamples(opened.base, after)
  return [...byKey(byUser(attributed), storyOf(attributed)).values()].map((parts) => {
    const { attribution, isGain, object } = parts[0] ?? nobody
    const { alternatives, isAdditive } = attributed.attributions[attribution] ?? noAttribution
    const told = toldOf(attributed.cells, parts)
    const users = parts.flatMap(({ user }) => attributed.cells.users[user] ?? [])
    const [measure = 'read'] = told.measures
    return {
      alternatives: alternatives.map((set) => set.flatMap((at) => changes[at] ?? [])),
      isAdditive,
      isGain,
      object,
      ...told,
      users,
      alike: alike(users),
      ...examples({ users, object, measure, isGain, isOfFields: told.measures.length === 0 }),
    }
  })
}

const nobody = { attribution: 0, isGain: true, object: '', user: 0, cells: [] }
const noAttribution: Attribution = { alternatives: [], isAdditive: false }

function byUser({ cells, ofCell }: Attributed): UserCells[] {
  const found = new Map<number, Map<string, UserCells>>()
  for (const [cell, user] of cells.user.entries()) {
    const isGain = (cells.after[cell] ?? 0) > (cells.before[cell] ?? 0)
    const object = cells.columns[cells.column[cell] ?? -1]?.object ?? ''
    const attribution = ofCell[cell] ?? 0
    const key = `${attribution} ${String(isGain)} ${object}`
    const ofUser = found.get(user) ?? new Map<string, UserCells>()
    found.set(user, ofUser)
    const known = ofUser.get(key)
    if (known !== undefined) known.cells.push(cell)
    else ofUser.set(key, { attribution, isGain, object, user, cells: [cell] })
  }
  return [...found.values()].flatMap((ofUser) => [...ofUser.values()])
}

/** What is told of a user's cells: measures with all fields, or, where that makes too many groups, measures alone. */
function storyOf({ cells }: Attributed): { readonly whole: Story; readonly brief: Story } {
  const words = (part: UserCells, isWhole: boolean) => {
    const told = part.cells.flatMap((cell) => {
      const column = cells.columns[cells.column[cell] ?? -1]
      const measure = measures[cells.measure[cell] ?? 0] ?? 'read'
      if (column?.field == null) return [measure]
      return isWhole ? [`${column.field}.${measure}`] : []
    })
    return `${part.attribution} ${String(part.isGain)} ${part.object} ${told.sort().join(' ')}`
  }
  return { whole: (part) => words(part, true), brief: (part) => words(part, false) }
}

type Story = (part: UserCells) => string

function byKey(
  parts: readonly UserCells[],
  { whole, brief }: ReturnType<typeof storyOf>,
): Map<string, UserCells[]> {
  const groups = new Map<string, UserCells[]>()
  for (const [key, ofBrief] of grouped(parts, brief)) {
    const wholes = grouped(ofBrief, whole)
    if (wholes.size > groupLimit) groups.set(key, ofBrief)
    else for (const [full, ofWhole] of wholes) groups.set(full, ofWhole)
  }
  return groups
}

function grouped(parts: readonly UserCells[], keyOf: Story): Map<string, UserCells[]> {
  const groups = new Map<string, UserCells[]>()
  for (const part of parts) {
    const key = keyOf(part)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [part])
    else group.push(part)
  }
  return groups
}

/** Measures, fields and counts of the cells of a group. */
function toldOf(
  cells: ChangedCells,
  parts: readonly UserCells[],
): Pick<
  CauseGroup,
  'measures' | 'fields' | 'fieldMeasure' | 'cellCount' | 'recordCount' | 'recordsEach'
> {
  const differing = new Set<number>()
  const fields = new Set<FieldName>()
  let areFieldsRead = false
  let cellCount = 0
  const recordCounts = measures.map(() => 0)
  let [least, most] = [Infinity, 0]
  for (const { cells: ofUser } of parts)
    for (const cell of ofUser) {
      const measure = cells.measure[cell] ?? 0
      const field = cells.columns[cells.column[cell] ?? -1]?.field ?? null
      const moved = Math.abs((cells.after[cell] ?? 0) - (cells.before[cell] ?? 0))
      cellCount++
      if (field !== null) {
        fields.add(field)
        areFieldsRead ||= measure === 0
      } else {
        differing.add(measure)
        recordCounts[measure] = (recordCounts[measure] ?? 0) + moved
        if (measures[measure] !== 'create')
          [least, most] = [Math.min(least, moved), Math.max(most, moved)]
      }
    }
  const [lowest] = [...differing].sort((a, b) => a - b)
  return {
    measures: measures.filter((_, measure) => differing.has(measure)),
    fields: [...fields],
    fieldMeasure: areFieldsRead ? 'read' : 'edit',
    cellCount,
    recordCount: measures[lowest ?? -1] === 'create' ? 0 : (recordCounts[lowest ?? -1] ?? 0),
    recordsEach: { least: Math.min(least, most), most },
  }
}
