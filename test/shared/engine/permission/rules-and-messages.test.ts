import { describe, expect, it } from 'vitest'
import { permissionRules } from '@shared/engine/catalogue/permission-rules'
import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import { loginMessages } from '@shared/report/login-messages-en'
import { formatReason } from '@shared/report/messages-en'
import { permissionMessages } from '@shared/report/permission-messages-en'

describe('rules and words of permissions, fields, logins and editions', () => {
  it('R19.1 every rule is in the catalogue, once', () => {
    const ids = permissionRules.map(([id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !ruleCatalogue.has(id))).toEqual([])
    expect(ruleCatalogue.has('PRM-99')).toBe(false)
  })

  it('every code has a sentence of one line without a full stop', () => {
    for (const code of Object.keys({ ...loginMessages, ...permissionMessages })) {
      const sentence = formatReason({ code, rule: 'LOG-01', args: {} })
      expect(sentence).toMatch(/^[^\n]+[^.\n]$/)
    }
    expect(() => formatReason({ code: 'login-nonsense', rule: 'LOG-01', args: {} })).toThrow()
  })
})
