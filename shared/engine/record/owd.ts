import { SharingLevel } from '../../model/level'
import type { SharingModel } from '../../model/object-config'
import type { Grant } from '../answer'
import { grantOf, type Door, type Subject } from './subject'

/** The organization-wide default that holds for the user. Rules R3.1, R3.2, R13.21. */
export function owdLevel(subject: Pick<Subject, 'family' | 'object'>): SharingLevel {
  switch (subject.family) {
    case 'guest':
      return SharingLevel.None
    case 'internal':
    case 'chatterOnly':
      return subject.object.internalDefault
    case 'partner':
    case 'customerPlus':
    case 'highVolume':
      return subject.object.externalDefault
  }
}

function owdModel(subject: Subject): SharingModel {
  return subject.family === 'internal' ? subject.object.internalModel : subject.object.externalModel
}

/** Level that everybody of the user's class has on every record of the object. Rules R3.1–R3.8. */
export const owdDoor: Door = {
  name: 'OrgWideDefault',
  rule: 'R3.1',
  grants(subject): Grant[] {
    const level = owdLevel(subject)
    if (level === SharingLevel.None) return []
    const via = [
      { kind: 'default', object: subject.object.name, sharingModel: owdModel(subject) } as const,
    ]
    return [grantOf('OrgWideDefault', level, 'R3.1', { via })]
  },
}
