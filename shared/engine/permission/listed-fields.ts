import { namedField, type FieldConfig } from '../../model/object-config'
import { systemFields } from '../../model/standard-objects'
import type { CompiledObject } from '../compile/compiled-object'

/** Fields of an object that metadata declares, with the catalogue's kind where a file states none (FLS-20). */
export const declaredFields = ({ fields }: CompiledObject): readonly FieldConfig[] =>
  fields.filter(({ isDeclared }) => isDeclared)

/** Every field of an object that is known: declared, the catalogue's, system fields (FLS-15) and columns seen only in data. */
export function everyField({ fields, hasOwner, config }: CompiledObject): readonly FieldConfig[] {
  const known = new Set(fields.map(({ name }) => name.toLowerCase()))
  const isOfObject = (name: string) =>
    (name !== 'OwnerId' || hasOwner) &&
    (name !== 'RecordTypeId' || (config?.recordTypes.length ?? 0) > 0) &&
    // Only orgs with several currencies have it, and those show it in their data.
    name !== 'CurrencyIsoCode'
  const missing = systemFields.filter((name) => !known.has(name.toLowerCase()) && isOfObject(name))
  return [...fields, ...missing.map(namedField)]
}

/** Fields of an object that are listed. */
export const listedFields = (object: CompiledObject, isAll: boolean) =>
  isAll ? everyField(object) : declaredFields(object)
