import { objectNamed } from '@shared/engine/compile/compile-tables'
import { mayHaveOwnPermissions } from '@shared/change/edit-permission'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import { hasNoFieldPermissions, isWritable } from '@shared/engine/permission/field-permissions'
import { permissionsStandingFor } from '@shared/engine/permission/activity-permissions'
import { objectCap } from '@shared/engine/permission/licence-cap'
import type { Permissions } from '@shared/model/container'
import { licenceFamily } from '@shared/model/licence-caps'
import {
  allFieldBits,
  allObjectBits,
  FieldBit,
  objectBits,
  unknownCell,
} from '@shared/model/object-bits'
import type { FieldConfig } from '@shared/model/object-config'
import type { GridContainer, GridRow, PermissionGrid } from '@shared/protocol/engine'

/** A container of the org with what tells known from unknown cells. */
interface Column {
  readonly container: GridContainer
  readonly permissions: Permissions
  /** What it says nothing about is unknown where the import does not declare it either (import-formats 4). */
  readonly isPartial: boolean
  readonly licence: string | null
}

/** The grid of objects, or of the fields of one object, which is empty for an object that the org does not have. */
export function permissionGrid(compiled: CompiledOrg, object: string | null): PermissionGrid {
  if (object === null) return objectGrid(compiled)
  const none = new Uint8Array(0)
  const empty = { object, rows: [], columns: [], cells: none, capped: none }
  return fieldGrid(compiled, object) ?? { ...empty, objects: objectsOf(compiled) }
}

/** What each profile, permission set and muting set states on each object. Rules PRM-02, PRM-11a. */
function objectGrid(compiled: CompiledOrg): PermissionGrid {
  const columns = columnsOf(compiled)
  const objects = compiled.objects.filter(isListed)
  const cells = new Uint8Array(objects.length * columns.length)
  const capped = new Uint8Array(cells.length)
  const rowByName = new Map(objects.map(({ name }, row) => [name.toLowerCase(), row]))
  const rows = objects.map((object) => objectRow(compiled, object))
  for (const [c, column] of columns.entries()) {
    const stated = new Map<number, number>()
    for (const entry of column.permissions.objectPermissions) {
      const row = rowByName.get(entry.object.toLowerCase())
      if (row !== undefined) stated.set(row, (stated.get(row) ?? 0) | objectBits(entry))
    }
    const known = column.licence === null ? null : licenceFamily(column.licence)
    // LIC-06: what its permission set licence leaves to an integration user is not the profile's to say.
    const family = known === 'integration' ? null : known
    for (const [r, object] of objects.entries()) {
      const at = r * columns.length + c
      const isSilent = column.isPartial && object.config?.isDeclared !== true && !stated.has(r)
      cells[at] = !column.container.isKnown || isSilent ? unknownCell : (stated.get(r) ?? 0)
      if (family !== null && rows[r]?.barredBits === 0)
        capped[at] = allObjectBits & ~objectCap(object, family, compiled.org.settings)
    }
  }
  const containers = columns.map(({ container }) => container)
  return { object: null, objects: objectsOf(compiled), rows, columns: containers, cells, capped }
}

/** What each container states on each field of an object; null for an object that the org does not have. */
export function fieldGrid(compiled: CompiledOrg, object: string): PermissionGrid | null {
  const found = objectNamed(compiled, object)
  if (found === undefined) return null
  const columns = columnsOf(compiled)
  const fields = [...found.fields].sort((a, b) => (a.name < b.name ? -1 : 1))
  const cells = new Uint8Array(fields.length * columns.length)
  const rowByName = new Map(fields.map(({ name }, row) => [name.toLowerCase(), row]))
  for (const [c, column] of columns.entries()) {
    for (const [r, { isDeclared }] of fields.entries()) {
      const isUnknown = !column.container.isKnown || (column.isPartial && !isDeclared)
      cells[r * columns.length + c] = isUnknown ? unknownCell : 0
    }
    for (const entry of column.permissions.fieldPermissions) {
      if (entry.object.toLowerCase() !== found.name.toLowerCase()) continue
      const row = rowByName.get(entry.field.toLowerCase())
      if (row === undefined) continue
      const bits =
        (entry.readable ? FieldBit.readable : 0) | (entry.editable ? FieldBit.editable : 0)
      cells[row * columns.length + c] = bits
    }
  }
  const rows = fields.map((field) => fieldRow(found, field))
  const containers = columns.map(({ container }) => container)
  const of = { object: found.name, objects: objectsOf(compiled) }
  return { ...of, rows, columns: containers, cells, capped: new Uint8Array(0) }
}

