import * as v from 'valibot'
import { list, optionalText, text, yesNo } from './schema-parts'

const scenario = v.strictObject({
  name: text,
  on: optionalText,
  note: text,
  changes: list(
    v.strictObject({
      text,
      isOn: yesNo,
      about: v.exactOptional(text),
      before: v.exactOptional(optionalText),
    }),
  ),
})

/** What people think about the org; it is no part of it. */
export const design = v.strictObject({
  scenarios: list(scenario),
  requirements: list(v.strictObject({ text, note: text })),
  watches: list(
    v.strictObject({ user: text, object: text, record: optionalText, field: optionalText }),
  ),
})
