import type { Org } from '../../model/org'

/** Some lists of an org with a few of their things, and the way back. */
export interface Part<Keys extends keyof Org> {
  readonly org: Pick<Org, Keys>
  /** False when what the edit made cannot be told apart from what the part leaves out. */
  readonly fits: (after: Org) => boolean
  /** Takes over what became of the part. */
  readonly take: (after: Org) => void
}
