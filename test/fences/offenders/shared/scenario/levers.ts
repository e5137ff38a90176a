import { importOrg } from '../import/import-org'

export const levers = importOrg
