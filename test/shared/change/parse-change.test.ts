import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerKinds, objectPermissionWords, type Change } from '@shared/change/change'
import { itemKinds } from '@shared/change/item'
import { formatChange } from '@shared/change/format-change'
import { parseChange } from '@shared/change/parse-change'
import { settingChoices, settingNames } from '@shared/model/setting-choices'
import { examples } from './change-examples'
import { ofItems } from './item-changes-arbitrary'

function changeOf(text: string): Change {
  const parsed = parseChange(text)
  if (parsed.kind === 'refused') throw new Error(parsed.message)
  return parsed.change
}

describe('the text of a change', () => {
  it.each(examples)('%s reads and writes back as itself', (text) => {
    expect(formatChange(changeOf(text))).toBe(text)
  })

  it('takes the property after the last dot, since usernames have dots', () => {
    expect(changeOf('user:ana.maria@acme.co.test.role=East')).toEqual({
      kind: 'set',
      item: { kind: 'user', name: 'ana.maria@acme.co.test' },
      property: 'role',
      value: 'East',
    })
  })

  it('reads a name with spaces and operators in double quotes', () => {
    expect(changeOf('profile:"Sales = EMEA.object:x".object:Account.edit=false')).toEqual({
      kind: 'objectPermission',
      container: { kind: 'profile', name: 'Sales = EMEA.object:x' },
      object: 'Account',
      permission: 'allowEdit',
      isGranted: false,
    })
  })

  it('lets the value run to the end, signs and spaces included', () => {
    expect(changeOf('record:001000000000001AAA.Note__c= a=b+=c "d" ')).toEqual({
      kind: 'recordValue',
      record: '001000000000001AAA',
      field: 'Note__c',
      value: ' a=b+=c "d" ',
    })
  })

  it.each([
    ['Account=Private', 'unknown-subject'],
    ['objekt:Account.sharingModel=Private', 'unknown-subject'],
    ['object:Account.sharingModel', 'no-operator'],
    ['object:"Account.sharingModel=Private', 'open-quote'],
    ['object:Account.sharing=Private', 'unknown-property'],
    ['object:Account.sharingModel=Privat', 'wrong-value'],
    ['object:Account.sharingModel+=Private', 'wrong-operator'],
    ['user:ana.isActive=perhaps', 'wrong-value'],
    ['group:Partners=user:ana', 'wrong-operator'],
    ['group:Partners+=ana', 'wrong-value'],
    ['sharingRule:EMEA=off', 'no-object'],
    ['profile:Standard.edit=true', 'no-property'],
    ['object:=Private', 'no-name'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseChange(text)).toMatchObject({ kind: 'refused', code })
  })

  it('suggests the closest word', () => {
    expect(parseChange('object:Account.sharingModle=Private')).toMatchObject({
      suggestions: ['sharingModel'],
    })
  })
})

describe('every change', () => {
  const name = fc
    .oneof(
      fc.constantFrom(
        'Account',
        'ana.b@acme.test',
        'Sales EMEA',
        'a=b',
        'x+',
        'q"q',
        'A.object:B.c',
      ),
      fc.string({ minLength: 1 }),
    )
    .filter((text) => text === text.trim())
  const objectName = fc.constantFrom('Account', 'Invoice__c', 'ns__Thing__c')
  const fieldName = fc.constantFrom('Rating', 'Order__c')
  const isOn = fc.boolean()
  const container = fc.record({ kind: fc.constantFrom(...containerKinds), name })
  const of = <Kind extends Change['kind']>(
    kind: Kind,
    parts: {
      [Key in Exclude<keyof Extract<Change, { kind: Kind }>, 'kind'>]: fc.Arbitrary<
        Extract<Change, { kind: Kind }>[Key]
      >
    },
  ) => fc.record({ kind: fc.constant(kind), ...parts }) as unknown as fc.Arbitrary<Change>
  const change = fc.oneof(
    ...itemKinds.flatMap((kind) => ofItems(kind, name)),
    of('objectPermission', {
      container,
      object: objectName,
      permission: fc.constantFrom(...Object.values(objectPermissionWords)),
      isGranted: isOn,
    }),
    of('fieldPermission', {
      container,
      object: objectName,
      field: fieldName,
      permission: fc.constantFrom('read' as const, 'edit' as const),
      isGranted: isOn,
    }),
    of('systemPermission', { container, permission: fc.constant('ViewAllData'), isGranted: isOn }),
    of('recordOwner', {
      record: name,
      owner: fc.record({ kind: fc.constantFrom('user' as const, 'queue' as const), name }),
    }),
    of('recordValue', {
      record: name,
      field: fieldName,
      value: fc.option(fc.string({ minLength: 1 })),
    }),
    fc.constantFrom(...settingNames).chain((setting) =>
      of('orgSetting', {
        setting: fc.constant(setting),
        value: fc.constantFrom(...settingChoices[setting].map(String)),
      }),
    ),
  )

  it('is read back from its own text', () => {
    fc.assert(
      fc.property(change, (one) => {
        expect(changeOf(formatChange(one))).toEqual(one)
      }),
      { numRuns: 2000 },
    )
  })
})
