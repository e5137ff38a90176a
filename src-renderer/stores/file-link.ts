import type { OrgFile } from '@shared/protocol/opened-files'

/** The file of an org, and what of the org is in it. */
export interface FileLink {
  readonly file: OrgFile
  readonly contentId: string
  /** Of the design that is in it; absent in links of earlier programs, which wrote none. */
  readonly designStamp?: string
  readonly name: string
}

/** Where the link stands in what is remembered of an org. */
export const fileLinkKey = 'file'

/** Null for what is no link, of a newer program or damaged: the org has no file then. */
export function parseFileLink(stored: unknown): FileLink | null {
  if (typeof stored !== 'object' || stored === null) return null
  const {
    file,
    contentId,
    designStamp = '',
    name,
  }: Partial<Record<keyof FileLink, unknown>> = stored
  if (typeof file !== 'object' || file === null) return null
  const { id, path, stamp }: Partial<Record<keyof OrgFile, unknown>> = file
  const texts = [id, path, stamp, contentId, designStamp, name]
  if (!texts.every((text) => typeof text === 'string')) return null
  return stored as FileLink // every part of it was looked at
}

/** Whether the file holds the org as it is. */
export const isHeldBy = (
  link: FileLink,
  org: { readonly contentId: string; readonly name: string },
  designStamp: string,
): boolean =>
  link.contentId === org.contentId &&
  link.name === org.name &&
  (link.designStamp ?? '') === designStamp

/** `acme.tripod.json` of a path of any system. */
export const fileNameOfPath = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** The folder of a path of any system. */
export const folderOfPath = (path: string): string =>
  path.slice(0, Math.max(1, path.length - fileNameOfPath(path).length - 1))
