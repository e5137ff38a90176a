import { archiveLimits, type ArchiveLimits } from '@shared/import/archive/limits'
import { expandArchives } from '@shared/import/archive/zip'
import { readMetadata } from '@shared/import/metadata/read-metadata'
import { memoryFile, readBytes, UnreadableFile, type SourceFile } from '@shared/import/source-file'
import { ZipWriter, Uint8ArrayReader, Uint8ArrayWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { zipOf, type EntryToPack } from './zip-of'

const expanded = (entries: readonly EntryToPack[], limits?: ArchiveLimits) =>
  expandArchives([memoryFile('org.zip', zipOf(entries))], {}, limits)

async function textOf(file: SourceFile | undefined): Promise<string> {
  if (file === undefined) return 'no file'
  return new TextDecoder().decode((await readBytes(file, 1e9)) ?? new Uint8Array())
}

async function refusalOf(file: SourceFile | undefined): Promise<string> {
  try {
    return await textOf(file)
  } catch (error) {
    return error instanceof UnreadableFile ? error.code : String(error)
  }
}

describe('entries', () => {
  it('become files below the archive’s name, deflated or stored, and can be opened twice', async () => {
    const { files, diagnostics } = await expanded([
      { name: 'a/b.csv', content: 'Id' },
      { name: 'c.csv', content: 'Name', method: 0 },
    ])
    expect(files.map(({ path }) => path)).toEqual(['org.zip/a/b.csv', 'org.zip/c.csv'])
    expect(await textOf(files[0])).toBe('Id')
    expect(await textOf(files[0])).toBe('Id')
    expect(await textOf(files[1])).toBe('Name')
    expect(diagnostics).toEqual([])
  })

  it('with data descriptors and Zip64 are read', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), {
      zip64: true,
      dataDescriptor: true,
      useWebWorkers: false,
    })
    await writer.add('a.csv', new Uint8ArrayReader(new TextEncoder().encode('Id')))
    const { files } = await expandArchives([memoryFile('org.zip', await writer.close())])
    expect(await textOf(files[0])).toBe('Id')
  })

  it('folders, __MACOSX, .DS_Store and Thumbs.db are passed over', async () => {
    const { files, diagnostics } = await expanded([
      { name: 'a/', content: '' },
      { name: '__MACOSX/._a.csv', content: 'x' },
      { name: 'a/.DS_Store', content: 'x' },
      { name: 'a/Thumbs.db', content: 'x' },
      { name: 'a/MACOSX.csv', content: 'x' },
    ])
    expect(files.map(({ path }) => path)).toEqual(['org.zip/a/MACOSX.csv'])
    expect(diagnostics).toEqual([])
  })

  it('a name that stands twice is the last one, and said', async () => {
    const { files, diagnostics } = await expanded([
      { name: 'a.csv', content: 'first' },
      { name: 'a.csv', content: 'last' },
    ])
    expect(await Promise.all(files.map(textOf))).toEqual(['last'])
    expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-entry-name'])
  })
})

describe('names', () => {
  it.each([
    ['../a.csv'],
    ['a/../../b.csv'],
    ['/etc/passwd'],
    ['C:/a.csv'],
    ['c:a.csv'],
    ['..\\a.csv'],
    ['\\\\server\\a.csv'],
    ['a\0.csv'],
  ])('%j is refused, the others are read', async (name) => {
    const { files, diagnostics } = await expanded([
      { name, content: 'x' },
      { name: 'good.csv', content: 'x' },
    ])
    expect(files.map(({ path }) => path)).toEqual(['org.zip/good.csv'])
    expect(diagnostics.map(({ code }) => code)).toEqual(['unsafe-entry-name'])
  })

  it('a backslash inside is a separator, dots inside a name are no way out', async () => {
    const { files } = await expanded([
      { name: 'a\\b.csv', content: 'x' },
      { name: 'a..b.csv', content: 'x' },
    ])
    expect(files.map(({ path }) => path)).toEqual(['org.zip/a/b.csv', 'org.zip/a..b.csv'])
  })

  it('without the flag are UTF-8 if they can be, else CP437', async () => {
    const { files } = await expanded([
      { name: new Uint8Array([0x82, 0x2e, 0x63, 0x73, 0x76]), content: 'x', flags: 0 },
      { name: 'Størrelse.csv', content: 'x', flags: 0 },
      { name: 'Ærlig.csv', content: 'x' },
    ])
    expect(files.map(({ path }) => path)).toEqual([
      'org.zip/é.csv',
      'org.zip/Størrelse.csv',
      'org.zip/Ærlig.csv',
    ])
  })
})

describe('entries that are not opened are named', () => {
  it.each<[string, EntryToPack]>([
    ['encrypted-entry', { name: 'a.csv', content: 'x', flags: 0x801 }],
    ['unknown-compression', { name: 'a.csv', content: 'x', method: 14 }],
    ['link-entry', { name: 'a.csv', content: '/etc/passwd', unixMode: 0o120777 }],
    ['nested-archive', { name: 'WE_1.zip', content: 'x' }],
  ])('%s', async (code, entry) => {
    const { files, diagnostics } = await expanded([
      entry,
      { name: 'good.csv', content: 'x', unixMode: 0o100644 },
    ])
    expect(files.map(({ path }) => path)).toEqual(['org.zip/good.csv'])
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
  })

  it('an archive that is a static resource of the org is content', async () => {
    const file = memoryFile('src/staticresources/lib.zip', 'no zip')
    const { files, diagnostics } = await expandArchives([file])
    expect(files).toEqual([file])
    expect(diagnostics).toEqual([])
  })
})

