import { describe, expect, it } from 'vitest'
import { applyChange } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import elToro from '@shared/sample/data/el-toro.json'
import guestSite from '@shared/sample/data/guest-site.json'
import { workshopOrg } from '@shared/sample/workshop'
import { changedText } from '../../../../src-renderer/worker/calls/source/line-hunks'
import { sourceSession } from '../../../../src-renderer/worker/calls/source/source-session'
import { orgOfSource, sourceText } from '../../../../src-renderer/worker/calls/source/source-text'

const sample = elToro as unknown as Org

function changed(org: Org, text: string): Org {
  const parsed = parseChange(text)
  const edited = parsed.kind === 'ok' ? applyChange(org, parsed.change) : parsed
  if ('kind' in edited) throw new Error(edited.message)
  return edited
}

/** An editor and the worker's answers to it, over an org that can be exchanged. */
function editorOf(org: Org = sample) {
  let base = org
  let version = 1
  const session = sourceSession({ base: () => base, changed: () => base })
  let text = session.openSource({ draft: null, shown: [] }).text
  const type = (before: string, after: string) => {
    const offset = text.indexOf(before)
    if (offset < 0) throw new Error(`the text has no ${before}`)
    const changes = [{ offset, length: before.length, text: after }]
    text = changedText(text, changes)
    return { typed: [{ version: ++version, changes }] }
  }
  const follow = (next: Org) => {
    base = next
    const { changes } = session.followSource({ typed: [], shown: [] })
    text = changedText(text, changes)
    return { changes, query: { typed: [{ version: ++version, changes }] } }
  }
  return { session, type, follow, text: () => text, at: (part: string) => text.indexOf(part) }
}

const codes = (problems: readonly { code: string; line: number }[]) =>
  problems.map(({ code, line }) => `${code} ${line}`)

describe('the text of an org', () => {
  it('is its org document', () => {
    expect(editorOf().text()).toBe(formatOrgDocument(sample))
  })

  it('leaves the rows of large orgs out, and means the same org', () => {
    const org = workshopOrg()
    const { text, leftOut } = sourceText(org, new Set())
    expect(leftOut.length).toBe(org.records.length)
    const read = orgOfSource(text, org)
    expect(read.kind === 'ok' && formatOrgDocument(read.org)).toBe(formatOrgDocument(org))
  })

  it('writes a table out that is asked for, and leaves out the others', () => {
    const org = workshopOrg()
    const object = org.records[3]?.object ?? ''
    const { text, leftOut } = sourceText(org, new Set([object]))
    expect(leftOut.map((table) => table.object)).not.toContain(object)
    expect(text).toContain(org.records[3]?.ids[0] ?? 'none')
    expect(orgOfSource(text, org).kind).toBe('ok')
  })

  it('is refused when the columns of rows that are left out are changed', () => {
    const org = workshopOrg()
    const { text } = sourceText(org, new Set())
    const column = org.records[0]?.columns[0]?.field ?? ''
    const at = text.lastIndexOf('"records":[')
    const broken = text.slice(0, at) + text.slice(at).replace(`"${column}",`, '')
    expect(orgOfSource(broken, org)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('left out') as string,
    })
  })

  it('is no org document for others while rows are left out', () => {
    expect(parseOrgDocument(sourceText(workshopOrg(), new Set()).text).kind).toBe('refused')
  })
})

