import { applyChange } from '../change/clean'

export const judge = applyChange
