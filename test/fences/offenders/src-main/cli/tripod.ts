import { writeFileAtomically } from '../files/atomic-write'
import { orgTable } from '../../src-renderer/storage/org-table'

export const tripod = [writeFileAtomically, orgTable]
