import { objectPermissionKeys } from '../model/container'
import type { Org } from '../model/org'
import { applyChange } from './apply-changes'
import type { Change, ChangeRefusal } from './change'
import { objectPermissionWord } from './format-change'
import type { PropertyAt } from './kind'
import { kindTable } from './kind-table'
import { recordNamed } from './naming'
import { permissionState } from './permission-state'

/** A code and its arguments: the message file of a language turns them into words. */
export interface Wording {
  readonly code: string
  readonly args: Readonly<Record<string, string>>
}

/** A change as it would be made: what is changed, and its value before and after; null where the org says none. */
export interface ChangeDescription {
  /** The code is the change's `kind`. */
  readonly subject: Wording
  readonly before: Wording | null
  readonly after: Wording | null
  /** What it brings along: prerequisites that are ticked, what needs a permission that is taken (PRM-23). */
  readonly also: readonly { readonly subject: Wording; readonly after: Wording }[]
}

export type DescribedChange = ({ readonly kind: 'ok' } & ChangeDescription) | ChangeRefusal

/** What the change does to this org, or why it is refused there. */
export function describeChange(org: Org, change: Change): DescribedChange {
  const edited = applyChange(org, change)
  if ('kind' in edited) return edited
  return {
    kind: 'ok',
    subject: { code: change.kind, args: argsOf(change) },
    before: valueOf(change, stateOf(org, change)),
    after: valueOf(change, stateOf(edited, renamed(change))),
    also: alsoChanged(org, edited, change),
  }
}

/** Other permissions of the same entry that the change turned. */
function alsoChanged(org: Org, after: Org, change: Change): ChangeDescription['also'] {
  if (change.kind !== 'objectPermission' && change.kind !== 'fieldPermission') return []
  const others: readonly Change[] =
    change.kind === 'objectPermission'
      ? objectPermissionKeys
          .filter((key) => key !== change.permission)
          .map((permission) => ({ ...change, permission }))
      : [{ ...change, permission: change.permission === 'read' ? 'edit' : 'read' }]
  return others.flatMap((other) => {
    const [before, now] = [stateOf(org, other), stateOf(after, other)]
    const value = valueOf(other, now)
    return before === now || value === null
      ? []
      : [{ subject: { code: other.kind, args: argsOf(other) }, after: value }]
  })
}

/** Once it is renamed a thing is found by its new name. */
function renamed(change: Change): Change {
  if (change.kind !== 'set' || change.property !== kindTable[change.item.kind].renamedBy)
    return change
  const { item, value } = change
  const object = kindTable[item.kind].isDotted ? `${item.name.split('.')[0] ?? ''}.` : ''
  return { ...change, item: { ...item, name: object + value } }
}

/** What is on and off has its own code; other values say what they are the value of. */
function valueOf(change: Change, state: string | null): Wording | null {
  if (state === null || state === '') return null
  if (change.kind === 'orgSetting')
    return { code: 'setting', args: { setting: change.setting, value: state } }
  if (state === 'on' || state === 'off') return { code: state, args: {} }
  const isModel = change.kind === 'set' && /sharingModel$/i.test(change.property)
  return isModel
    ? { code: 'sharingModel', args: { model: state } }
    : { code: 'name', args: { name: state } }
}

/** The value that a change is about, as it stands in this org: `on` and `off`, a name …; null where there is none. */
export function stateOf(org: Org, change: Change): string | null {
  switch (change.kind) {
    case 'make':
    case 'delete':
      return kindTable[change.item.kind].find(org, change.item.name).kind === 'found'
        ? 'there'
        : null
    case 'set': {
      const at = propertyOf(org, change)
      return at?.type.kind === 'boolean' ? onOff(at.value) : (at?.value ?? null)
    }
    case 'add':
    case 'take': {
      const has = propertyOf(org, change)?.has(change.element) ?? null
      return has === null ? null : onOff(String(has))
    }
    case 'objectPermission':
    case 'fieldPermission':
    case 'systemPermission':
      return permissionState(org, change)
    case 'recordOwner':
    case 'recordValue':
      return recordState(org, change)
    case 'orgSetting': {
      const value = org.settings[change.setting]
      return value === null ? null : String(value)
    }
  }
}

const onOff = (value: string) => (value === 'true' ? 'on' : value === 'false' ? 'off' : null)

function propertyOf(
  org: Org,
  { item, property }: Extract<Change, { property: string }>,
): PropertyAt | null {
  const found = kindTable[item.kind].find(org, item.name)
  return found.kind === 'refused' ? null : found.property(property)
}

function recordState(
  org: Org,
  change: Extract<Change, { kind: 'recordOwner' | 'recordValue' }>,
): string | null {
  const found = recordNamed(org, change.record)
  if (found.kind === 'refused') return null
  const { table, position } = found
  if (change.kind === 'recordValue') {
    const wanted = change.field.toLowerCase()
    const column = table.columns.find(({ field }) => field.toLowerCase() === wanted)
    return column?.values[position] ?? null
  }
  const owner = table.owners[position] ?? null
  const user = org.users.find(({ id }) => id === owner)
  return user?.username ?? org.groups.find(({ id }) => id === owner)?.developerName ?? owner
}

function argsOf(change: Change): Readonly<Record<string, string>> {
  switch (change.kind) {
    case 'make':
      return { itemKind: change.item.kind, item: change.item.name, like: change.like ?? '' }
    case 'delete':
      return { itemKind: change.item.kind, item: change.item.name }
    case 'set':
      return { itemKind: change.item.kind, item: change.item.name, property: change.property }
    case 'add':
    case 'take': {
      const { item, property, element } = change
      return { itemKind: item.kind, item: item.name, property, element }
    }
    case 'objectPermission': {
      const permission = objectPermissionWord(change.permission)
      return { ...containerArgs(change), object: change.object, permission }
    }
    case 'fieldPermission': {
      const { object, field, permission } = change
      return { ...containerArgs(change), object, field, permission }
    }
    case 'systemPermission':
      return { ...containerArgs(change), permission: change.permission }
    case 'recordOwner':
      return { record: change.record }
    case 'recordValue':
      return { record: change.record, field: change.field }
    case 'orgSetting':
      return { setting: change.setting }
  }
}

const containerArgs = ({ container }: Extract<Change, { container: unknown }>) => ({
  containerKind: container.kind,
  container: container.name,
})
