import type { Permissions } from '../model/container'
import type { Org } from '../model/org'
import type { Change } from './change'
import type { Named } from './kind'
import { mutingPermissionSetNamed, permissionSetNamed, profileNamed } from './naming'

/** Whether a container gives what the change is about; null for a container that is not there. */
export function permissionState(
  org: Org,
  change: Extract<Change, { kind: 'objectPermission' | 'fieldPermission' | 'systemPermission' }>,
): 'on' | 'off' | null {
  const { kind, name } = change.container
  const found: Named<Permissions> =
    kind === 'profile'
      ? profileNamed(org, name)
      : kind === 'permissionSet'
        ? permissionSetNamed(org, name)
        : mutingPermissionSetNamed(org, name)
  if (found.kind === 'refused') return null
  const { objectPermissions, fieldPermissions, userPermissions } = found.item
  const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')
  switch (change.kind) {
    case 'objectPermission': {
      const entry = objectPermissions.find(({ object }) => isSame(object, change.object))
      return onOff(entry?.[change.permission] ?? false)
    }
    case 'fieldPermission': {
      const entry = fieldPermissions.find(
        ({ object, field }) => isSame(object, change.object) && isSame(field, change.field),
      )
      return onOff((change.permission === 'read' ? entry?.readable : entry?.editable) ?? false)
    }
    case 'systemPermission':
      return onOff(userPermissions.some((one) => isSame(one, change.permission)))
  }
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
