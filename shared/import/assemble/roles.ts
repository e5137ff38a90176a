import type { RoleId } from '@shared/model/id'
import { parseRecordId, parseRoleId } from '@shared/model/id'
import type { Role } from '@shared/model/role'
import type { ParsedRole } from '../metadata/parsed'
import { report, reportCounted } from './findings'
import { childLevel } from './levels'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, resolveId, resolveName, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, place, tableNamed } from './sources'

export type RoleRegistry = Registry<RoleId, Role>

const missingRole = (id: RoleId, name: string): Role => ({
  id,
  developerName: name,
  name,
  parent: null,
  portalType: 'None',
  portalAccount: null,
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
  isMissing: true,
  categoryGroupVisibilities: [],
})

const portalTypes: ReadonlyMap<string, Role['portalType']> = new Map([
  ['none', 'None'],
  ['customerportal', 'CustomerPortal'],
  ['partner', 'Partner'],
])

function portalTypeOf(sources: Sources, row: Row): Role['portalType'] {
  const text = cell(row, 'PortalType') ?? 'None'
  const known = portalTypes.get(text.toLowerCase())
  if (known !== undefined) return known
  const message = `\`${text}\` is no portal type; the role was taken as internal`
  reportCounted(sources.findings, 'warning', 'unknown-portal-type', place(row), message)
  return 'None'
}

function roleOfRow(sources: Sources, row: Row, id: RoleId): Role {
  const account = cell(row, 'PortalAccountId')
  const developerName = cell(row, 'DeveloperName') ?? cell(row, 'Name') ?? id
  return {
    id,
    developerName,
    name: cell(row, 'Name') ?? developerName,
    parent: null,
    portalType: portalTypeOf(sources, row),
    portalAccount: account === null ? null : parseRecordId(account),
    contactAccessLevel: childLevel(sources, row, 'ContactAccessForAccountOwner'),
    opportunityAccessLevel: childLevel(sources, row, 'OpportunityAccessForAccountOwner'),
    caseAccessLevel: childLevel(sources, row, 'CaseAccessForAccountOwner'),
    isMissing: false,
    categoryGroupVisibilities: [],
  }
}

/** Metadata wins for what defines a role; what it leaves out is taken from data. */
function withMetadata(base: Role | undefined, id: RoleId, parsed: ParsedRole): Role {
  return {
    ...(base ?? missingRole(id, parsed.name)),
    developerName: parsed.name,
    name: parsed.label ?? base?.name ?? parsed.name,
    contactAccessLevel: parsed.contactAccessLevel ?? base?.contactAccessLevel ?? 'None',
    opportunityAccessLevel: parsed.opportunityAccessLevel ?? base?.opportunityAccessLevel ?? 'None',
    caseAccessLevel: parsed.caseAccessLevel ?? base?.caseAccessLevel ?? 'None',
    isMissing: false,
  }
}

function parentOfRow(sources: Sources, roles: RoleRegistry, row: Row): RoleId | null {
  const id = cell(row, 'ParentRoleId')
  if (id !== null) return resolveId(roles, id, place(row), sources.findings)
  const name = cell(row, 'ParentRole.DeveloperName') ?? cell(row, 'ParentRole.Name')
  return name === null ? null : resolveName(roles, name, place(row), sources.findings)
}

const parentColumns = ['ParentRoleId', 'ParentRole.DeveloperName', 'ParentRole.Name']

const hasParentColumn = ({ table }: Row) =>
  parentColumns.some((name) => table.columns.has(name.toLowerCase()))

/** Roles of which neither file nor export says what stands above: told once, with the cure. Rules R4.1, R19.1. */
function reportParents(sources: Sources, roles: RoleRegistry): void {
  const [file] = tableNamed(sources, 'UserRole')?.files ?? []
  const isOpen = [...roles.entries.values()].some(({ isParentKnown }) => isParentKnown === false)
  if (file === undefined || !isOpen) return
  const message =
    'no column says which role stands above another, so who inherits is unknown; export `ParentRoleId` of UserRole'
  report(sources.findings, 'warning', 'role-parents-missing', { file, line: 1 }, message)
}

/** Parents are set once all roles are known; metadata wins, a difference is a note. */
function setParents(sources: Sources, roles: RoleRegistry, rows: ReadonlyMap<RoleId, Row>): void {
  for (const [id, row] of rows) {
    const role = roles.entries.get(id)
    if (role === undefined) continue
    const parent = parentOfRow(sources, roles, row)
    const stated = hasParentColumn(row) ? {} : { isParentKnown: false as const }
    roles.entries.set(id, { ...role, parent, ...stated })
  }
  for (const parsed of sources.metadata.roles) {
    const id = keyNamed(roles, parsed.name)
    const role = id === null ? undefined : roles.entries.get(id)
    if (id === null || role === undefined) continue
    const parent =
      parsed.parent === null ? null : resolveName(roles, parsed.parent, parsed, sources.findings)
    if (rows.has(id) && role.isParentKnown !== false && parent !== role.parent)
      report(
        sources.findings,
        'note',
        'role-parent-differs',
        parsed,
        `role \`${parsed.name}\` has another parent in the data; the metadata was taken`,
      )
    const { isParentKnown: _, ...stated } = role
    roles.entries.set(id, { ...stated, parent })
  }
}

/**
 * Roles of `UserRole` rows and role files, joined by developer name; portal roles come from data alone.
 *
 * A role above itself is broken later, with the other cycles. Levels that nobody states are None: they are stated
 * wherever the object's default is below them.
 */
export function assembleRoles(sources: Sources): RoleRegistry {
  const roles = emptyRegistry('role', parseRoleId, missingRole)
  const rows = new Map<RoleId, Row>()
  for (const row of eachRow(sources, 'UserRole')) {
    const name = cell(row, 'DeveloperName') ?? cell(row, 'Name')
    const stated = cell(row, 'Id')
    if (stated === null && name === null) continue
    const id = stated === null ? stableKey(roles, name ?? '') : parseRoleId(stated)
    const role = roleOfRow(sources, row, id)
    if (roles.entries.has(id))
      reportCounted(
        sources.findings,
        'warning',
        'duplicate-id',
        place(row),
        `role \`${id}\` stands twice; the last row was taken`,
      )
    add(roles, id, [role.developerName], role)
    rows.set(id, row)
  }
  for (const row of rows.values()) {
    const [name, id] = [cell(row, 'Name'), cell(row, 'Id')]
    if (name !== null && id !== null && keyNamed(roles, name) === null)
      roles.keysByName.set(name.toLowerCase(), parseRoleId(id))
  }
  for (const parsed of sources.metadata.roles) {
    const id = keyNamed(roles, parsed.name) ?? stableKey(roles, parsed.name)
    add(roles, id, [parsed.name], withMetadata(roles.entries.get(id), id, parsed))
  }
  setParents(sources, roles, rows)
  reportParents(sources, roles)
  return roles
}
