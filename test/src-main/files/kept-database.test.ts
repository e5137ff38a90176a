import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdDatabase, setDatabaseAside } from '../../../src-main/files/kept-database'

const now = new Date('2026-11-22T10:20:30Z')

describe('the files of the database', () => {
  let userData: string
  const store = () => join(userData, 'IndexedDB', 'app.leveldb')

  beforeEach(() => {
    userData = mkdtempSync(join(tmpdir(), 'tripod-database-'))
    mkdirSync(store(), { recursive: true })
    writeFileSync(join(store(), '000003.log'), 'orgs')
  })
  afterEach(() => rmSync(userData, { recursive: true }))

  it('are set aside as they were at the start, although the system has deleted them', () => {
    holdDatabase(userData)
    rmSync(store(), { recursive: true })
    const aside = setDatabaseAside(userData, now) ?? ''
    expect(aside).toBe(join(userData, 'Damaged database 2026-11-22 10-20-30'))
    expect(readFileSync(join(aside, 'app.leveldb', '000003.log'), 'utf8')).toBe('orgs')
  })

  it('that were set aside are never touched again', () => {
    holdDatabase(userData)
    const aside = setDatabaseAside(userData, now) ?? ''
    holdDatabase(userData)
    holdDatabase(userData)
    expect(existsSync(join(aside, 'app.leveldb', '000003.log'))).toBe(true)
  })

  it('are held as of the last start, not of an earlier one', () => {
    holdDatabase(userData)
    rmSync(join(store(), '000003.log'))
    writeFileSync(join(store(), '000004.log'), 'newer')
    holdDatabase(userData)
    const aside = setDatabaseAside(userData, now) ?? ''
    expect(existsSync(join(aside, 'app.leveldb', '000003.log'))).toBe(false)
    expect(readFileSync(join(aside, 'app.leveldb', '000004.log'), 'utf8')).toBe('newer')
  })

  it('that are not there yet are no reason to fail', () => {
    rmSync(join(userData, 'IndexedDB'), { recursive: true })
    holdDatabase(userData)
    expect(setDatabaseAside(userData, now)).toBeNull()
  })
})
