import type { IpRange } from '@shared/model/login'
import { ownName, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  choiceOf,
  flagOf,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
} from './xml-values'

const relaxations = ['ENFORCE', 'RELAX_SECOND_FACTOR', 'BYPASS'] as const
const policyActions = ['Block', 'RaiseSessionLevel'] as const

/** As far as login needs it; keys, secrets and certificates are never read. Source: import-formats 3.14, LOG-09, LOG-15. */
export function readConnectedApp(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const oauth = childOf(root, 'oauthConfig')
  const oauthPolicy = childOf(root, 'oauthPolicy')
  const session = childOf(root, 'sessionPolicy')
  const isAdminApproved =
    oauth !== undefined && flagOf(reading, file, oauth, 'isAdminApproved') === true
  const isHighAssurance =
    session !== undefined && wordOf(session, 'sessionLevel') === 'HIGH_ASSURANCE'
  reading.lists.connectedApps.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'label') ?? name,
    permittedUsers: isAdminApproved ? 'AdminApproved' : 'AllUsers',
    ipRelaxation:
      (oauthPolicy === undefined
        ? null
        : choiceOf(reading, file, oauthPolicy, 'ipRelaxation', relaxations, 'ENFORCE')) ??
      'ENFORCE',
    highAssurance: isHighAssurance
      ? (choiceOf(reading, file, session, 'policyAction', policyActions, 'Block') ?? 'Block')
      : 'None',
    profiles: wordsOf(root, 'profileName'),
    permissionSets: wordsOf(root, 'permissionSetName').map((set) => ownName(reading, set)),
    ipRanges: childrenOf(root, 'ipRanges').map(ipRange),
  })
}

/** `start` and `end`, or as profiles write them `startAddress` and `endAddress`; a lone address is its own end. */
export function ipRange(element: XmlElement): IpRange {
  const start = wordOf(element, 'start') ?? wordOf(element, 'startAddress') ?? ''
  const end = wordOf(element, 'end') ?? wordOf(element, 'endAddress') ?? start
  return { start, end, description: wordOf(element, 'description') }
}