describe('problems of the text', () => {
  const problemsAfter = (before: string, after: string) => {
    const { session, type } = editorOf()
    return session.checkSource(type(before, after))
  }

  it('are none in the text of an org', () => {
    const { session } = editorOf()
    expect(session.checkSource({ typed: [] })).toMatchObject({ state: 'same', problems: [] })
  })

  it('a missing comma is told at its line', () => {
    const { state, problems } = problemsAfter('"tripod":2,', '"tripod":2')
    expect(state).toBe('broken')
    expect(codes(problems)[0]).toBe('broken-json 3')
  })

  it('an unknown role is told at the user’s line, with the closest', () => {
    const { session, type, text } = editorOf()
    const role = /"role":"([^"]+)"/.exec(text())?.[1] ?? ''
    const { problems } = session.checkSource(type(`"role":"${role}"`, `"role":"${role}x"`))
    const line = text()
      .slice(0, text().indexOf(`${role}x`))
      .split('\n').length
    expect(codes(problems)).toEqual([`unknown-role ${line}`])
    expect(problems[0]?.message).toContain(`did you mean \`${role}\``)
  })

  it('a value of the wrong kind, an unknown choice, a key without meaning and a missing one', () => {
    expect(problemsAfter('"isActive":true', '"isActive":1').problems[0]?.message).toContain(
      '`true`',
    )
    const choice = problemsAfter('"userType":"Standard"', '"userType":"Standart"')
    expect(choice.problems[0]?.message).toContain('`userType` does not know this value')
    const extra = problemsAfter('"isFrozen":false', '"isFrozen":false,"isFroze":false')
    expect(extra.problems[0]?.message).toContain('`isFroze` has no meaning here')
    const missing = problemsAfter('"isFrozen":false,', '')
    expect(missing.problems[0]?.message).toContain('`isFrozen` is missing here')
  })

  it('a role above itself is told at its parent', () => {
    const { session, type, text } = editorOf()
    const [line = ''] = text()
      .split('\n')
      .filter((one) => one.includes('"parent":"role:'))
    const id = /"id":"([^"]+)"/.exec(line)?.[1] ?? ''
    const after = line.replace(/"parent":"[^"]+"/, `"parent":"${id}"`)
    const { problems, state } = session.checkSource(type(line, after))
    expect(problems.map(({ code }) => code)).toEqual(['role-cycle'])
    expect(state).toBe('broken')
  })
})

