import { contentObjects } from '@shared/engine/content/content-objects'
import { explain } from '@shared/engine/explain/explain'
import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import type { Org } from '@shared/model/org'
import { formatCause, formatGrant, formatReason } from '@shared/report/messages-en'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { describe, expect, it } from 'vitest'
import { compiled, explained } from '../../../org-access'
import { built, record, share } from '../../../org-builder'
import { article, categoryGroup, file, folder, item, link } from '../../../org-content'
import { permissions, system } from '../../../org-permissions'

describe('why content is open', () => {
  it('R17.3 a file shows the record that opens it, with rule and path', () => {
    const org = built(record('r', 'rw1'), share('r', 're'), file('f', 'rw1'), link('f', 'r', 'I'))
    const [grant] = explained(org, 're', 'f').grants
    expect(grant?.rowCause).toBe('FileLink')
    expect(grant?.rule).toBe('CNT-04')
    expect(grant === undefined ? '' : formatGrant(grant)).toBe('Thing__c `r`')
  })

  it('R17.3 Modify All Data stands among the doors where it opens, and not where it does not', () => {
    const causes = (org: Org) => explained(org, 'adm', 'f').grants.map(({ rowCause }) => rowCause)
    expect(causes(built(file('f', 'rw1')))).toEqual(['ModifyAllData'])
    expect(causes(built(file('f', 'rw1', { PublishStatus: 'R' })))).toEqual([])
  })

  it('R17.3 a report shows the share of its folder', () => {
    const org = built(
      folder('F', [['re', 'View']]),
      item('x', 'Report', 'F'),
      system('re', 'RunReports'),
    )
    const [grant] = explained(org, 're', 'x').grants
    expect(grant === undefined ? '' : formatGrant(grant)).toBe('folder `F` → `re@frame.example`')
  })
})

describe('why content is closed', () => {
  it('R17.3 an article says whether channel, state or category closes it', () => {
    const org = built(
      categoryGroup('Geo', { Spain: null }),
      article('a', ['Geo.Spain'], { PublishStatus: 'Draft' }),
      permissions('re', 'Knowledge__kav', 'R'),
    )
    const codes = explained(org, 're', 'a').closed.map(({ reason }) => reason.code)
    expect(codes).toContain('closed-draft')
    expect(codes).toContain('closed-category')
    expect(codes).not.toContain('closed-channel')
  })

  it('R15.8 superiors of a file’s owner are not told about roles', () => {
    const doors = explained(built(file('f', 'rw1')), 'mw', 'f').closed.map(({ door }) => door)
    expect(doors).toEqual(['Owner', 'Content'])
  })
})

describe('words and rules', () => {
  it('every reason, cause and rule of generated content is in the catalogues', () => {
    const names = new Set(contentObjects.map(({ name }) => name))
    for (const seed of [1, 2, 3]) {
      const engine = compiled(generateOrg(smallShape(seed, features)))
      for (const table of engine.tables) {
        const object = engine.objects[table?.object ?? -1]
        if (table === undefined || object === undefined || !names.has(object.standard?.name ?? ''))
          continue
        for (let row = 0; row < table.rowCount; row++)
          for (let user = 0; user < engine.org.users.length; user += 3) {
            const answer = explain(engine, user, { object: object.index, row })
            const rules = [
              ...answer.grants.map(({ rule }) => rule),
              ...answer.closed.map(({ rule }) => rule),
            ]
            expect(rules.filter((rule) => !ruleCatalogue.has(rule))).toEqual([])
            for (const { reason } of [...answer.closed, ...answer.missing])
              expect(formatReason(reason)).not.toBe('')
            for (const reason of answer.assumptions) expect(formatReason(reason)).not.toBe('')
            for (const { rowCause } of answer.grants)
              expect(formatCause(rowCause), rowCause).not.toBe('')
          }
      }
    }
  })
})
