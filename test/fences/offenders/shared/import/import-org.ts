import { applyChange } from '../change/clean'

export const importOrg = applyChange
