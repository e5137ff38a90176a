import { describe, expect, it } from 'vitest'
import {
  orgKeyOf,
  parseSnapshotFileName,
  parseSnapshotName,
  snapshotFileName,
  snapshotFolderName,
} from '../../../src-main/files/snapshot-names'

const takenAt = Date.parse('2026-11-22T10:15:03Z')

describe('names of backups', () => {
  it('say what and when, and are read back', () => {
    const file = snapshotFileName('Acme', takenAt)
    expect(file).toBe('Acme.2026-11-22T10-15-03Z.tripod.json')
    expect(parseSnapshotFileName(file)).toEqual({ orgName: 'Acme', takenAt })
  })

  it('tell two orgs of one name apart', () => {
    const [a, b] = ['1a2b3c4d-0000', '9f8e7d6c-0000'].map((id) =>
      snapshotFolderName('Acme', orgKeyOf(id)),
    )
    expect(a).toBe('Acme (1a2b3c4d)')
    expect(b).toBe('Acme (9f8e7d6c)')
  })

  it('stay below 255 bytes for a name of any length', () => {
    const file = snapshotFileName('文'.repeat(300), takenAt)
    expect(new TextEncoder().encode(file).byteLength).toBeLessThan(200)
    expect(parseSnapshotFileName(file)?.takenAt).toBe(takenAt)
  })

  it('of one inside a folder of ours are accepted', () => {
    const name = 'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json'
    expect(parseSnapshotName(name)).toEqual({
      folder: 'Acme (1a2b3c4d)',
      file: 'Acme.2026-11-22T10-15-03Z.tripod.json',
    })
  })

  it.each([
    '../Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json',
    '.. (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json',
    'Acme (1a2b3c4d)/../Acme.2026-11-22T10-15-03Z.tripod.json',
    'Acme (1a2b3c4d)\\..\\Acme.2026-11-22T10-15-03Z.tripod.json',
    'Acme (1a2b3c4d)/a\\..\\b.2026-11-22T10-15-03Z.tripod.json',
    '/etc (1a2b3c4d)/passwd',
    'Acme/Acme.2026-11-22T10-15-03Z.tripod.json',
    'Acme (1a2b3c4d)/Acme.tripod.json',
    'Acme (1a2b3c4d)/Acme.2026-13-41T99-15-03Z.tripod.json',
    'Acme (1a2b3c4d)/.2026-11-22T10-15-03Z.tripod.json',
    '',
  ])('of anything else are refused: %j', (name) => {
    expect(parseSnapshotName(name)).toBeNull()
  })
})
