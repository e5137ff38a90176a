import type * as v from 'valibot'

/** The parts of a valibot schema that the document's schema uses. */
interface Shape {
  readonly type: string
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly literal?: unknown
  readonly default?: unknown
  readonly options?: readonly unknown[]
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
}

/** The same constraints as a JSON Schema; throws at a kind that it does not know, so that none is left out. */
export function jsonSchemaOf(schema: v.GenericSchema): Record<string, unknown> {
  const shape = schema as unknown as Shape
  switch (shape.type) {
    case 'string':
    case 'boolean':
    case 'number':
      return { type: shape.type }
    case 'unknown':
      return {}
    case 'literal':
      return { const: shape.literal }
    case 'picklist':
      return { enum: shape.options }
    case 'nullable':
      return { anyOf: [jsonSchemaOf(shape.wrapped as v.GenericSchema), { type: 'null' }] }
    case 'optional':
      return {
        ...jsonSchemaOf(shape.wrapped as v.GenericSchema),
        default: shape.default,
      }
    case 'exact_optional':
      return jsonSchemaOf(shape.wrapped as v.GenericSchema)
    case 'array':
      return { type: 'array', items: jsonSchemaOf(shape.item as v.GenericSchema) }
    case 'union':
    case 'variant':
      return { anyOf: (shape.options as v.GenericSchema[]).map(jsonSchemaOf) }
    case 'strict_object': {
      const entries = Object.entries(shape.entries ?? {})
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([key, entry]) => [key, jsonSchemaOf(entry)])),
        required: entries.flatMap(([key, entry]) => (/optional$/.test(entry.type) ? [] : [key])),
        additionalProperties: false,
      }
    }
    default:
      throw new Error(`no JSON Schema is known for \`${shape.type}\``)
  }
}
