import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentSchema } from '@shared/import/org-document/org-schema'
import { jsonSchemaOf } from './json-schema'

const file = new URL(
  '../../../../shared/import/org-document/org-document.schema.json',
  import.meta.url,
)

it('the JSON Schema in the tree says what the reader checks', () => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const { $schema, title, ...rest } = kept
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
  expect(title).toBe('Tripod org document')
  expect(rest).toEqual(jsonSchemaOf(documentSchema))
})
