import { applyChange } from '../change/clean'

export const findings = applyChange
