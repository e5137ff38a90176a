import type { CompiledObject } from '../compile/compiled-object'

/**
 * True where the platform's `UserRecordAccess` gives no answer to compare with: objects without a line on the Sharing
 * Settings page (lines of other objects, files, folders, feeds, settings, external objects). Rule R1.13.
 */
export function isOutsideUserRecordAccess({ control, standard }: CompiledObject): boolean {
  switch (control) {
    case 'own':
    case 'controlledByParent':
      return false
    case 'masterDetail':
      return standard?.model === 'line'
    case 'special':
    case 'notModelled':
      return (standard?.sharingModels.length ?? 0) === 0
    case 'permissionOnly':
      return true
  }
}
