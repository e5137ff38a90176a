import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { randomFrom } from '@shared/sample/random'
import { laws } from './laws'
import { seedsUpTo, smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 60_000 })

const folder = fileURLToPath(new URL('../../fixtures/counterexamples', import.meta.url))
const kept = readdirSync(folder).filter((name) => name.endsWith('.tripod.json'))

function keptOrg(file: string) {
  const parsed = parseOrgDocument(readFileSync(`${folder}/${file}`, 'utf8'))
  if (parsed.kind !== 'ok') throw new Error(`${file}: ${parsed.message}`)
  return parsed.org
}

describe('laws', () => {
  for (const [idea, law] of Object.entries(laws)) {
    it(`${idea} holds in small orgs`, () => {
      for (const seed of seedsUpTo(6))
        expect(law(smallOrg(seed * 5 + 1), randomFrom(seed)), `seed ${seed}`).toBeNull()
    })

    for (const file of kept)
      it(`${idea} holds in the counterexample ${file}`, () => {
        const org = keptOrg(file)
        const seed = Number(/seed (\d+)$/.exec(org.name)?.[1] ?? 1)
        expect(law(org, randomFrom(seed))).toBeNull()
      })
  }
})
