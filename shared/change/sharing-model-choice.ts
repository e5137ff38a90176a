import type { ObjectConfig, SharingModel } from '../model/object-config'
import { isArticle, standardObjects } from '../model/standard-objects'

const ofCustomObject: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite']
const ofDetail: readonly SharingModel[] = ['ControlledByParent']

/** Organization-wide defaults that an object may have; empty when it has none that could be set. Rules R3.5, R3.15, R3.19. */
export function sharingModelChoices(object: ObjectConfig): readonly SharingModel[] {
  switch (object.kind) {
    case 'standard': {
      const standard = standardObjects.find(({ name }) => name === object.name)
      if (standard !== undefined) return standard.sharingModels
      return isArticle(object.name) ? ofCustomObject : [...ofCustomObject, ...ofDetail]
    }
    case 'custom':
      return object.fields.some(({ type }) => type === 'MasterDetail') ? ofDetail : ofCustomObject
    case 'customSetting':
    case 'customMetadata':
    case 'platformEvent':
    case 'bigObject':
    case 'external':
      return []
  }
}

/** True for the models that follow another object: they are the same inside and outside (R3.3). */
export function isControlled(model: SharingModel): boolean {
  return model.startsWith('ControlledBy')
}

const widths: Readonly<Record<SharingModel, number>> = {
  Private: 0,
  ControlledByParent: 0,
  ControlledByCampaign: 0,
  ControlledByLeadOrContact: 0,
  Read: 1,
  ReadSelect: 2,
  ReadWrite: 3,
  ReadWriteTransfer: 4,
  FullAccess: 5,
}

/** Whether `a` opens more than `b`, in the order of R3.5. */
export function isWider(a: SharingModel, b: SharingModel): boolean {
  return widths[a] > widths[b]
}

/** External default after the internal one changed: never wider, and equal when the object follows a parent. Rule R3.3. */
export function externalBeside(
  internal: SharingModel,
  external: SharingModel | null,
): SharingModel | null {
  if (external === null) return null
  if (isControlled(internal)) return internal
  if (isControlled(external)) return 'Private'
  return isWider(external, internal) ? internal : external
}
