import { addBit, bitset, forEachBit } from './bitset'
import type { CompiledRule } from './compiled-rule'

/**
 * Active rules of an object (index) that reach the user, or might, and that might match a record of the owner: the others
 * leave nothing. `user`, `owner`: positions in `org.users`; −1 for a record that no user owns. In the order of the rules.
 */
export type RulesConcerning = (
  object: number,
  user: number,
  owner: number,
) => readonly CompiledRule[]

/** By user, a bit for each rule of an object. */
interface RuleBits {
  readonly rules: readonly CompiledRule[]
  readonly wordCount: number
  readonly reaching: Uint32Array
  readonly matching: Uint32Array
}

const none: readonly CompiledRule[] = []

/** The lookup of an org; what it needs of an object is built at the first question: whole heat-maps never ask. */
export function ruleLookup(
  rules: readonly (readonly CompiledRule[])[],
  userCount: number,
): RulesConcerning {
  const known: (RuleBits | undefined)[] = []
  return (object, user, owner) => {
    const ofObject = rules[object] ?? none
    if (ofObject.length === 0) return none
    return rulesIn((known[object] ??= ruleBits(ofObject, userCount)), user, owner)
  }
}

function ruleBits(rules: readonly CompiledRule[], userCount: number): RuleBits {
  const wordCount = (rules.length + 31) >>> 5
  const [reaching, matching] = [
    bitset(userCount * wordCount * 32),
    bitset(userCount * wordCount * 32),
  ]
  rules.forEach((rule, at) => {
    const mark = (bits: Uint32Array) => (user: number) => {
      if (user < userCount) addBit(bits, user * wordCount * 32 + at)
    }
    forEachBit(rule.mayReach, mark(reaching))
    if (rule.sourceUsers !== null && !rule.isSourceUncertain) {
      forEachBit(rule.sourceUsers, mark(matching))
      forEachBit(rule.possibleSources, mark(matching))
    } else for (let user = 0; user < userCount; user++) mark(matching)(user)
  })
  return { rules, wordCount, reaching, matching }
}

function rulesIn(
  { rules, wordCount, reaching, matching }: RuleBits,
  user: number,
  owner: number,
): readonly CompiledRule[] {
  let found: CompiledRule[] | null = null
  for (let word = 0; word < wordCount; word++) {
    const ofOwner = owner < 0 ? 0xffffffff : (matching[owner * wordCount + word] ?? 0)
    let bits = (reaching[user * wordCount + word] ?? 0) & ofOwner
    while (bits !== 0) {
      const low = bits & -bits
      const rule = rules[(word << 5) + (31 - Math.clz32(low))]
      if (rule !== undefined) (found ??= []).push(rule)
      bits ^= low
    }
  }
  return found ?? none
}
