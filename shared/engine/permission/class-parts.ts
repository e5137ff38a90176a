import type { CompiledObject } from '../compile/compiled-object'
import type { PermissionClass } from './compile-permissions'
import { bitsOfParents, hasParentsPermissions } from './implied-bits'

/** True when two classes hold the same in force, whatever gives it. */
export function isSameInForce(
  a: PermissionClass | undefined,
  b: PermissionClass | undefined,
): boolean {
  if (a === undefined || b === undefined) return a === b
  return isSameSystem(a, b) && objectsApart(a, b).length === 0
}

/** True when two classes have the same system permissions in force. */
export const isSameSystem = (a: PermissionClass, b: PermissionClass): boolean =>
  a.system.size === b.system.size && [...a.system].every((name) => b.system.has(name))

/** Indices of the objects on which two classes have other object permissions in force. */
export function objectsApart(a: PermissionClass, b: PermissionClass): number[] {
  const apart: number[] = []
  for (let object = 0; object < a.bits.length; object++)
    if (a.bits[object] !== b.bits[object] || a.possibleBits[object] !== b.possibleBits[object])
      apart.push(object)
  return apart
}

/** A class that has of another what that holds on one object, and on the lines with its permissions. Rule R11.19. */
export function withObjectOf(
  was: PermissionClass,
  other: PermissionClass,
  object: number,
  objects: readonly CompiledObject[],
): PermissionClass {
  const [bits, possibleBits] = [was.bits.slice(), was.possibleBits.slice()]
  bits[object] = other.bits[object] ?? 0
  possibleBits[object] = other.possibleBits[object] ?? 0
  for (const line of objects) {
    if (!hasParentsPermissions(line)) continue
    bits[line.index] = bitsOfParents(line, bits)
    possibleBits[line.index] = bitsOfParents(line, possibleBits)
  }
  return { ...was, bits, possibleBits }
}
