import { writeFileAtomically } from '../src-main/files/atomic-write'

export const main = writeFileAtomically
