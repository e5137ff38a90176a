import { describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { previewDocument } from '../../../src-renderer/worker/calls/preview-document'
import { encodeOrg } from '../../../src-renderer/worker/org-content'

const org = generateOrg(smallShape(3, features))
const documentOf = (given: Org) => new TextEncoder().encode(formatOrgDocument(given))
const preview = async (then: Org, now: Org | null = org, limit = 10) =>
  previewDocument({
    document: documentOf(then),
    content: now === null ? null : await encodeOrg(now),
    limit,
  })

describe('the preview of an org document', () => {
  it('names the org and counts what is in it', async () => {
    const found = await preview(org, null)
    expect(found.name).toBe(org.name)
    expect(found.counts.objectCount).toBe(org.objects.filter((each) => each.isDeclared).length)
    expect(found.differences).toBeNull()
  })

  it('finds no difference between an org and its own document', async () => {
    expect((await preview(org)).differences).toEqual({
      settingCount: 0,
      settings: [],
      records: [],
      addedShareCount: 0,
      removedShareCount: 0,
    })
  })

  it('tells which settings restoring would change, from now to then', async () => {
    const [first, ...others] = org.objects
    if (first === undefined) throw new Error('the sample has no object')
    const sharingModel = first.sharingModel === 'Private' ? 'Read' : 'Private'
    const then = { ...org, objects: [{ ...first, sharingModel } as typeof first, ...others] }
    const { differences } = await preview(then)
    expect(differences?.settingCount).toBe(1)
    expect(differences?.settings[0]).toMatchObject({
      kind: 'objects',
      name: first.name,
      property: 'sharingModel',
      after: sharingModel,
    })
  })

  it('counts all settings and gives no more than asked for', async () => {
    const users = org.users.map((user) => ({ ...user, isActive: !user.isActive }))
    const then = { ...org, users }
    const { differences } = await preview(then, org, 2)
    expect(differences?.settings).toHaveLength(2)
    expect(differences?.settingCount).toBeGreaterThan(2)
  })

  it('tells records that come back, go and change, by object', async () => {
    const table = org.records.find(({ ids }) => ids.length > 3)
    if (table === undefined) throw new Error('the sample has no records')
    const owner = org.users.find(({ id }) => id !== table.owners[1])?.id ?? null
    const now: Org = {
      ...org,
      shares: [],
      records: org.records.map((each) =>
        each !== table
          ? each
          : {
              ...each,
              ids: each.ids.slice(1),
              owners: [owner, ...each.owners.slice(2)],
              columns: each.columns.map(({ field, values }) => ({
                field,
                values: values.slice(1),
              })),
            },
      ),
    }
    const { differences } = await preview(org, now)
    expect(differences?.records).toEqual([
      { object: table.object, addedCount: 1, removedCount: 0, changedCount: 1 },
    ])
    expect(differences?.addedShareCount).toBe(org.shares.length)
  })

  it('refuses a damaged document with a sentence', async () => {
    const document = documentOf(org).slice(0, 1000)
    await expect(previewDocument({ document, content: null, limit: 1 })).rejects.toThrow(
      'is damaged at line',
    )
  })
})
