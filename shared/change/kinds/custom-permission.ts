import type { CustomPermission, Permissions } from '../../model/container'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { closestNames } from '../closest-names'
import { kindOf, type KindOf, type Named } from '../kind'
import { labelOfName } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withParts } from '../references'
import { illegalDeveloperName } from './legal-name'

const put = inList<CustomPermission>(
  (org) => org.customPermissions,
  (org, customPermissions) => ({ ...org, customPermissions }),
)
const { text, list } = propertiesOf(put)

/** A custom permission by API name. */
export function customPermissionNamed(org: Org, name: string): Named<CustomPermission> {
  const wanted = name.toLowerCase()
  const position = org.customPermissions.findIndex((one) => one.name.toLowerCase() === wanted)
  const item = org.customPermissions[position]
  if (item !== undefined) return { kind: 'found', item, position }
  const names = org.customPermissions.map((one) => one.name)
  return changeRefusal(
    'unknown-custom-permission',
    `no custom permission is named \`${name}\``,
    closestNames(name, names),
  )
}

const illegal = (org: Org, name: string, except: CustomPermission | null) =>
  illegalDeveloperName(
    'custom permission',
    name,
    org.customPermissions.filter((one) => one !== except).map((one) => one.name),
  )

function inContainers<Container extends Pick<Permissions, 'customPermissions'>>(
  containers: readonly Container[],
  from: string,
  to: string | null,
): readonly Container[] {
  return mapped(containers, (container) => {
    const customPermissions = mapped(container.customPermissions, (one) =>
      one === from ? to : one,
    )
    return customPermissions === container.customPermissions
      ? container
      : { ...container, customPermissions }
  })
}

/** The org with the permission under another name, or (null) without it, wherever it is given or required. */
function withName(org: Org, item: CustomPermission, to: string | null): Org {
  return withParts(org, {
    customPermissions: mapped(org.customPermissions, (one) => {
      if (one === item && to === null) return null
      const requiredPermissions = mapped(one.requiredPermissions, (name) =>
        name === item.name ? to : name,
      )
      if (one === item && to !== null) return { ...item, name: to, requiredPermissions }
      return requiredPermissions === one.requiredPermissions ? one : { ...one, requiredPermissions }
    }),
    profiles: inContainers(org.profiles, item.name, to),
    permissionSets: inContainers(org.permissionSets, item.name, to),
    mutingPermissionSets: inContainers(org.mutingPermissionSets, item.name, to),
  })
}

/** PRM-27: never required by itself, not even by way of others. */
function isRequiredBy(org: Org, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const name of seen) {
    if (name === to) return true
    for (const next of org.customPermissions.find((one) => one.name === name)
      ?.requiredPermissions ?? [])
      seen.add(next)
  }
  return false
}

const required: ElementList<CustomPermission, string> = {
  rule: 'PRM-27',
  elements: (_, one) => one.requiredPermissions,
  parse(org, _, element) {
    const found = customPermissionNamed(org, unquotedName(element))
    return found.kind === 'refused' ? found : found.item.name
  },
  refuse(org, one, name): ChangeRefusal | null {
    return isRequiredBy(org, name, one.name)
      ? changeRefusal(
          'permission-cycle',
          `\`${one.name}\` would require itself through \`${name}\` (PRM-27); leave this change out`,
        )
      : null
  },
  format: () => formatValue,
  isSame: (a, b) => a === b,
  put: (org, one, requiredPermissions) => put(org, one, { ...one, requiredPermissions }),
  absent: (_, one, element) =>
    changeRefusal(
      'not-there',
      `\`${one.name}\` does not require \`${unquotedName(element)}\`; leave this change out`,
    ),
}

const of: KindOf<CustomPermission> = {
  kind: 'customPermission',
  noun: 'custom permission',
  plural: 'custom permissions',
  nameForm: 'DeveloperName',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.customPermissions,
  key: ({ name }) => name,
  naming: () => (one) => one.name,
  label: ({ label }) => label,
  note: () => (one) => one.requiredPermissions.join(', '),
  parent: () => () => null,
  find: customPermissionNamed,
  make: (org, name) =>
    illegal(org, name, null) ??
    put(org, null, { name, label: labelOfName(name), requiredPermissions: [] }),
  copy: (org, one, name) =>
    illegal(org, name, null) ?? put(org, null, { ...one, name, label: labelOfName(name) }),
  rename: (org, one, name) => illegal(org, name, one) ?? withName(org, one, name),
  remove: (org, one) => withName(org, one, null),
  properties: [
    text(
      'name',
      (one) => one.name,
      (one) => one,
    ),
    text(
      'label',
      (one) => one.label,
      (one, label) => ({ ...one, label }),
    ),
    list('requiredPermissions', { kind: 'references', to: 'customPermission' }, required),
  ],
}

export const customPermissionKind = kindOf(of)