describe('limits', () => {
  const small: ArchiveLimits = { ...archiveLimits, entries: 2, totalBytes: 1000, entryBytes: 600 }

  it('refuses the archive with too many entries or bytes as a whole', async () => {
    const many = await expanded(
      [1, 2, 3].map((n) => ({ name: `${n}.csv`, content: 'x' })),
      small,
    )
    expect(many.files).toEqual([])
    expect(many.diagnostics.map(({ code }) => code)).toEqual(['archive-too-large'])
    const big = await expanded(
      [1, 2].map((n) => ({ name: `${n}.csv`, content: 'x'.repeat(550) })),
      small,
    )
    expect(big.files).toEqual([])
    const fits = await expanded(
      [1, 2].map((n) => ({ name: `${n}.csv`, content: 'x'.repeat(500) })),
      small,
    )
    expect(fits.files).toHaveLength(2)
  })

  it('refuses an entry that says it is too large', async () => {
    const { files, diagnostics } = await expanded(
      [{ name: 'a.csv', content: 'x'.repeat(601) }],
      small,
    )
    expect(files).toEqual([])
    expect(diagnostics.map(({ code }) => code)).toEqual(['entry-too-large'])
  })

  it('counts real bytes where the header lies', async () => {
    const liar = { name: 'a.csv', content: 'x'.repeat(5000), claimedBytes: 10 }
    const { files } = await expanded([liar], small)
    expect(await refusalOf(files[0])).toMatch(/^(entry-too-large|broken-entry)$/)
  })

  it('stops an entry that unpacks beyond the ratio, and lets an honest one pass', async () => {
    const limits = { ...archiveLimits, ratioFromBytes: 1000 }
    const { files } = await expanded(
      [{ name: 'bomb.csv', content: new Uint8Array(1_000_000) }],
      limits,
    )
    expect(await refusalOf(files[0])).toBe('entry-too-large')
    const honest = await expanded([{ name: 'a.csv', content: 'Id,Name\n'.repeat(200) }], limits)
    expect(await refusalOf(honest.files[0])).toContain('Id,Name')
  })

  it('a bomb below the size where the ratio counts is let through', async () => {
    const { files } = await expanded([{ name: 'zeros.csv', content: new Uint8Array(1_000_000) }])
    expect(await textOf(files[0])).toHaveLength(1_000_000)
  })
})

describe('broken archives', () => {
  it('are an error, and the files beside them are read', async () => {
    const beside = memoryFile('User.csv', 'Id')
    const { files, diagnostics } = await expandArchives([memoryFile('org.zip', 'no zip'), beside])
    expect(files).toEqual([beside])
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'bad-archive', file: 'org.zip' }])
  })

  it('a cut-off archive is an error, not half an org', async () => {
    const whole = zipOf([{ name: 'a.csv', content: 'Id' }])
    const { files, diagnostics } = await expandArchives([
      memoryFile('org.zip', whole.slice(0, -30)),
    ])
    expect(files).toEqual([])
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-archive'])
  })

  it.each([0, 8])(
    'an entry of method %i whose bytes are damaged is refused, not half read',
    async (method) => {
      const content = Array.from({ length: 5000 }, (_, row) => `${row * 7919},x\n`).join('')
      const bytes = zipOf([{ name: 'a.csv', content, method }])
      expect(await refusalOf((await expandArchives([memoryFile('org.zip', bytes)])).files[0])).toBe(
        content,
      )
      const damaged = bytes.slice()
      for (let at = 5000; at < 5010; at++) damaged[at] = (damaged[at] ?? 0) ^ 255
      const { files } = await expandArchives([memoryFile('org.zip', damaged)])
      expect(await refusalOf(files[0])).toBe('broken-entry')
    },
  )

  it('packed bytes that end too early are refused', async () => {
    const content = Array.from({ length: 5000 }, (_, row) => `${row * 7919},x\n`).join('')
    const bytes = zipOf([{ name: 'a.csv', content }])
    const directory = new DataView(bytes.buffer).getUint32(bytes.byteLength - 6, true)
    new DataView(bytes.buffer).setUint32(directory + 20, 1000, true)
    const { files } = await expandArchives([memoryFile('org.zip', bytes)])
    expect(await refusalOf(files[0])).toBe('broken-entry')
  })

  it('an entry whose bytes are damaged is reported by its reader', async () => {
    const bytes = zipOf([
      { name: 'roles/A.role', content: '<Role><name>Sales</name></Role>', method: 0 },
    ])
    bytes[50] = (bytes[50] ?? 0) ^ 1
    const { files } = await expandArchives([memoryFile('org.zip', bytes)])
    const { diagnostics, metadata } = await readMetadata(files)
    expect(diagnostics.map(({ code }) => code)).toEqual(['broken-entry'])
    expect(metadata.roles).toEqual([])
  })
})
