import { Uint8ArrayReader, TextWriter, ZipReader } from '@zip.js/zip.js'

/** The texts of an archive by their paths, read by somebody else's program. */
export async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes))
  const files = new Map<string, string>()
  for (const entry of await reader.getEntries())
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()))
  await reader.close()
  return files
}
