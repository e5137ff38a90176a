import schema from '@shared/import/org-document/org-document.schema.json'
import { keyMeaning } from '@shared/report/document-keys-en'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON Schema of an org document with the sense of each key. */
export const sourceSchema = (): object => describedEntry(schema, [])

function described(given: unknown, path: readonly string[]): unknown {
  if (Array.isArray(given)) return given.map((one) => described(one, path))
  return isJson(given) ? describedEntry(given, path) : given
}

function describedEntry(given: Json, path: readonly string[]): Json {
  const { properties } = given
  const inner = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      key === 'properties' ? value : described(value, path),
    ]),
  )
  if (!isJson(properties)) return inner
  const told = Object.entries(properties).map(([key, value]) => {
    const below = [...path, key]
    const description = keyMeaning(below)?.sense
    const one = described(value, below)
    return [key, isJson(one) && description !== undefined ? { ...one, description } : one] as const
  })
  return { ...inner, properties: Object.fromEntries(told) }
}
