import { describe, expect, it } from 'vitest'
import { fileNamePart } from '@shared/model/file-name'

describe('a name as part of a file’s name', () => {
  it.each([
    ['Acme Corp', 'Acme Corp'],
    ['Müller & Söhne (2026)', 'Müller & Söhne (2026)'],
    ['株式会社 北', '株式会社 北'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\system32', 'C-Windows-system32'],
    ['a<b>c:d"e|f?g*h', 'a-b-c-d-e-f-g-h'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['ends with dots...', 'ends with dots'],
    ['ends with space ', 'ends with space'],
    ['line\nbreak\u0000', 'line-break-'],
    ['gpj\u202Efdp', 'gpj-fdp'],
    ['zero\u200Bwidth', 'zero-width'],
    ['CON', 'org CON'],
    ['nul.txt', 'org nul.txt'],
    ['Console', 'Console'],
    ['', 'org'],
    ['???', 'org'],
    ['... ...', 'org'],
  ])('%j becomes %j', (name, part) => {
    expect(fileNamePart(name)).toBe(part)
  })

  it('is cut between characters, so that it fits with a date and an ending', () => {
    const part = fileNamePart('文'.repeat(300))
    expect(new TextEncoder().encode(part).byteLength).toBe(120)
    expect(part).toBe('文'.repeat(40))
  })
})
