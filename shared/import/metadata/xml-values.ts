import { truthOf } from '../truth'
import { knownElements } from './known-elements'
import type { Positioned } from './positioned'
import { report, type Reading } from './reading'
import type { XmlElement } from './xml'

/** The file that is being read: its path, and the component type its findings are counted under. */
export interface ReadFile {
  readonly path: string
  readonly type: string
}

export function positionOf(file: ReadFile, element: XmlElement): Positioned {
  return { file: file.path, line: element.line }
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Trimmed text of a child that holds a name, number or enum; null when it is absent or blank. */
export function wordOf(element: XmlElement, name: string): string | null {
  const word = childOf(element, name)?.text.trim() ?? ''
  return word === '' ? null : word
}

export function wordsOf(element: XmlElement, name: string): readonly string[] {
  return childrenOf(element, name)
    .map((child) => child.text.trim())
    .filter((word) => word !== '')
}

/** Null when absent, blank, or no boolean (then with a warning). */
export function flagOf(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  name: string,
): boolean | null {
  const child = childOf(element, name)
  return child === undefined ? null : flagIn(reading, file, child)
}

export function flagIn(reading: Reading, file: ReadFile, element: XmlElement): boolean | null {
  const truth = truthOf(element.text)
  const word = element.text.trim().toLowerCase()
  if (truth !== null || word === '') return truth
  const message = `\`${element.name}\` is \`${word}\`, neither true nor false; taken as not stated, write true or false`
  report(reading, 'warning', 'bad-boolean', positionOf(file, element), message)
  return null
}

/** One of a closed list; an unknown value becomes `least` with a warning, an absent one null. Source: import-formats 2. */
export function choiceOf<Choice extends string, Least extends Choice | null>(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  name: string,
  choices: readonly Choice[],
  least: Least,
): Choice | Least | null {
  const child = childOf(element, name)
  const word = child?.text.trim() ?? ''
  if (child === undefined || word === '') return null
  const found = choices.find((choice) => choice.toLowerCase() === word.toLowerCase())
  if (found !== undefined) return found
  const taken = least === null ? 'left out' : `taken as \`${least}\``
  const message = `\`${name}\` is \`${word}\`, which is not known; ${taken}, correct it or update tripod`
  report(reading, 'warning', 'unknown-value', positionOf(file, child), message)
  return least
}

/** Counts child elements outside what is known of a type; they are ignored and listed once at the end. */
export function noteUnknownElements(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  type: string,
): void {
  const known = knownElements.get(type)
  for (const child of element.children)
    if (known?.has(child.name) !== true) noteUnknownElement(reading, file, element, child)
}

/** Counts one child element that is not known. Source: import-formats 2. */
export function noteUnknownElement(
  reading: Reading,
  file: ReadFile,
  { name }: XmlElement,
  child: XmlElement,
): void {
  const key = `${name} ${child.name}`
  const entry = reading.unknownElements.get(key)
  if (entry === undefined)
    reading.unknownElements.set(key, { ...positionOf(file, child), count: 1 })
  else entry.count++
}
