import { granteeWordsBut } from '@shared/change/item'

/** R7.2: with whom a record can be shared by hand. */
export const shareGrantees: readonly string[] = granteeWordsBut('everyone')

/** Parts of which the name of a share consists; each empty until it is chosen. */
export interface ShareParts {
  /** Its id. */
  readonly record: string
  /** `role:Sales`; of a team member the username alone. */
  readonly grantee: string
  /** R7.7: an Apex sharing reason of a custom object (`Audit__c`); empty for a manual row. */
  readonly reason: string
}

/** The name by which a change makes the share or team member; empty while a part is missing. */
export function shareName({ record, grantee, reason }: ShareParts): string {
  if (record === '' || grantee === '') return ''
  return [record, grantee, ...(reason.trim() === '' ? [] : [reason.trim()])].join('/')
}
