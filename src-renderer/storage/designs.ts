import { emptyDesign, type Design } from '@shared/model/design'
import type { TripodDatabase } from './database'

/** What people think about an org; empty where nothing was written yet. */
export async function readDesign(
  { designs }: Pick<TripodDatabase, 'designs'>,
  orgId: string,
): Promise<Design> {
  return (await designs.get(orgId))?.design ?? emptyDesign
}