/** The arrays of a grid, which are handed over and not copied. */
export function gridBuffers({ cells, capped }: PermissionGrid): Transferable[] {
  return [cells.buffer, capped.buffer]
}

/** Custom settings and custom metadata have no object permissions; the catalogue's other objects are nobody's business. */
function isListed({ isStated, config }: CompiledObject): boolean {
  return isStated && config?.kind !== 'customSetting' && config?.kind !== 'customMetadata'
}

const objectsOf = ({ objects }: CompiledOrg) =>
  objects.filter(isListed).map((object) => ({ name: object.name, label: labelOf(object) }))

const labelOf = ({ name, config, standard }: CompiledObject) =>
  config?.label ?? standard?.label ?? name

function columnsOf({ org }: CompiledOrg): Column[] {
  const groupOfMuting = new Map(
    org.permissionSetGroups.map((group) => [group.mutingPermissionSet, group.label]),
  )
  return [
    ...org.profiles.map((profile): Column => {
      const { name, label, userLicense, isMissing, isPartial } = profile
      const detail = userLicense ?? ''
      const container = { kind: 'profile', name, label, detail, isKnown: !isMissing } as const
      return { container, permissions: profile, isPartial, licence: userLicense }
    }),
    ...org.permissionSets.map((set): Column => {
      const { name, label, license, isMissing } = set
      const detail = license ?? ''
      const container = { kind: 'permissionSet', name, label, detail, isKnown: !isMissing } as const
      return { container, permissions: set, isPartial: false, licence: license }
    }),
    ...org.mutingPermissionSets.map((set): Column => {
      const { id, name, label } = set
      const detail = groupOfMuting.get(id) ?? ''
      const container = { kind: 'mutingPermissionSet', name, label, detail, isKnown: true } as const
      return { container, permissions: set, isPartial: false, licence: null }
    }),
  ]
}

const open = { fixedBits: 0, barredBits: 0, reason: '', rule: '' }

function objectRow({ org }: CompiledOrg, object: CompiledObject): GridRow {
  const { name, config } = object
  const row = { name, label: labelOf(object), detail: '' }
  if (config === null) {
    const reason = `\`${name}\` is only named by others; add the object first`
    return { ...row, ...open, barredBits: allObjectBits, reason }
  }
  const deciding = permissionsStandingFor(name, allObjectBits).map((each) => `\`${each}\``)
  if (deciding.length > 0) {
    const reason = `on \`${name}\` the system permissions ${deciding.join(' and ')} decide; object permissions say nothing`
    return { ...row, ...open, barredBits: allObjectBits, reason, rule: 'R15.4' }
  }
  if (mayHaveOwnPermissions(org, config)) return { ...row, ...open }
  const reason = `\`${name}\` has no object permissions of its own; those of the object that it belongs to count`
  return { ...row, ...open, barredBits: allObjectBits, reason, rule: 'R11.19' }
}

function fieldRow(object: CompiledObject, field: FieldConfig): GridRow {
  const { name } = field
  const label = field.label === '' ? name : field.label
  const row = { name, label, detail: field.type ?? '' }
  if (object.config === null) {
    const reason = `\`${object.name}\` is only named by others; add the object first`
    return { ...row, ...open, barredBits: allFieldBits, reason }
  }
  const isReadOnly = !isWritable(field)
  if (hasNoFieldPermissions(object, field)) {
    const fixedBits = isReadOnly ? FieldBit.readable : allFieldBits
    const reason = `\`${name}\` has no field permissions: it goes with the object`
    return { ...row, fixedBits, barredBits: allFieldBits & ~fixedBits, reason, rule: 'FLS-15' }
  }
  if (!isReadOnly) return { ...row, ...open }
  const reason = `\`${name}\` is calculated by the platform, so nobody edits it`
  return { ...row, ...open, barredBits: FieldBit.editable, reason, rule: 'FLS-20' }
}
