import { readMetadata, type MetadataReading } from '@shared/import/metadata/read-metadata'
import { memoryFile } from '@shared/import/source-file'

/** Reads files given as path → content. */
export function readingOf(
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<MetadataReading> {
  const files = Object.entries(contents).map(([path, content]) => memoryFile(path, content))
  return readMetadata(files)
}

export function component(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${inner}\n</${root}>\n`
}

export function codesOf(reading: MetadataReading): readonly string[] {
  return reading.diagnostics.map(({ code }) => code)
}

/** A value without its positions, for comparing what two forms say. */
export function said(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'file' || key === 'line' ? undefined : inner,
    ),
  )
}
