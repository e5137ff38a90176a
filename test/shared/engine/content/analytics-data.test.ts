import {
  dashboardShows,
  drillDownShows,
  mayRunAs,
  reportShows,
} from '@shared/engine/content/analytics-data'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { askThrough } from '@shared/engine/record/record-access'
import { subjectOf } from '@shared/engine/record/subject'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, changeRole, record, type Edit } from '../../../org-builder'
import { folder, item } from '../../../org-content'
import { system } from '../../../org-permissions'

function at(org: Org, user: string) {
  const engine = compiled(org)
  const index = (id: string) => engine.userIndexById.get(parseUserId(id)) ?? -1
  const position = (id: string) => {
    const found = recordPosition(engine, parseRecordId(id))
    if (found === undefined) throw new Error(`no record is called ${id}`)
    return found
  }
  const subject = (id: string) => subjectOf(engine, index(user), position(id))
  return { ask: askThrough(engine), index, position, subject }
}

const runs: Edit = (org) =>
  ['re', 'rw1', 'vw'].reduce((o, user) => system(user, 'RunReports')(o), org)
const r = record('r', 'rw1')
const reports = folder('F', [['everyone', 'View']])
const dashboards = folder('D', [['everyone', 'View']], { kind: 'Dashboard' })
const dashboard = (type: string, runningUser: string | null = null) =>
  item('d', 'Dashboard', 'D', { Type: type, RunningUserId: runningUser })

describe('reports', () => {
  it('F151 R15.10 a viewer of the folder sees only records that the viewer can read', () => {
    const org = built(runs, r, reports, item('x', 'Report', 'F'))
    const shows = (user: string) => {
      const { ask, position, subject } = at(org, user)
      return reportShows(subject('x'), position('r'), ask)
    }
    expect(shows('rw1')).toBe('yes')
    expect(shows('re')).toBe('no')
  })

  it('R15.9 who has no share of the folder sees nothing of the report, own records or not', () => {
    const org = built(runs, r, folder('F', [['re', 'View']]), item('x', 'Report', 'F'))
    const { ask, position, subject } = at(org, 'rw1')
    expect(reportShows(subject('x'), position('r'), ask)).toBe('no')
  })
})

describe('dashboards', () => {
  const shows = (org: Org, user: string, asUser?: string) => {
    const { ask, index, position, subject } = at(org, user)
    const chosen = asUser === undefined ? null : index(asUser)
    return dashboardShows(subject('d'), position('r'), ask, { asUser: chosen })
  }

  it('T-72 FLD-20 a dashboard with a fixed running user shows that user’s records to every viewer', () => {
    expect(shows(built(runs, r, dashboards, dashboard('SpecifiedUser', 'rw1')), 're')).toBe('yes')
    expect(shows(built(runs, r, dashboards, dashboard('SpecifiedUser', 're')), 'rw1')).toBe('no')
  })

  it('FLD-20 a dynamic dashboard shows the viewer’s own', () => {
    const org = built(runs, r, dashboards, dashboard('LoggedInUser'))
    expect(shows(org, 'rw1')).toBe('yes')
    expect(shows(org, 're')).toBe('no')
  })

  it('FLD-20 a team’s dashboard may be seen as a subordinate, with the permission for it', () => {
    const team = [runs, r, dashboards, dashboard('MyTeamUser')] as const
    expect(shows(built(...team, system('vw', 'ViewMyTeamsDashboards')), 'vw', 'rw1')).toBe('yes')
    expect(shows(built(...team), 'vw', 'rw1')).toBe('no')
    expect(shows(built(...team, system('re', 'ViewMyTeamsDashboards')), 're', 'rw1')).toBe('no')
    expect(shows(built(...team, system('re', 'ViewAllData')), 're', 'rw1')).toBe('yes')
  })

  it('FLD-20 nor is it known as whom where nobody says what stands above that user’s role', () => {
    const adrift = changeRole('VP West', { isMissing: true, parent: null })
    const team = [runs, r, dashboards, dashboard('MyTeamUser'), adrift] as const
    const may = (user: string, ...edits: readonly Edit[]) => {
      const { index, subject } = at(built(...team, ...edits), user)
      return mayRunAs(subject('d'), index('rw1'))
    }
    expect(may('ve', system('ve', 'ViewMyTeamsDashboards'))).toBe('unknown')
    expect(may('ve')).toBe('no')
    expect(may('nr', system('nr', 'ViewMyTeamsDashboards'))).toBe('no')
  })

  it('FLD-20 of other dashboards nobody chooses the running user', () => {
    const org = built(runs, r, dashboards, dashboard('SpecifiedUser', 'rw1'))
    const { index, subject } = at(org, 'vw')
    expect(mayRunAs(subject('d'), index('rw2'))).toBe('no')
    expect(mayRunAs(subject('d'), index('rw1'))).toBe('yes')
  })

  it('FLD-20 the source report must lie where the running user may go', () => {
    const closed = folder('F', [['re', 'View']])
    const org = built(
      runs,
      r,
      dashboards,
      closed,
      item('x', 'Report', 'F'),
      dashboard('SpecifiedUser', 'rw1'),
    )
    const { ask, position, subject } = at(org, 're')
    const source = position('x')
    expect(dashboardShows(subject('d'), position('r'), ask, { source })).toBe('no')
    expect(dashboardShows(subject('d'), position('r'), ask)).toBe('yes')
  })

  it('FLD-21 drilling down opens the report as the viewer', () => {
    const org = built(
      runs,
      r,
      dashboards,
      reports,
      item('x', 'Report', 'F'),
      dashboard('SpecifiedUser', 'rw1'),
    )
    const as = (user: string) => {
      const { ask, position, subject } = at(org, user)
      return drillDownShows(subject('d'), subject('x'), position('r'), ask)
    }
    expect(as('re')).toBe('no')
    expect(as('rw1')).toBe('yes')
  })

  it('FLD-20 R19.1 whose data a dashboard shows is unknown where no export names its kind', () => {
    const org = built(runs, r, dashboards, item('d', 'Dashboard', 'D'))
    const { index, subject } = at(org, 're')
    expect(shows(org, 're')).toBe('unknown')
    expect(mayRunAs(subject('d'), index('rw1'))).toBe('unknown')
    expect(shows(built(runs, r, dashboards, dashboard('Other')), 're')).toBe('unknown')
  })

  it('R19.1 a running user who is not in the import is unknown', () => {
    expect(shows(built(runs, r, dashboards, dashboard('SpecifiedUser', 'gone')), 're')).toBe(
      'unknown',
    )
  })
})
