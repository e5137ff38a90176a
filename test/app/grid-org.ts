import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { emptyOrg, type Org } from '@shared/model/org'
import { parsePermissionSetId, parseUserId } from '@shared/model/id'
import type { ObjectPermissions } from '@shared/model/container'
import { newField, newObject, newProfile, newUser, objectEntry, profileOf } from '../org-frame'
import { noPermissions } from '@shared/model/container'

/** How large an org of objects and containers is. */
export interface GridOrgSize {
  readonly objectCount: number
  readonly containerCount: number
}

const someLetters = ['', 'R', 'CRE', 'CRED', 'R', 'CREDV', '', 'CREDVMF', 'RV', '', 'CR', 'RF']

/** An org with so many objects, so many profiles and permission sets, and something granted in most cells. */
export function gridOrg({ objectCount, containerCount }: GridOrgSize): Org {
  const numbers = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, '0'))
  const objects = numbers(objectCount).map((number, index) =>
    newObject(`Part_${number}__c`, 'Private', {
      label:
        index % 7 === 3
          ? `Part ${number} with a name that nobody would call short but somebody has given`
          : `Part ${number}`,
      fields: [
        newField('Weight__c', 'Number', { label: 'Weight' }),
        newField('Sum__c', 'Summary', { label: 'Sum', isCalculated: true }),
        newField('Code__c', 'Text', { label: 'Code', isRequired: true }),
        newField('Secret__c', 'Text', { label: 'Secret' }),
      ],
    }),
  )
  const entriesOf = (container: number): ObjectPermissions[] =>
    objects.flatMap(({ name }, object) => {
      const letters = someLetters[(object * 5 + container * 7) % someLetters.length] ?? ''
      return letters === '' ? [] : [objectEntry(name, letters)]
    })
  const fieldPermissions = objects.slice(0, 5).map(({ name }) => ({
    ...{ object: name, field: 'Weight__c', readable: true, editable: false },
  }))
  const profileCount = Math.ceil(containerCount / 3)
  const profiles = numbers(profileCount).map((number, index) => ({
    ...newProfile(number, index % 5 === 4 ? 'Customer Community' : 'Salesforce', {
      objectPermissions: entriesOf(index),
      fieldPermissions: index === 0 ? fieldPermissions : [],
    }),
    label:
      index % 4 === 2
        ? `Regional Sales Operations Manager ${number} (EMEA, without Iberia)`
        : `Profile ${number}`,
  }))
  const permissionSets = numbers(containerCount - profileCount).map((number, index) => ({
    ...noPermissions,
    id: parsePermissionSetId(`Set_${number}`),
    name: `Set_${number}`,
    label: `Set ${number}`,
    license: null,
    hasActivationRequired: false,
    isMissing: false,
    objectPermissions: entriesOf(index + profileCount),
  }))
  const users = [newUser('001', { id: parseUserId('001'), name: 'Ada Lund' })]
  return { ...emptyOrg('Parts'), objects, profiles, permissionSets, users }
}

/** The name of the first profile, which is that of the org's one user. */
export const firstProfile = profileOf('001')

/** An org as a document on disk; the path of the file. */
export async function orgFile(org: Org): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'tripod-grids-')), `${org.name}.tripod.json`)
  await writeFile(path, formatOrgDocument(org))
  return path
}
