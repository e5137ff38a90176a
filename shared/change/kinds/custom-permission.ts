import type { CustomPermission, Permissions } from '../../model/container'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { labelOfName } from '../naming-rules'
import { inList, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withParts } from '../references'
import { nameAmong, namedKind } from './named'

const put = inList<CustomPermission>(
  (org) => org.customPermissions,
  (org, customPermissions) => ({ ...org, customPermissions }),
)

/** A custom permission by API name. */
export const customPermissionNamed = (org: Org, name: string) =>
  nameAmong(org.customPermissions, name, 'custom permission')

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
      const requiredPermissions = mapped(one.requiredPermissions, (name) =>
        name === item.name ? to : name,
      )
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

export const customPermissionKind = namedKind<CustomPermission>({
  kind: 'customPermission',
  noun: 'custom permission',
  items: (org) => org.customPermissions,
  withItems: (org, customPermissions) => ({ ...org, customPermissions }),
  fresh: (name) => ({ name, label: labelOfName(name), requiredPermissions: [] }),
  also: withName,
  label: ({ label }) => label,
  note: (one) => one.requiredPermissions.join(', '),
  properties: ({ text, list }) => [
    text(
      'label',
      (one) => one.label,
      (one, label) => ({ ...one, label }),
    ),
    list('requiredPermissions', { kind: 'references', to: 'customPermission' }, required),
  ],
})
