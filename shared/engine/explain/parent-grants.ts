import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { recordPosition } from '../compile/compile-org'
import type { ParentLink } from '../compile/parent-links'
import { askThrough } from '../record/record-access'
import { derivedLevel, grantsOf, mayReadParent, overrideLevel } from '../record/sharing-level'
import { recordStep } from '../record/record-step'
import { specialObjectOf } from '../record/special/special-objects'
import { grantOf, subjectOf, type Subject } from '../record/subject'
import { parentAt, type RecordPosition } from '../compile/compiled-table'
import { withPath } from './membership-path'
import { overrideGrants } from './override-grants'

const isInherited = ({ rowCause }: Grant) => /^(?:ControlledByParent|MasterDetail)\(/.test(rowCause)

/**
 * The grants with what is inherited told by its cause on the parent: `MasterDetail(Invoice__c, Owner)`.
 *
 * Of one parent every open door is a grant of its own; of several, which must all be open, the strongest of each is
 * named in one (`MasterDetail(Invoice__c, Owner; Project__c, Rule)`). Levels come to the same. Rules R17, R1.19, R11.12.
 */
export function withParentCauses(subject: Subject, grants: readonly Grant[]): Grant[] {
  if (!grants.some(isInherited)) return [...grants]
  const link = onlyParent(subject)
  if (link === null)
    return grants.map((grant) => (isInherited(grant) ? namedByStrongest(subject, grant) : grant))
  return [...grants.filter((grant) => !isInherited(grant)), ...throughParent(subject, link)]
}

interface NamedParent {
  readonly link: ParentLink
  readonly position: RecordPosition
}

/** The one parent that the record names; null where it names several or one that is not in the import. */
function onlyParent({ object, table, row }: Subject): NamedParent | null {
  const named = object.parents.flatMap((link, i) => {
    const at = parentAt(table, i, row)
    return at === -1 ? [] : [{ link, position: { object: link.object, row: at } }]
  })
  const [first, ...others] = named
  const isAlone = object.control !== 'special' && others.length === 0
  return isAlone && first !== undefined && first.position.row >= 0 ? first : null
}

/** Every door of the parent as the child sees it. Rules R3.9, R3.10, R11.1, R11.11, R11.14. */
function throughParent(subject: Subject, { link, position }: NamedParent): Grant[] {
  const { compiled, object } = subject
  const parent = subjectOf(compiled, subject.user, position)
  const isDetail = object.control === 'masterDetail'
  const reads = (bound: 'certain' | 'possible') => isDetail || mayReadParent(subject, link, bound)
  if (!reads('possible')) return []
  const levelOf = (level: SharingLevel) =>
    isDetail ? derivedLevel([{ level, threshold: link.threshold }], object) : level
  const step = isDetail ? 'MasterDetail' : 'ControlledByParent'
  const inherited = openGrants(parent).map((grant) => ({
    ...grant,
    rowCause: `${step}(${parent.object.name}, ${grant.rowCause})`,
    level: levelOf(grant.level),
    rule: isDetail ? 'R11.1' : 'R3.9',
    isCertain: grant.isCertain && reads('certain'),
    childLevels: null,
    via: [recordStep(parent.table, parent.row), ...grant.via],
  }))
  const overridden = isDetail && object.isCustom ? throughOverride(parent, levelOf) : []
  return [...overridden, ...inherited]
}

/** R11.11 (D-39): View All and Modify All on the master open its custom details. */
function throughOverride(parent: Subject, levelOf: (level: SharingLevel) => SharingLevel): Grant[] {
  const { compiled, user, object } = parent
  const [certain, possible] = (['certain', 'possible'] as const).map((bound) =>
    overrideLevel(compiled, user, object.index, bound),
  )
  const permissions = overrideGrants(parent).flatMap(({ via }) => via)
  const via = [recordStep(parent.table, parent.row), ...permissions]
  const grants: Grant[] = []
  if (certain !== undefined && certain > SharingLevel.None)
    grants.push(grantOf('ViaCustomMasterViewAll', levelOf(certain), 'R11.11', { via }))
  if (certain !== undefined && possible !== undefined && possible > certain)
    grants.push(
      grantOf('ViaCustomMasterViewAll', levelOf(possible), 'R11.11', { via, isCertain: false }),
    )
  return grants
}

/** All that the record leg leaves for the user on a record, with its paths. */
function openGrants(subject: Subject): Grant[] {
  const grants =
    subject.object.control === 'special'
      ? specialObjectOf(subject.object).grants(subject, askThrough(subject.compiled))
      : grantsOf(subject)
  return withParentCauses(subject, grants).map((grant) => ({
    ...withPath(subject, grant),
    grantee: null,
  }))
}

/** A grant of which several records decide, with the strongest cause on each. */
function namedByStrongest(subject: Subject, grant: Grant): Grant {
  const { compiled, user } = subject
  const told = grant.via.flatMap((step) => {
    const position = step.kind === 'record' ? recordPosition(compiled, step.record) : undefined
    if (position === undefined) return [{ name: '', via: [step] }]
    const parent = subjectOf(compiled, user, position)
    const strongest = strongestGrant(subject, parent)
    const cause = strongest === undefined ? '' : `, ${strongest.rowCause}`
    return [{ name: parent.object.name + cause, via: [step, ...(strongest?.via ?? [])] }]
  })
  const names = told.flatMap(({ name }) => (name === '' ? [] : [name]))
  const step = grant.rowCause.slice(0, grant.rowCause.indexOf('('))
  return names.length === 0
    ? grant
    : { ...grant, rowCause: `${step}(${names.join('; ')})`, via: told.flatMap(({ via }) => via) }
}

/** Overriding permissions on the parent count for activities and the like, and for custom details. Rules R11.11, R15.1. */
function strongestGrant(child: Subject, parent: Subject): Grant | undefined {
  const isMaster = child.object.control === 'masterDetail'
  const overrides = isMaster
    ? child.object.isCustom
      ? throughOverride(parent, (level) => level)
      : []
    : child.object.control === 'special'
      ? overrideGrants(parent)
      : []
  return [...overrides, ...openGrants(parent)].sort(
    (a, b) => Number(b.isCertain) - Number(a.isCertain) || b.level - a.level,
  )[0]
}
