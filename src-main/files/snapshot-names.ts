import { fileNamePart } from '@shared/model/file-name'

/** How many characters of an org's id tell its folder from that of another org of the same name. */
const keyLength = 8

export const orgKeyOf = (orgId: string): string => orgId.slice(0, keyLength).toLowerCase()

/** The folder of an org when it has none yet: `Acme (1a2b3c4d)`. */
export const snapshotFolderName = (orgName: string, orgKey: string): string =>
  `${fileNamePart(orgName)} (${orgKey})`

/** `Acme.2026-11-22T10-15-03Z.tripod.json`: to the second, in UTC, without signs that a system refuses. */
export function snapshotFileName(orgName: string, takenAt: number): string {
  const time = new Date(takenAt).toISOString().slice(0, 19).replaceAll(':', '-')
  return `${fileNamePart(orgName)}.${time}Z.tripod.json`
}

/** The org's key of a folder, or null when the folder is none of ours. */
export const orgKeyOfFolder = (folder: string): string | null =>
  / \(([0-9a-f]{8})\)$/.exec(folder)?.[1] ?? null

/** What the name of a backup says; null for a file that is none. */
export function parseSnapshotFileName(
  file: string,
): { readonly orgName: string; readonly takenAt: number } | null {
  const pattern = /^(.+)\.(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tripod\.json$/u
  const [, orgName, day, hour, minute, second] = pattern.exec(file) ?? []
  if (orgName === undefined || /[/\\]/.test(file)) return null
  const takenAt = Date.parse(`${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`)
  return Number.isNaN(takenAt) ? null : { orgName, takenAt }
}

/** Folder and file of a backup as the window names it; null when it names anything else, a path outside among them. */
export function parseSnapshotName(
  name: string,
): { readonly folder: string; readonly file: string } | null {
  const [folder = '', file = '', ...more] = name.split('/')
  const isOurs =
    more.length === 0 &&
    orgKeyOfFolder(folder) !== null &&
    !/[\\\0]|^\./.test(folder) &&
    parseSnapshotFileName(file) !== null &&
    !/[\\\0]|^\./.test(file)
  return isOurs ? { folder, file } : null
}
