import type { ConnectedApp, IpRange } from '../../model/login'
import { changeRefusal } from '../change'
import { labelOfName } from '../naming-rules'
import { inList, type ElementList } from '../property'
import { entrantLists } from './entrants'
import { formatIpRange, isSameRange, parseIpRange } from './ip-range'
import { namedKind } from './named'

const put = inList<ConnectedApp>(
  (org) => org.connectedApps,
  (org, connectedApps) => ({ ...org, connectedApps }),
)

const ipRanges: ElementList<ConnectedApp, IpRange> = {
  rule: 'LOG-09',
  elements: (_, app) => app.ipRanges,
  parse: (_, __, text) => parseIpRange(text),
  format: () => formatIpRange,
  isSame: isSameRange,
  put: (org, app, next) => put(org, app, { ...app, ipRanges: next }),
  absent: (_, app, text) =>
    changeRefusal('not-there', `\`${app.name}\` has no range \`${text}\`; leave this change out`),
}

/** Connected apps as far as login asks for them. Rules LOG-09, LOG-15. */
export const connectedAppKind = namedKind<ConnectedApp>({
  kind: 'connectedApp',
  noun: 'connected app',
  items: (org) => org.connectedApps,
  withItems: (org, connectedApps) => ({ ...org, connectedApps }),
  fresh: (name) => ({
    ...{ name, label: labelOfName(name), permittedUsers: 'AllUsers', ipRelaxation: 'ENFORCE' },
    ...{ isBlocked: false, highAssurance: 'None', profiles: [], permissionSets: [], ipRanges: [] },
  }),
  label: ({ label }) => label,
  note: ({ isBlocked }) => (isBlocked ? 'blocked' : ''),
  properties: ({ text, choice, flag, list }) => [
    text(
      'label',
      (app) => app.label,
      (app, label) => ({ ...app, label }),
    ),
    choice(
      'permittedUsers',
      ['AllUsers', 'AdminApproved'],
      (app) => app.permittedUsers,
      (app, permittedUsers) => ({ ...app, permittedUsers }),
      { rule: 'LOG-09' },
    ),
    ...entrantLists(put, 'LOG-09'),
    choice(
      'ipRelaxation',
      ['ENFORCE', 'RELAX_SECOND_FACTOR', 'BYPASS'],
      (app) => app.ipRelaxation,
      (app, ipRelaxation) => ({ ...app, ipRelaxation }),
      { rule: 'LOG-09' },
    ),
    list('ipRanges', { kind: 'lines', form: '10.0.0.1-10.0.0.255 Office' }, ipRanges),
    choice(
      'highAssurance',
      ['None', 'Block', 'RaiseSessionLevel'],
      (app) => app.highAssurance,
      (app, highAssurance) => ({ ...app, highAssurance }),
      { rule: 'LOG-15' },
    ),
    flag(
      'isBlocked',
      (app) => app.isBlocked,
      (app, isBlocked) => ({ ...app, isBlocked }),
      { rule: 'LOG-09' },
    ),
  ],
})
