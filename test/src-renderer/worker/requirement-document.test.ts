import { describe, expect, it } from 'vitest'
import { judgedOrg } from '@shared/assertion/judged-org'
import { runThrough } from '@shared/engine/compile/steps'
import { isMet } from '@shared/scenario/protecting-sentences'
import { openedOrg } from '@shared/scenario/opened-org'
import {
  documentBytes,
  requirementTable,
} from '../../../src-renderer/worker/calls/requirements/requirement-document'
import { mendings } from '../../../src-renderer/worker/calls/requirements/mend-requirement'
import { built, record } from '../../org-builder'
import { defaults } from '../../org-objects'
import { permissions } from '../../org-permissions'

const opened = openedOrg(
  built(record('t1', 'rw1'), defaults('Thing__c', 'Read'), permissions('nr', 'Thing__c', '')),
  '2026-01-01T00:00:00.000Z',
)
const met = 'nr@frame.example must never read any Thing__c'
const broken = 'rw1@frame.example and re@frame.example must never read any Thing__c'

describe('documents about requirements', () => {
  it('tell as a script what has to work and what has to be refused, in the org with the changes', () => {
    const { columns, rows } = runThrough(
      requirementTable(opened, { kind: 'uat', sentences: [met], changes: [] }),
    )
    expect(columns.map(({ name }) => name)).toContain('Expect')
    expect(rows.some((row) => row.includes('it is refused or not shown'))).toBe(true)
  })

  it('trace each requirement to the settings that decide it', () => {
    const { rows } = runThrough(
      requirementTable(opened, { kind: 'traceability', sentences: [met], changes: [] }),
    )
    expect(rows.every(([requirement]) => requirement === met)).toBe(true)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('are a workbook or Markdown', async () => {
    const table = runThrough(
      requirementTable(opened, { kind: 'uat', sentences: [met], changes: [] }),
    )
    const [xlsx, md] = [await documentBytes(table, 'xlsx'), await documentBytes(table, 'md')]
    expect(new TextDecoder().decode(xlsx.subarray(0, 2))).toBe('PK')
    expect(new TextDecoder().decode(md)).toMatch(/^# UAT/)
  })
})

describe('what mends a requirement', () => {
  const judged = judgedOrg(opened.base.evaluated)

  it('is a set of changes where no single setting does, and each set was judged', () => {
    const found = runThrough(mendings(opened, { sentence: broken, changes: [] }, judged))
    expect(found.length).toBeGreaterThan(0)
    for (const { changes } of found) {
      expect(changes.length).toBeGreaterThan(1)
      expect(isMet(judgedOrg(opened.with(changes).evaluated), broken)).toBe(true)
    }
  })

  it('is nothing where the sentence asks for more than settings give', () => {
    const sentence = 'at least one of nr@frame.example and nr@frame.example may create Thing__c'
    const found = runThrough(mendings(opened, { sentence, changes: [] }, judged))
    expect(found.every(({ changes }) => changes.length === 1)).toBe(true)
  })
})
