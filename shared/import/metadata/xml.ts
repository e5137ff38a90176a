import { SaxesParser } from 'saxes'

/** One element of a metadata file: attributes mean nothing there except `xsi:nil`. */
export interface XmlElement {
  readonly name: string
  /** From 1, where its open tag ends. */
  readonly line: number
  /** Text and CDATA inside, as written but with LF line ends; '' for an element of elements. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

export type ParsedXml =
  | { readonly kind: 'ok'; readonly root: XmlElement; readonly namespace: string }
  | {
      readonly kind: 'broken'
      readonly code: string
      readonly line: number
      readonly column: number
      readonly message: string
    }

export interface XmlLimits {
  readonly depth: number
  readonly elements: number
}

/** Import-formats 6. */
export const xmlLimits: XmlLimits = { depth: 64, elements: 1_000_000 }
export const xmlFileLimitBytes = 64 * 1024 * 1024

interface OpenElement {
  name: string
  line: number
  text: string
  children: XmlElement[]
}

class XmlRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const noChildren: readonly XmlElement[] = []
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'
const conflictMarker = /^(?:<{7}|>{7})(?: |\r?$)/m
const sliceLength = 1 << 16

/**
 * The tree of one XML text, or the first thing that is wrong with it; never half a tree.
 *
 * Refused beside broken XML: a document type, text between elements, merge conflict markers and what exceeds the
 * limits. Source: import-formats 2, 6.
 */
export function parseXml(text: string, limits: XmlLimits = xmlLimits): ParsedXml {
  const parser = new SaxesParser({
    xmlns: true,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  })
  const tree = growTree(parser, limits)
  try {
    for (let start = 0; start < text.length; start += sliceLength)
      parser.write(text.slice(start, start + sliceLength))
    parser.close()
    if (tree.root === null) throw new XmlRefused('broken-xml', 'the file is empty; export it again')
    return { kind: 'ok', root: tree.root, namespace: tree.namespace }
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    const conflict = conflictIn(text)
    if (conflict !== null) return conflict
    const { code, message } = error
    return { kind: 'broken', code, line: parser.line, column: parser.column + 1, message }
  }
}

function conflictIn(text: string): ParsedXml | null {
  const marker = conflictMarker.exec(text)
  if (marker === null) return null
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < marker.index; at = text.indexOf('\n', at + 1))
    line++
  const message = 'unresolved merge conflict; settle it in version control and import again'
  return { kind: 'broken', code: 'merge-conflict', line, column: 1, message }
}

function growTree(parser: SaxesParser<{ xmlns: true }>, limits: XmlLimits) {
  const tree: { root: XmlElement | null; namespace: string } = { root: null, namespace: '' }
  const open: OpenElement[] = []
  let elementCount = 0
  parser.on('error', (error) => {
    throw new XmlRefused('broken-xml', brokenMessage(error.message))
  })
  parser.on('doctype', () => {
    throw new XmlRefused('doctype-refused', 'a document type is not read; take out the `<!DOCTYPE`')
  })
  parser.on('opentag', (tag) => {
    if (open.length === 0) tree.namespace = tag.uri
    elementCount++
    if (elementCount > limits.elements || open.length >= limits.depth) throw tooLarge(limits)
    open.push({ name: tag.local, line: parser.line, text: '', children: [] })
  })
  const addText = (text: string) => {
    const parent = open.at(-1)
    if (parent === undefined || (parent.children.length > 0 && text.trim() === '')) return
    parent.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    const closed = open.pop()
    if (closed === undefined) return
    const isNil = tag.attributes['xsi:nil']
    const element = closedElement(
      closed,
      isNil?.uri === schemaInstance && /^(true|1)$/i.test(isNil.value),
    )
    const parent = open.at(-1)
    if (element === null) return
    if (parent === undefined) tree.root = element
    else parent.children.push(element)
  })
  return tree
}

/** Null for an element whose `xsi:nil` says that it has no value. */
function closedElement(closed: OpenElement, isNil: boolean): XmlElement | null {
  if (isNil) return null
  const { name, line, text, children } = closed
  if (children.length === 0) return { name, line, text, children: noChildren }
  if (text.trim() === '') return { name, line, text: '', children }
  const message = `text between the elements of \`${name}\`; export the file again`
  throw new XmlRefused('broken-xml', message)
}

function tooLarge(limits: XmlLimits): XmlRefused {
  const message = `more than ${limits.elements} elements or deeper than ${limits.depth}; split the file`
  return new XmlRefused('xml-limit', message)
}

function brokenMessage(saxesMessage: string): string {
  const what = saxesMessage.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '')
  const lowered = what.charAt(0).toLowerCase() + what.slice(1)
  return `${lowered}; the whole file was left out, correct it or export it again`
}
