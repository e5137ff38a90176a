import type { CompiledOrg } from '../engine/compile/compile-org'
import { formatName } from './words'

/** Requirements that somebody could begin with, about people and objects that this org has; at most six. */
export function exampleSentences(compiled: CompiledOrg): readonly string[] {
  const { org, families } = compiled
  const stated = compiled.objects.filter(
    ({ isStated, control, index }) =>
      isStated && control === 'own' && compiled.tables[index] !== undefined,
  )
  const first = stated.find(({ name }) => name === 'Account') ?? stated[0]
  if (first === undefined) return []
  const custom =
    stated.find(({ isCustom }) => isCustom) ?? stated.find((one) => one !== first) ?? first
  const [one, other] = [formatName(first.name), formatName(custom.name)]
  const hidden = first.fields.find(({ isDeclared, isRequired }) => isDeclared && !isRequired)
  const has = (family: (typeof families)[number]) => families.includes(family)
  const set = org.permissionSets.find(({ isMissing }) => !isMissing)
  return [
    ...(has('guest') ? [`guest users must never edit any ${one}`] : []),
    ...(has('partner') ? [`partner users must never delete any ${one}`] : []),
    `everybody may read ${one} records they own`,
    ...(hidden === undefined
      ? []
      : [
          `${has('partner') ? 'partner users' : 'internal users'} must never edit ${formatName(`${first.name}.${hidden.name}`)} of any ${one}`,
        ]),
    `only the owner and the owner's superiors may edit any ${other}`,
    ...(set === undefined
      ? []
      : [`nobody except users with permission set ${formatName(set.name)} may modify all ${one}`]),
    `nobody may view all ${other}`,
  ].slice(0, 6)
}
