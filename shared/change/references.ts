import type { Grantee } from '../model/group'
import type { Org } from '../model/org'
import { withoutGrantee } from './grantee-text'

/** The list with some entries replaced and some (null) taken out; the same list when nothing differs. */
export function mapped<Item>(
  items: readonly Item[],
  map: (item: Item) => Item | null,
): readonly Item[] {
  let next: Item[] | null = null
  for (const [at, item] of items.entries()) {
    const now = map(item)
    if (now === item) next?.push(item)
    else {
      next ??= items.slice(0, at)
      if (now !== null) next.push(now)
    }
  }
  return next ?? items
}

/** The org with some of its lists replaced; the same org when none differs. */
export function withParts(org: Org, parts: Partial<Org>): Org {
  const keys = Object.keys(parts) as (keyof Org)[] // parts of an Org have no other keys
  return keys.every((key) => parts[key] === org[key]) ? org : { ...org, ...parts }
}

/**
 * The org without a user, role, group or territory in any list of grantees.
 *
 * Members are taken out; a share or a folder's share goes with its grantee; a rule goes when nobody is left on one of
 * its sides (R6.3 has one source and one target).
 */
export function withoutGrantees(org: Org, id: string): Org {
  const without = (grantees: readonly Grantee[]) => withoutGrantee(grantees, id)
  const isKept = (before: readonly Grantee[], after: readonly Grantee[]) =>
    after === before || after.length > 0
  return withParts(org, {
    groups: mapped(org.groups, (group) => {
      const members = group.members === null ? null : without(group.members)
      return members === group.members ? group : { ...group, members }
    }),
    sharingRules: mapped(org.sharingRules, (rule) => {
      const sharedTo = without(rule.sharedTo)
      const before = rule.kind === 'owner' ? rule.sharedFrom : []
      const sharedFrom = without(before)
      if (sharedTo === rule.sharedTo && sharedFrom === before) return rule
      if (!isKept(rule.sharedTo, sharedTo) || !isKept(before, sharedFrom)) return null
      return rule.kind === 'owner' ? { ...rule, sharedTo, sharedFrom } : { ...rule, sharedTo }
    }),
    sharingSets: mapped(org.sharingSets, (set) => {
      const shareGroup = without(set.shareGroup)
      return shareGroup === set.shareGroup ? set : { ...set, shareGroup }
    }),
    shares: mapped(org.shares, (share) => (without([share.grantee]).length === 0 ? null : share)),
    folders: mapped(org.folders, (folder) => {
      const shares = mapped(folder.shares, (share) =>
        share.sharedTo.kind !== 'everyone' && without([share.sharedTo]).length === 0 ? null : share,
      )
      return shares === folder.shares ? folder : { ...folder, shares }
    }),
  })
}
