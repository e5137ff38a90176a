import { recordAccess } from '../engine/record-access'

export const role = recordAccess
