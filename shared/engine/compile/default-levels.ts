import { SharingLevel } from '../../model/level'
import type { ObjectConfig, SharingModel } from '../../model/object-config'
import type { Org } from '../../model/org'
import type { StandardObject } from '../../model/standard-objects'

/** Level that a default gives to everybody. Rule R3.5. */
export function defaultLevel(model: SharingModel): SharingLevel {
  switch (model) {
    case 'Read':
    case 'ReadSelect':
      return SharingLevel.Read
    case 'ReadWrite':
      return SharingLevel.Edit
    case 'ReadWriteTransfer':
      return SharingLevel.Transfer
    case 'FullAccess':
      return SharingLevel.All
    case 'Private':
    case 'ControlledByParent':
    case 'ControlledByCampaign':
    case 'ControlledByLeadOrContact':
      return SharingLevel.None
  }
}

/** R3.3: an external default wider than the internal one is repaired to it. */
export function lowerLevel(a: SharingLevel, b: SharingLevel): SharingLevel {
  return a <= b ? a : b
}

/** R3.4: where external defaults are not in use the internal one holds for external users too, whatever a file states. */
export function externalModelOf(
  org: Org,
  config: ObjectConfig | null,
  standard: StandardObject | null,
  internalModel: SharingModel,
): SharingModel {
  if (internalModel.startsWith('ControlledBy')) return internalModel
  if (org.settings.enableExternalSharingModel === false) return internalModel
  if (config !== null && config.externalSharingModel !== null) return config.externalSharingModel
  if (org.settings.enableExternalSharingModel === true)
    return standard?.externalSharingModel ?? 'Private'
  return internalModel
}
