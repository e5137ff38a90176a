import { describe, expect, it } from 'vitest'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, cell, record, share, type Edit } from '../../../org-builder'
import { addDetail, addObject, defaults, settings } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

const readEditDelete = 'RED:Delete'
const thing = 'Thing__c'
const m = record('m', 'rw1')
const detail = record('d', null, 'Line__c', { Thing__c: 'm' })

const lines = (writeNeeds: 'Read' | 'Edit'): Edit =>
  addDetail('Line__c', { Thing__c: { master: thing, writeNeeds } })

describe('master-detail', () => {
  it('F115 R11.4 relation Read Only: Read on the master edits and deletes the detail', () => {
    const org = built(lines('Read'), m, detail, share('m', 're'))
    expect(answer(org, 're', 'd')).toBe(readEditDelete)
    expect(answer(org, 're', 'm')).toBe(readOnly)
  })

  it('F116 R11.4 relation Read/Write: Read on the master reads the detail', () => {
    expect(answer(built(lines('Edit'), m, detail, share('m', 're')), 're', 'd')).toBe(readOnly)
  })

  it('F117 R11.5 Edit on the master deletes the detail, not the master', () => {
    const org = built(lines('Edit'), m, detail, share('m', 're', 'Edit'))
    expect(answer(org, 're', 'd')).toBe(readEditDelete)
    expect(answer(org, 're', 'm')).toBe(readAndEdit)
  })

  it('F118 R11.6 the threshold looks at the sharing level, not at the object permission', () => {
    const org = built(
      lines('Edit'),
      m,
      detail,
      share('m', 're', 'Edit'),
      permissions('re', thing, 'R'),
    )
    expect(answer(org, 're', 'd')).toBe(readEditDelete)
  })

  it('F119 R11.12 a junction needs both masters', () => {
    const junction = [
      addObject('Other__c', 'Private'),
      addDetail('Link__c', {
        First__c: { master: thing, writeNeeds: 'Edit' },
        Second__c: { master: 'Other__c', writeNeeds: 'Edit' },
      }),
      m,
      record('m2', 'rw1', 'Other__c'),
      record('j', null, 'Link__c', { First__c: 'm', Second__c: 'm2' }),
      share('m', 're', 'Edit'),
    ]
    expect(answer(built(...junction), 're', 'j')).toBe(nothing)
    expect(answer(built(...junction, share('m2', 're')), 're', 'j')).toBe(readOnly)
    expect(answer(built(...junction, share('m2', 're', 'Edit')), 're', 'j')).toBe(readEditDelete)
  })

  it('F120 R11.14 three levels: the detail’s derived level counts for the subdetail', () => {
    const chain = (writeNeeds: 'Read' | 'Edit') =>
      built(
        lines(writeNeeds),
        addDetail('Part__c', { Line__c: { master: 'Line__c', writeNeeds: 'Edit' } }),
        m,
        detail,
        record('p', null, 'Part__c', { Line__c: 'd' }),
        share('m', 're'),
      )
    expect(answer(chain('Read'), 're', 'p')).toBe(readEditDelete)
    expect(answer(chain('Edit'), 're', 'p')).toBe(readOnly)
  })

  it('F121 R11.11 View All on a custom master reads its details', () => {
    const org = built(lines('Read'), m, detail, permissions('re', thing, 'REV'))
    expect(answer(org, 're', 'd')[0]).toBe('R')
    expect(answer(built(lines('Read'), m, detail), 're', 'd')).toBe(nothing)
  })

  it('F122 R11.2 without Read on the master object the detail is closed', () => {
    const org = built(lines('Read'), m, detail, share('m', 're'), permissions('re', thing, ''))
    expect(answer(org, 're', 'd')).toBe(nothing)
  })

  it('F123 R11.18 superiors of the master’s owner have the details', () => {
    expect(answer(built(lines('Edit'), m, detail), 'mw', 'd')).toBe('REDA:All')
  })

  it('F124 R11.16 a detail that moves to a closed master closes', () => {
    const org = built(
      lines('Edit'),
      m,
      record('closed', 'rw1'),
      detail,
      share('m', 're'),
      cell('d', 'Thing__c', 'closed'),
    )
    expect(answer(org, 're', 'd')).toBe(nothing)
  })

  it('R11.9 a master that is Public Read/Write lets everybody write details', () => {
    const org = built(lines('Edit'), defaults(thing, 'ReadWrite'), m, detail)
    expect(answer(org, 're', 'd')).toBe(readEditDelete)
  })

  it('R11.10 Modify All on the detail object acts whatever the master says', () => {
    const org = built(lines('Edit'), m, detail, permissions('re', 'Line__c', 'REDVM'))
    expect(answer(org, 're', 'd')).toBe('REDA:All')
  })

  it('R1.11 D-03 in mode share View All on the detail and Full Access on its master make HasAllAccess', () => {
    const share = settings({ hasAllAccessMode: 'share' })
    const org = (...more: Edit[]) =>
      built(
        lines('Edit'),
        m,
        detail,
        permissions('rw1', 'Line__c', 'RV'),
        permissions('rw1', thing, ''),
        ...more,
      )
    expect(answer(org(share), 'rw1', 'd')).toBe('RA:All')
    expect(answer(org(), 'rw1', 'd')).toBe(readOnly)
  })
})
