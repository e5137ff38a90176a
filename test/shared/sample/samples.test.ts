import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { samples } from '@shared/sample/samples'
import { fixtureOrg } from '../../fixture-org'

const stories = [
  'call-centre',
  'el-toro',
  'guest-site',
  'master-detail-subdetail',
  'partner-portal',
  'record-and-object-permission',
]
const place = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** With WRITE_SAMPLES=1 the files are written anew instead of compared. */
function expectFile(path: string, content: string): void {
  if (process.env.WRITE_SAMPLES === '1') writeFileSync(place(path), content)
  expect(readFileSync(place(path), 'utf8')).toBe(content)
}

describe('samples', () => {
  mkdirSync(place('fixtures/samples'), { recursive: true })

  it.each(stories)('%s is up to date with its fixture', async (name) => {
    const { org } = await fixtureOrg(name)
    expectFile(`fixtures/samples/${name}.tripod.json`, formatOrgDocument(org))
    expectFile(`shared/sample/data/${name}.json`, `${JSON.stringify(canonicalOrg(org))}\n`)
  })

  it('every sample has an id of its own and as many users and records as it says', () => {
    expect(new Set(samples.map((sample) => sample.id)).size).toBe(samples.length)
    for (const sample of samples) {
      const org = sample.make()
      const recordCount = org.records.reduce((sum, table) => sum + table.ids.length, 0)
      expect(`${sample.id} ${org.users.length}`).toBe(`${sample.id} ${sample.userCount}`)
      expect(Math.abs(recordCount - sample.recordCount)).toBeLessThanOrEqual(
        sample.recordCount / 20,
      )
    }
  })

  it('a sample can be saved as an org document and read again', () => {
    for (const sample of samples.filter((each) => each.id !== 'workshop')) {
      const org = canonicalOrg(sample.make())
      const parsed = parseOrgDocument(formatOrgDocument(org))
      expect(parsed.kind).toBe('ok')
      if (parsed.kind === 'ok') expect(parsed.org).toEqual(org)
    }
  })
})
