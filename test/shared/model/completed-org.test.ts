import { describe, expect, it } from 'vitest'
import { completedOrg } from '@shared/model/completed-org'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'

describe('an org saved by an earlier version', () => {
  const org = { ...generateOrg(smallShape(4, features)), folders: [], networks: [] }

  it('gets what that version did not know as not stated', () => {
    const { folders: _folders, networks: _networks, ...rest } = org
    const older = {
      ...rest,
      profiles: org.profiles.map(
        ({ loginHours: _hours, layoutAssignments: _layouts, ...profile }) => profile,
      ),
      objects: org.objects.map(({ recordTypes: _types, ...object }) => object),
    }
    expect(completedOrg(older as unknown as typeof org)).toEqual(org)
  })

  it('keeps all that it states', () => {
    const stated = { ...org, settings: { ...org.settings, isMfaRequired: true }, layouts: [] }
    expect(completedOrg(stated)).toEqual(stated)
  })
})
