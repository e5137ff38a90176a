import type { FieldPermissions, ObjectPermissions } from '../model/container'
import type { FieldConfig, ObjectConfig } from '../model/object-config'
import type { Random } from './random'

type Bundle = Omit<ObjectPermissions, 'object'>

/** Object permissions from their letters: C R E D, V view all, M modify all, F view all fields. */
export function bundleOf(letters: string): Bundle {
  return {
    allowCreate: letters.includes('C'),
    allowRead: letters.includes('R'),
    allowEdit: letters.includes('E'),
    allowDelete: letters.includes('D'),
    viewAllRecords: letters.includes('V'),
    modifyAllRecords: letters.includes('M'),
    viewAllFields: letters.includes('F'),
  }
}

export const objectBundles = {
  everything: bundleOf('CREDVM'),
  full: bundleOf('CRED'),
  onlyRead: bundleOf('R'),
  onlyEdit: bundleOf('E'),
  onlyDelete: bundleOf('D'),
} as const

/** What containers of real orgs look like, and two that break the prerequisites (PRM-21, PRM-23). */
const commonLetters = [
  '',
  'R',
  'R',
  'CR',
  'CRE',
  'CRE',
  'CRED',
  'CRED',
  'CRED',
  'RV',
  'CREDVM',
  'E',
  'RD',
]

/** Some object permissions, now and then without their prerequisites. */
export function objectPermissionsOf(random: Random): Bundle {
  const letters = random.pick(commonLetters)
  return bundleOf(random.chance(0.05) ? `${letters}F` : letters)
}

/** One entry for each field that has field-level security (FLS-15), as `wish` says; sorted by object and field. */
export function fieldPermissionsOf(
  objects: readonly ObjectConfig[],
  wish: (object: ObjectConfig, field: FieldConfig) => 'hidden' | 'read' | 'edit',
): FieldPermissions[] {
  return objects.flatMap((object) =>
    object.fields
      .filter((field) => !field.isRequired && field.type !== 'MasterDetail')
      .flatMap((field) => {
        const wished = wish(object, field)
        if (wished === 'hidden') return []
        const editable = wished === 'edit' && !field.isCalculated
        return [{ object: object.name, field: field.name, readable: true, editable }]
      }),
  )
}
