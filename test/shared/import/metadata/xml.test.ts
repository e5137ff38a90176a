import { parseXml, type XmlLimits } from '@shared/import/metadata/xml'
import { describe, expect, it } from 'vitest'

function brokenCode(text: string, limits?: XmlLimits): string {
  const parsed = parseXml(text, limits)
  return parsed.kind === 'broken' ? parsed.code : 'ok'
}

describe('sound XML', () => {
  it('gives names, lines, text and children', () => {
    const parsed = parseXml('<a>\n  <b>one</b>\n  <b/>\n</a>')
    expect(parsed).toMatchObject({
      kind: 'ok',
      root: {
        name: 'a',
        children: [
          { name: 'b', line: 2, text: 'one' },
          { name: 'b', line: 3, text: '' },
        ],
      },
    })
  })

  it('compares local names, whatever the prefix', () => {
    expect(parseXml('<x:a xmlns:x="urn:u"><x:b/></x:a>')).toMatchObject({
      kind: 'ok',
      namespace: 'urn:u',
      root: { name: 'a', children: [{ name: 'b' }] },
    })
  })

  it('reads the five entities, numeric references and CDATA, and passes over comments', () => {
    const parsed = parseXml(
      '<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x42;<!-- <b/> --><![CDATA[<c>]]></a>',
    )
    expect(parsed).toMatchObject({ root: { text: '&<>"\'AB<c>', children: [] } })
  })

  it('turns CRLF into LF inside text', () => {
    expect(parseXml('<a>x\r\ny</a>')).toMatchObject({ root: { text: 'x\ny' } })
  })

  it('leaves out an element that xsi:nil says has no value', () => {
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    expect(parseXml(`<a ${xsi}><b xsi:nil="true"/><c xsi:nil="false">1</c></a>`)).toMatchObject({
      root: { children: [{ name: 'c' }] },
    })
  })

  it('keeps the line of an element after a comment of several lines', () => {
    expect(parseXml('<a>\n<!--\n\n-->\n<b/></a>')).toMatchObject({
      root: { children: [{ line: 5 }] },
    })
  })
})

describe('broken XML is refused with its place', () => {
  it.each([
    ['cut off', '<a><b>'],
    ['crossed tags', '<a><b></a></b>'],
    ['bare ampersand', '<a>R & D</a>'],
    ['undefined entity', '<a>&nbsp;</a>'],
    ['two roots', '<a/><b/>'],
    ['empty file', ''],
    ['only blanks', '  \n'],
    ['duplicate attribute', '<a x="1" x="2"/>'],
    ['control character', '<a>\u0001</a>'],
    ['unbound prefix', '<x:a/>'],
    ['text between elements', '<a>oops<b/></a>'],
    ['text after the root', '<a/>oops'],
  ])('%s', (_what, text) => {
    expect(brokenCode(text)).toBe('broken-xml')
  })

  it('gives line and column from 1', () => {
    expect(parseXml('<a>\n  <b></c>\n</a>')).toMatchObject({ kind: 'broken', line: 2 })
  })

  it('refuses any document type, and so every entity of one', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'
    expect(brokenCode(bomb)).toBe('doctype-refused')
    expect(brokenCode('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('doctype-refused')
  })
})

it('no proper beginning of a document passes for a document', () => {
  const whole = '<a x="1"><!-- c --><b>&amp;</b><![CDATA[]]></a>'
  for (let length = 0; length < whole.length; length++)
    expect(brokenCode(whole.slice(0, length))).toBe('broken-xml')
  expect(brokenCode(whole)).toBe('ok')
})

describe('merge conflicts', () => {
  const conflict = '<a>\n<<<<<<< HEAD\n<b/>\n=======\n<c/>\n>>>>>>> other\n</a>'

  it('are named, with the line of the first marker', () => {
    expect(parseXml(conflict)).toMatchObject({ kind: 'broken', code: 'merge-conflict', line: 2 })
  })

  it('are named when only the closing marker is left', () => {
    expect(brokenCode('<a>\n<b/>\n>>>>>>> other\n</a>')).toBe('merge-conflict')
  })

  it('are not suspected in sound text that holds the same characters', () => {
    expect(brokenCode('<a><!--\n=======\n--><b>=======</b></a>')).toBe('ok')
  })
})

describe('limits', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)

  it('lets 64 levels pass and refuses 65', () => {
    expect(brokenCode(nested(64))).toBe('ok')
    expect(brokenCode(nested(65))).toBe('xml-limit')
  })

  it('refuses more elements than the limit', () => {
    const limits = { depth: 64, elements: 3 }
    expect(brokenCode('<a><b/><b/></a>', limits)).toBe('ok')
    expect(brokenCode('<a><b/><b/><b/></a>', limits)).toBe('xml-limit')
  })
})
