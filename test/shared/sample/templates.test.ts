import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import type { Org } from '@shared/model/org'
import { templates } from '@shared/sample/templates'
import {
  changed,
  changeOf,
  countOn,
  expectedCells,
  templateOrg,
  templateTries,
} from '../../template-org'

const place = (id: string) =>
  fileURLToPath(new URL(`../../../shared/sample/data/templates/${id}.json`, import.meta.url))

/** The org before (0) and with each of the tries (1–3). */
async function orgsOf(id: string): Promise<readonly Org[]> {
  const base = await templateOrg(id)
  return [base, ...templateTries(id).map(({ text }) => changed(base, [changeOf(text)]))]
}

describe.each(templates.map(({ id }) => id))('template %s', (id) => {
  const template = templates.find((one) => one.id === id)

  it('ships what its text builds, with its tries', async () => {
    const made = canonicalOrg(await templateOrg(id))
    const written = `${JSON.stringify({ org: made, tries: templateTries(id) })}\n`
    if (process.env.WRITE_SAMPLES === '1') writeFileSync(place(id), written)
    expect(readFileSync(place(id), 'utf8')).toBe(written)
  })

  it('has as many users and records as it says, and stays small', async () => {
    const org = await templateOrg(id)
    const counts = org.records.map(({ ids }) => ids.length)
    expect(template?.userCount).toBe(org.users.length)
    expect(template?.recordCount).toBe(counts.reduce((sum, count) => sum + count, 0))
    expect(org.users.length).toBeLessThanOrEqual(12)
  })

  it('cells before and after each try are as worked out by hand', async () => {
    const orgs = await orgsOf(id)
    const cells = expectedCells(id)
    const text = (cell: (typeof cells)[number], of: string) =>
      `${String(cell.change)} ${cell.username} ${cell.subject} ${cell.level} ${of}`
    const found = cells.map((cell) => {
      const org = orgs[cell.change]
      return text(cell, org === undefined ? 'no such try' : countOn(org, cell))
    })
    expect(found).toEqual(
      cells.map((cell) => text(cell, `${String(cell.count)} of ${String(cell.total)}`)),
    )
  })

  it('each of three tries can be made and changes a cell that is told', async () => {
    const orgs = await orgsOf(id)
    const [base] = orgs
    expect(orgs).toHaveLength(4)
    for (const change of [1, 2, 3]) {
      const org = orgs[change]
      const moved = expectedCells(id).filter(
        (cell) =>
          cell.change === change &&
          org !== undefined &&
          base !== undefined &&
          countOn(org, cell) !== countOn(base, cell),
      )
      expect(`${String(change)}: ${String(moved.length > 0)}`).toBe(`${String(change)}: true`)
    }
  })
})
