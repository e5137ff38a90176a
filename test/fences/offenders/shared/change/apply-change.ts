import { recordAccess } from '../engine/record-access'

export const applyChange = recordAccess
