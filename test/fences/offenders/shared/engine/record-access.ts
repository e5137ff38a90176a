import { importOrg } from '../import/import-org'

export const recordAccess = importOrg
