import type { SharingModel } from '@shared/model/object-config'
import { sharingModels } from '@shared/model/object-config'

const spellings: ReadonlyMap<string, SharingModel> = new Map([
  ...sharingModels.map((model) => [model.toLowerCase(), model] as const),
  // What `Organization.Default…Access` and other tools print for the same settings.
  ['none', 'Private'] as const,
  ['edit', 'ReadWrite'] as const,
  ['readedit', 'ReadWrite'] as const,
  ['readedittransfer', 'ReadWriteTransfer'] as const,
  ['all', 'FullAccess'] as const,
])

/** Organization-wide default as any export spells it; null when it is no such value. Source: import-formats 5.3. */
export function sharingModelNamed(text: string): SharingModel | null {
  return spellings.get(text.toLowerCase()) ?? null
}
