import { describe, expect, it } from 'vitest'
import { parseRestrictionFilter } from '@shared/engine/restriction/restriction-filter'

const field = (...path: readonly string[]) => ({ kind: 'recordPath', path })
const ofUser = (...path: readonly string[]) => ({ kind: 'userPath', path })
const values = (...each: readonly string[]) => ({ kind: 'values', values: each })
const equals = (left: object, right: object) => ({ kind: 'equals', left, right })

describe('R14.6 forms of criteria and filters', () => {
  it.each([
    ["  Status = 'Open'  ", equals(field('Status'), values('Open'))],
    ['Status = Open', equals(field('Status'), values('Open'))],
    ['Done__c = true', equals(field('Done__c'), values('true'))],
    ['Truth__c = trueblue', equals(field('Truth__c'), values('trueblue'))],
    ["Status = 'a,b'", equals(field('Status'), values('a,b'))],
    ["Status = 'a', 'b'", equals(field('Status'), values('a', 'b'))],
    [
      "OwnerId = '005000000000001AAA, 005000000000002'",
      equals(field('OwnerId'), values('005000000000001AAA', '005000000000002')),
    ],
    [
      "OwnerId = '005000000000001AAA, x'",
      equals(field('OwnerId'), values('005000000000001AAA, x')),
    ],
    ["Status = 'a = b'", equals(field('Status'), values('a = b'))],
    ["Status = 'a < (b)'", equals(field('Status'), values('a < (b)'))],
    ['Status = "a > b"', equals(field('Status'), values('a > b'))],
    ['OwnerId = $User.Id', equals(field('OwnerId'), ofUser('Id'))],
    ["Owner:User.Name = 'x'", equals(field('Owner:User', 'Name'), values('x'))],
    ["$User.Profile.Name = 'x'", equals(ofUser('Profile', 'Name'), values('x'))],
    [
      '$Permission.Sees_All = true',
      equals({ kind: 'customPermission', name: 'Sees_All' }, values('true')),
    ],
    ["ISPICKVAL(Status, 'Open')", equals(field('Status'), values('Open'))],
    ["ispickval (Status, 'Open')  =  TRUE", equals(field('Status'), values('Open'))],
    ["ISPICKVAL(Status, 'a,b')", equals(field('Status'), values('a,b'))],
    [`ISPICKVAL(Status, "it's, so")`, equals(field('Status'), values("it's, so"))],
    ["ISPICKVAL(Status, ')')", equals(field('Status'), values(')'))],
  ])('%s', (text, filter) => {
    expect(parseRestrictionFilter(text)).toMatchObject(filter)
  })

  it('several tests, one of which must hold, whatever stands in their brackets and quotes', () => {
    const one = equals(field('A'), values('x,y'))
    const two = equals(field('B'), values('z'))
    for (const text of [
      "OR(A = 'x,y', B = 'z')",
      "or( ISPICKVAL(A, 'x,y') , B = 'z' )",
      "OR(A = 'x,y', OR(B = 'z')) = true",
    ]) {
      const found = parseRestrictionFilter(text)
      expect(found).toMatchObject({ kind: 'or' })
      expect(JSON.stringify(found)).toContain(JSON.stringify(one))
      expect(JSON.stringify(found)).toContain(JSON.stringify(two))
    }
  })

  it.each([
    '',
    '=',
    "= 'x'",
    'Status =',
    'Status',
    "Status = 'a' = 'b'",
    "Status != 'a'",
    "Status = 'a' && B = 'b'",
    "Status = 'a' || B = 'b'",
    "NOT(Status = 'a')",
    "'a' = Status",
    "$User.A.B.C = 'x'",
    "$User = 'x'",
    "x$User.Id = 'x'",
    "$Permission.A.B = 'x'",
    "$Profile.Name = 'x'",
    "true = 'x'",
    'OR()',
    "OR(A = 'x', B)",
    'ISPICKVAL(A)',
    "ISPICKVAL(A, 'x', 'y')",
    "AND(A = 'x', B = 'y')",
    "XOR(A = 'x')",
  ])('%s is none of them', (text) => {
    expect(parseRestrictionFilter(text)).toBeNull()
  })
})