describe('names in the text', () => {
  it('offers the roles of this org where a user’s role stands', () => {
    const { session, at } = editorOf()
    const found = session.suggestNames({ typed: [], offset: at('"role":"') + 8 })
    expect(found?.names.map(({ name }) => name)).toContain('CEO')
    expect(found?.names.map(({ name }) => name)).not.toContain('Case')
  })

  it('offers the fields of the right object', () => {
    const { session, at } = editorOf(guestSite as unknown as Org)
    const offset = at('"object":"Exhibit__c","field":"') + '"object":"Exhibit__c","field":"'.length
    const names = session.suggestNames({ typed: [], offset })?.names.map(({ name }) => name)
    expect(names).toContain('Insured_Value__c')
    expect(names).not.toContain('Visitor_Phone__c')
  })

  it('offers nothing where no name belongs', () => {
    const { session, at } = editorOf()
    expect(session.suggestNames({ typed: [], offset: at('"label":"') + 9 })).toBeNull()
  })

  it('goes from a user’s role to the role, and finds all that name it', () => {
    const { session, at, text } = editorOf()
    const offset = at('"role":"') + 10
    const [made] = session.definitionsInSource({ typed: [], offset })
    const places = session.referencesInSource({ typed: [], offset })
    const name = text().slice(made?.offset, (made?.offset ?? 0) + (made?.length ?? 0))
    expect(text().slice((made?.offset ?? 0) - 6)).toMatch(/^"id":"/)
    expect(places.length).toBe(text().split(`"${name}"`).length - 1)
  })

  it('renames a role everywhere, and the text stays an org', () => {
    const { session, type, at, text } = editorOf()
    const renamed = session.renameInSource({ typed: [], offset: at('"role":"') + 10 })
    if (renamed.kind === 'refused') throw new Error(renamed.reason)
    const changes = renamed.places.map((place) => ({ ...place, text: 'role:New' }))
    const after = changedText(text(), changes)
    expect(session.checkSource(type(text(), after))).toMatchObject({ state: 'edit', problems: [] })
    expect(after).not.toContain(`"${renamed.name}"`)
  })

  const restricted = (recordFilter: string): Org => ({
    ...changed(changed(sample, 'field+=Expense__c.Port__c'), 'customPermission+=See_Port'),
    restrictionRules: [
      {
        ...{ name: 'Own', object: 'Expense__c', isActive: true, enforcementType: 'Restrict' },
        ...{ userCriteria: '$Permission.See_Port = true', recordFilter },
      },
    ],
  })
  const renamedIn = (recordFilter: string, place: string) => {
    const editor = editorOf(restricted(recordFilter))
    const offset = editor.at(place) + place.length - 2
    const renamed = editor.session.renameInSource({ typed: [], offset })
    return renamed.kind === 'refused'
      ? renamed.reason
      : changedText(
          editor.text(),
          [...renamed.places]
            .sort((a, b) => a.offset - b.offset)
            .map((each) => ({ ...each, text: 'Dock__c' })),
        )
  }

  it('R14.6 renames a field within the filters of restriction rules, and leaves values and other words', () => {
    const text = renamedIn(
      "OR(Port__c = 'Port__c', My_Port__c = $User.Port__c)",
      '"name":"Port__c"',
    )
    expect(text).toContain("OR(Dock__c = 'Port__c', My_Port__c = $User.Port__c)")
    expect(text).toContain('"name":"Dock__c"')
  })

  it('R14.6 renames a custom permission within the criteria on users', () => {
    expect(renamedIn('Port__c = a', '"name":"See_Port"')).toContain('"$Permission.Dock__c = true"')
  })

  it('says why a field that a filter goes through keeps its name here', () => {
    expect(renamedIn('Port__r.Name = a', '"name":"Port__c"')).toMatch(
      /^1 filter goes through `Port__c`/,
    )
  })

  it('does not rename the platform’s own', () => {
    const { session, at } = editorOf()
    const offset = at('{"object":"Case"') + 12
    expect(session.renameInSource({ typed: [], offset }).kind).toBe('refused')
  })

  it('R4.1 tells what a key means with the rule that reads it', () => {
    const { session, at } = editorOf()
    const hover = session.hoverSource({ typed: [], offset: at('"parent":') + 3 })
    expect(hover?.lines.join('\n')).toContain('R4.1: ')
  })

  it('has an outline of sections and entries', () => {
    const { session } = editorOf()
    const symbols = session.sourceSymbols({ typed: [] })
    const users = symbols.find(({ name }) => name === 'users')
    expect(users?.children.map(({ name }) => name)).toContain(sample.users[0]?.username)
  })
})

describe('the text and the org', () => {
  const frozen = (org: Org) => changed(org, `user:${org.users[0]?.username ?? ''}.isFrozen=true`)

  it('an edit elsewhere changes the letters that differ and nothing else', () => {
    const { session, follow, text } = editorOf()
    const { changes, query } = follow(frozen(sample))
    expect(changes).toHaveLength(1)
    expect(changes[0]?.length).toBeLessThan(6)
    expect(text()).toBe(formatOrgDocument(frozen(sample)))
    expect(session.checkSource(query).state).toBe('same')
  })

  it('an edit elsewhere leaves broken text that is being typed where it is', () => {
    const { session, type, follow, text } = editorOf()
    expect(session.checkSource(type('"tripod":2,', '"tripod":2')).state).toBe('broken')
    follow(frozen(sample))
    expect(text()).toContain('"tripod":2\n')
    expect(text()).toContain('"isFrozen":true')
  })

  it('what was typed and became the org stays as it was typed', () => {
    const { session, type, follow, text } = editorOf()
    const query = type('"isFrozen":false', '"isFrozen" : true')
    expect(session.checkSource(query).state).toBe('edit')
    const taken = orgOfSource(text(), sample)
    if (taken.kind === 'refused') throw new Error(taken.message)
    expect(follow(taken.org).changes).toEqual([])
    expect(session.checkSource({ typed: [] }).state).toBe('same')
    expect(session.formatSource({ typed: [] })).not.toEqual([])
  })

  it('what was typed, taken back and made again stands in the text again', () => {
    const { session, type, follow, text } = editorOf()
    session.checkSource(type('"isFrozen":false', '"isFrozen":true'))
    const taken = orgOfSource(text(), sample)
    if (taken.kind === 'refused') throw new Error(taken.message)
    session.checkSource(follow(taken.org).query)
    session.checkSource(follow(sample).query)
    expect(text()).toBe(formatOrgDocument(sample))
    session.checkSource(follow(taken.org).query)
    expect(text()).toBe(formatOrgDocument(taken.org))
  })

  it('a draft that was kept is typed again into the org’s own text', () => {
    const { session, type } = editorOf()
    const { draft } = session.checkSource(type('"tripod":2,', '"tripod":2'))
    const { text, draft: changes, conflictCount } = session.openSource({ draft, shown: [] })
    expect(changedText(text, changes)).toContain('"tripod":2\n')
    expect(conflictCount).toBe(0)
  })
})
