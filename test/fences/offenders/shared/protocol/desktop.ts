import { applyChange } from '../change/clean'

export const protocol = applyChange
