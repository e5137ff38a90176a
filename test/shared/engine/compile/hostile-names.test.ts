import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import type { Org } from '@shared/model/org'
import { describe, expect, it, vi } from 'vitest'
import { orgWith } from '../../../property/features/org-features'
import { answersByIndex } from '../../../property/laws'
import { expectAnswers } from '../../../whole-answers'

vi.setConfig({ testTimeout: 120_000 })

const org = orgWith(
  4,
  [
    ...(['shares', 'nestedGroups', 'permissionSets', 'queues', 'territories'] as const),
    ...(['ownerRules', 'criteriaRules', 'masterDetail', 'restrictionRules'] as const),
  ],
  { userCount: 5, recordCount: 14 },
)

/** One name of each kind of thing, and the id of a record. */
const names: readonly (string | undefined)[] = [
  org.users[2]?.username,
  org.users[3]?.name,
  org.roles[1]?.developerName,
  org.groups[0]?.developerName,
  org.profiles[2]?.name,
  org.permissionSets[0]?.name,
  org.permissionSetGroups[0]?.name,
  org.territories[0]?.developerName,
  org.sharingRules[0]?.name,
  org.restrictionRules[0]?.name,
  org.objects.find(({ fields }) => fields.some(({ type }) => type === 'MasterDetail'))?.name,
  'Region__c',
  org.records[0]?.ids[0],
]

/** The org in which all of these are called the same; what is custom by its name may stay so. */
function called(name: string, suffix: '' | '__c'): Org {
  const isCustom = (each: string | undefined) => each?.endsWith('__c') === true
  const text = names.reduce<string>(
    (before, each) =>
      before.replaceAll(JSON.stringify(each), () =>
        JSON.stringify(isCustom(each) ? name + suffix : name),
      ),
    JSON.stringify(org),
  )
  return JSON.parse(text) as Org // the same shape
}

const answers = (of: Org) => [...answersByIndex(of).values()].sort()

const hostile: Readonly<Record<string, string>> = {
  'a key of objects': '__proto__',
  'the maker of objects': 'constructor',
  'a method of objects': 'hasOwnProperty',
  'a family of emoji': '👩‍👩‍👧‍👦',
  'written from right to left': 'مرحبا\u202eשלום',
  'ten thousand letters': 'ä'.repeat(10_000),
  'quotes, lines and signs of the change language': 'a"b\\c\n= += -=.x:y',
  'half a letter': '\ud800',
}

describe('R19.3 (g) names decide nothing', () => {
  it('the names are those of things that there are', () => {
    expect(names).not.toContain(undefined)
    expect(called('Plain', '')).not.toEqual(org)
  })

  it.each(Object.entries(hostile))('%s', (_, name) => {
    const renamed = called(name, '__c')
    expectAnswers(called(name, ''))
    expectAnswers(renamed)
    expect(answers(renamed)).toEqual(answers(org))
    const again = parseOrgDocument(formatOrgDocument(renamed))
    expect(again.kind === 'ok' ? again.org : again).toEqual(canonicalOrg(renamed))
  })
})
