import { describe, expect, it } from 'vitest'
import { imported, xml } from './imported'

const master = (to: string, order: number) =>
  `<type>MasterDetail</type><referenceTo>${to}</referenceTo><relationshipOrder>${order}</relationshipOrder>`

/** `A__c.ToB__c` of an order. */
type Step = readonly [from: string, to: string, order: number]

function filesOf(steps: readonly Step[]) {
  return Object.fromEntries(
    steps.map(([from, to, order]) => [
      `objects/${from}__c/fields/To${to}__c.field-meta.xml`,
      xml('CustomField', `<fullName>To${to}__c</fullName>${master(`${to}__c`, order)}`),
    ]),
  )
}

async function mastersIn(...steps: readonly Step[]) {
  const { org, diagnostics } = await imported(filesOf(steps))
  const masters = org.objects.flatMap(({ name, fields }) =>
    fields.filter(({ type }) => type === 'MasterDetail').map((field) => `${name}.${field.name}`),
  )
  return { masters, said: diagnostics.filter(({ severity }) => severity === 'warning') }
}

describe('masters beyond what the platform allows', () => {
  it('6 of three the first two in order stay, and the third is named', async () => {
    const { masters, said } = await mastersIn(['D', 'A', 2], ['D', 'B', 1], ['D', 'C', 0])
    expect(masters).toEqual(['D__c.ToB__c', 'D__c.ToC__c'])
    expect(said).toMatchObject([{ code: 'too-many-masters' }])
    expect(said[0]?.message).toContain('`ToA__c`')
  })

  it('6 two are in order', async () => {
    const { masters, said } = await mastersIn(['D', 'A', 0], ['D', 'B', 1])
    expect(masters).toHaveLength(2)
    expect(said).toEqual([])
  })

  it('6 two of one order are reported', async () => {
    const { said } = await mastersIn(['D', 'A', 0], ['D', 'B', 0])
    expect(said.map(({ code }) => code)).toEqual(['same-master-order'])
  })

  it('6 a chain of four steps is kept and reported with its members; three are in order', async () => {
    const three = [
      ['D', 'C', 0],
      ['C', 'B', 0],
      ['B', 'A', 0],
    ] as const
    expect((await mastersIn(...three)).said).toEqual([])
    const { masters, said } = await mastersIn(['E', 'D', 0], ...three)
    expect(masters).toHaveLength(4)
    expect(said).toMatchObject([{ code: 'deep-masters' }])
    expect(said[0]?.message).toContain('`E__c` > `D__c` > `C__c` > `B__c` > `A__c`')
  })
})
