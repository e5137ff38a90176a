import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { called, rowsOf } from './called'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-cli-'))
  mkdirSync(join(folder, 'roles'))
  writeFileSync(join(folder, '.forceignore'), 'roles/Old.role\n')
  for (const name of ['Boss', 'Old'])
    writeFileSync(join(folder, 'roles', `${name}.role`), `<Role><name>${name}</name></Role>`)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('what .forceignore hides is read and named, and left out with --forceignore', async () => {
  const plain = await called(['import', folder])
  expect(rowsOf(plain.out)).toContainEqual({ Type: 'Role', Count: '2', Read: 'true' })
  expect(plain.error).toContain('hidden-from-deploys')
  const narrow = await called(['import', folder, '--forceignore'])
  expect(rowsOf(narrow.out)).toContainEqual({ Type: 'Role', Count: '1', Read: 'true' })
})
