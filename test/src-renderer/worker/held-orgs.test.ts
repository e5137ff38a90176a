import { emptyDesign } from '@shared/model/design'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { workshopOrg } from '@shared/sample/workshop'
import type { ContentId, Progress } from '@shared/protocol/engine'
import { openedOrg } from '@shared/scenario/opened-org'
import { describe, expect, it } from 'vitest'
import { heldOrgs } from '../../../src-renderer/worker/held-orgs'
import { encodeOrg } from '../../../src-renderer/worker/org-content'

const small = (seed: number) => generateOrg(smallShape(seed, features))

function turnOf(rest: () => Promise<void> = () => Promise.resolve()) {
  const told: Progress[] = []
  return { told, turn: { report: (progress: Progress) => void told.push(progress), rest } }
}

async function query(seed: number, contentId: ContentId) {
  return { contentId, content: await encodeOrg(small(seed)), isSessionActive: false }
}

describe('the orgs that the worker holds', () => {
  it('tells by rising counts how far an opening is', async () => {
    const { told, turn } = turnOf()
    await heldOrgs().openOrg(await query(1, 'one'), turn)
    const [first] = told
    expect(told.length).toBeGreaterThan(3)
    expect(told.every(({ phase, total }) => phase === 'evaluate' && total === first?.total)).toBe(
      true,
    )
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b))
  })

  it('leaves open what was open when an opening is cancelled, and opens it the next time', async () => {
    const orgs = heldOrgs()
    await orgs.openOrg(await query(1, 'one'), turnOf().turn)
    const stopping = turnOf(() => Promise.reject(new Error('cancelled')))
    const content = await encodeOrg(workshopOrg())
    const large = { contentId: 'two', content, isSessionActive: false }
    await expect(orgs.openOrg(large, stopping.turn)).rejects.toThrow('cancelled')
    expect(orgs.open().base.org.name).toBe(small(1).name)
    await orgs.openOrg({ contentId: 'two', content: null, isSessionActive: false }, turnOf().turn)
    expect(orgs.open().base.org.name).toBe(workshopOrg().name)
  })

  it('opens an edit of the open org from it, equal to one opened from nothing', async () => {
    const orgs = heldOrgs()
    await orgs.openOrg(await query(3, 'one'), turnOf().turn)
    const [object] = orgs.open().base.org.objects.filter(({ name }) => name.endsWith('__c'))
    const changes = [`object:${object?.name ?? ''}.hierarchyAccess=false`]
    const from = orgs.open().base
    const edit = { kind: 'changes', changes } as const
    const none = { designBefore: emptyDesign, design: emptyDesign }
    await orgs.editOrg({ edit, ...none, from: 'one', to: 'two', isWhole: false })
    await orgs.openOrg({ contentId: 'two', content: null, isSessionActive: false }, turnOf().turn)
    const { base } = orgs.open()
    const fresh = openedOrg(base.org, base.compiled.options.now ?? '').base
    expect(base.org).not.toEqual(from.org)
    expect(base.compiled.roleTree).toBe(from.compiled.roleTree)
    expect(base.counts().levels).toEqual(fresh.counts().levels)
  })
})
