import type { RecordsMeant, Target } from './assertion'
import type { SentenceReader } from './sentence-reader'

/** What a sentence is about; null where it is not understood. */
export function readTarget(reader: SentenceReader): Target | null {
  if (isArticle(reader)) return readRecords(reader, null, true)
  const start = reader.place()
  const first = reader.one('object')
  if (first === null) return null
  const { object, field } = splitField(first)
  if (reader.take('of')) return readRecords(reader, { object, field }, isArticle(reader))
  if (object !== null) return { object, field, records: { kind: 'all' } }
  reader.goTo(start)
  return readRecords(reader, null, false)
}

const isArticle = (reader: SentenceReader) =>
  reader.take('any') || reader.take('all') || reader.take('every')

interface FieldMeant {
  /** Null where only the field is named. */
  readonly object: string | null
  readonly field: string
}

function splitField(text: string): FieldMeant {
  const at = text.indexOf('.')
  return at <= 0 || at === text.length - 1
    ? { object: null, field: text }
    : { object: text.slice(0, at), field: text.slice(at + 1) }
}

function readRecords(
  reader: SentenceReader,
  of: FieldMeant | null,
  isEach: boolean,
): Target | null {
  const known = of?.object ?? null
  const isBare = known !== null && (reader.take('records') || reader.take('record'))
  const object = isBare ? known : readObject(reader, known)
  if (object === null) return null
  const isPlural = isBare || reader.take('records') || isEach
  return { object, field: of?.field ?? null, records: readWhich(reader, isPlural) }
}

/** The object of the records; behind a field with its object it can be no other. */
function readObject(reader: SentenceReader, known: string | null): string | null {
  const next = reader.next()
  if (known === null || next === undefined) return reader.one('object')
  const singular = (name: string) => name.toLowerCase().replace(/s$/, '')
  if (singular(next.text) === singular(known)) {
    reader.one('object')
    return known
  }
  reader.take(known.toLowerCase())
  return null
}

function readWhich(reader: SentenceReader, isPlural: boolean): RecordsMeant {
  if (reader.take('they own')) return { kind: 'own' }
  if (isPlural) return { kind: 'all' }
  const name = reader.name('record')
  return name === null ? { kind: 'all' } : { kind: 'named', name }
}
