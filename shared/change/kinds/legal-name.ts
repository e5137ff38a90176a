import { changeRefusal, type ChangeRefusal } from '../change'
import { illegalName, takenName } from '../naming-rules'

/** Why a thing of this kind cannot be called that; null when it can. `others`: the names of the others. */
export function illegalDeveloperName(
  noun: string,
  name: string,
  others: readonly string[],
): ChangeRefusal | null {
  return illegalName(name) ?? takenName(name, noun, others)
}

/** For labels that serve as names (a profile's): anything but nothing. */
export function illegalLabelName(
  noun: string,
  name: string,
  others: readonly string[],
): ChangeRefusal | null {
  return name.trim() === '' || name.length > 255
    ? changeRefusal('illegal-name', `a ${noun} needs a name of 1 to 255 letters`)
    : takenName(name, noun, others)
}
