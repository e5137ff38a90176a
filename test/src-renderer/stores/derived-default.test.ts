import { describe, expect, it } from 'vitest'
import type { SharingModel } from '@shared/model/object-config'
import type { DefaultOption, DefaultsRow } from '@shared/protocol/engine'
import { parseWalk } from '../../../src-renderer/stores/defaults-walk'
import {
  derivedDefault,
  noAnswers,
  possibleDefault,
  questionsOf,
  reasonOf,
} from '../../../src-renderer/stores/derived-default'
import { changesOfWalk, walkOutcome } from '../../../src-renderer/stores/walk-outcome'

const option = (model: SharingModel, isRefused = false): DefaultOption => ({
  model,
  label: model,
  changes: isRefused ? [] : [`object:Case.sharingModel=${model}`],
  along: '',
  refused: isRefused ? { sentence: 'it is not offered', rule: 'R3.19' } : null,
})
const usual = [option('Private'), option('Read'), option('ReadWrite')]
const ofCase = [...usual, option('ReadWriteTransfer')]
const ofContact = [...usual, option('ControlledByParent')]
const answers = (part: Partial<typeof noAnswers>) => ({ ...noAnswers, ...part })

describe('the default that follows from the answers', () => {
  it('R3.5 is Private where somebody must not see a record', () => {
    expect(derivedDefault(usual, answers({ mustNotSee: true }))).toBe('Private')
  })

  it('R3.5 is Public Read Only where somebody must not edit a record, and Read/Write where nobody must not', () => {
    const seen = { mustNotSee: false } as const
    expect(derivedDefault(usual, answers({ ...seen, mustNotEdit: true }))).toBe('Read')
    expect(derivedDefault(usual, answers({ ...seen, mustNotEdit: false }))).toBe('ReadWrite')
  })

  it('R3.7 asks about handing over only where the object offers it', () => {
    const open = answers({ mustNotSee: false, mustNotEdit: false })
    expect(questionsOf(usual, open)).not.toContain('mustNotTransfer')
    expect(derivedDefault(ofCase, open)).toBeNull()
    expect(derivedDefault(ofCase, { ...open, mustNotTransfer: false })).toBe('ReadWriteTransfer')
    expect(derivedDefault(ofCase, { ...open, mustNotTransfer: true })).toBe('ReadWrite')
  })

  it('R3.9 follows the parent where the records belong to one, and asks nothing more', () => {
    expect(derivedDefault(ofContact, answers({ follows: true }))).toBe('ControlledByParent')
    expect(questionsOf(ofContact, answers({ follows: true }))).toEqual(['follows'])
    expect(questionsOf(usual, noAnswers)).toEqual(['mustNotSee'])
  })

  it('R3.13 asks about using a price book', () => {
    const ofBook = [option('Private'), option('Read'), option('ReadSelect')]
    const seen = answers({ mustNotSee: false })
    expect(derivedDefault(ofBook, { ...seen, mustNotUse: false })).toBe('ReadSelect')
    expect(derivedDefault(ofBook, { ...seen, mustNotUse: true })).toBe('Read')
  })

  it('R3.14 a user who may be seen by everybody is read only', () => {
    const ofUser = [option('Private'), option('Read'), option('ReadWrite', true)]
    expect(derivedDefault(ofUser, answers({ mustNotSee: false }))).toBe('Read')
  })

  it('R3.15 takes the widest default that is possible and opens no more', () => {
    const closed = [option('Private'), option('Read', true), option('ReadWrite', true)]
    expect(possibleDefault(closed, 'ReadWrite')?.model).toBe('Private')
    expect(possibleDefault(usual, 'ReadWriteTransfer')?.model).toBe('ReadWrite')
  })

  it('says the reason with the user’s own name for the most restricted user', () => {
    const told = reasonOf('Private', answers({ who: 'Agent' }), 'this user')
    expect(told).toBe('Agent must not see every record')
    expect(reasonOf('Private', noAnswers, 'this user')).toMatch(/^this user/)
  })
})

describe('one step of the walk', () => {
  const row: DefaultsRow = {
    ...{ object: 'Case', label: 'Case', isCustom: false, fixed: null, reason: '' },
    internal: { model: 'ReadWrite', label: '', isAssumed: false, options: usual },
    external: { model: 'Private', label: '', isAssumed: false, options: usual },
    hierarchy: { isOn: true, isAssumed: false, change: null, statement: null },
  }
  const inside = answers({ mustNotSee: false, mustNotEdit: true })

  it('R3.3 asks nothing wider of external users than of internal ones', () => {
    const outside = answers({ who: 'Partner', mustNotSee: false })
    const outcome = walkOutcome(row, inside, outside)
    expect([outcome?.internal.model, outcome?.external?.model]).toEqual(['Read', 'Read'])
  })

  it('R3.3 is Private outside where no external user needs the object', () => {
    expect(walkOutcome(row, inside, noAnswers)?.external?.model).toBe('Private')
  })

  it('waits for the answers about external users', () => {
    expect(walkOutcome(row, inside, answers({ who: 'Partner' }))).toBeNull()
    expect(walkOutcome(row, inside, null)?.external).toBeNull()
  })

  it('comes to one edit: internal, external and the reason, and nothing that is so already', () => {
    const outcome = walkOutcome(row, inside, noAnswers)
    if (outcome === null) throw new Error('nothing follows')
    expect(changesOfWalk(row, outcome, 'Because')).toEqual([
      'object:Case.sharingModel=Read',
      'object:Case.externalSharingModel=Private',
      'object:Case.sharingModelReason=Because',
    ])
    const same = {
      ...row,
      internal: { ...row.internal, model: 'Read' as const },
      reason: 'Because',
    }
    expect(changesOfWalk(same, outcome, 'Because')).toEqual([])
  })

  it('goes on where it was left, and begins anew with anything else', () => {
    const walk = { at: 'Case', decided: ['Lead'], skipped: [] }
    expect(parseWalk(walk)).toEqual(walk)
    expect(parseWalk({ at: 'Case', decided: 'Lead' })).toBeNull()
    expect(parseWalk(undefined)).toBeNull()
  })
})
