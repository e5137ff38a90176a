import { apexChannel, apexMode, flowChannel, flowStarts } from '@shared/engine/permission/code-mode'
import { describe, expect, it } from 'vitest'

const channel = (...of: Parameters<typeof apexMode>) => apexChannel(apexMode(...of))

describe('modes of code', () => {
  it('T-51 FLS-47 up to 66.0 an entry without keyword runs as the system, without sharing', () => {
    expect(apexMode(66, 'none', 'rest')).toEqual({ mode: 'system', sharing: 'without' })
    expect(channel(66, 'none', 'rest')).toBe('APEX_SYSTEM')
    expect(channel(66, 'with', 'rest')).toBe('APEX_SYSTEM_SHARING')
  })

  it('T-52 FLS-47 from 67.0 code without keyword runs in user mode, with sharing', () => {
    expect(apexMode(67, 'none', 'rest')).toEqual({ mode: 'user', sharing: 'with' })
    expect(channel(67, 'none', 'rest')).toBe('APEX_USER')
    expect(channel(66.9, 'none', 'rest')).toBe('APEX_SYSTEM')
  })

  it('T-53 FLS-47 a trigger runs as the system whatever its version', () => {
    expect(apexMode(67, 'none', 'trigger')).toEqual({ mode: 'system', sharing: 'without' })
    expect(channel(40, 'none', 'trigger')).toBe('APEX_SYSTEM')
  })

  it('FLS-47 up to 66.0 the keyword decides about records, else the entry', () => {
    expect(apexMode(60, 'none', 'auraEnabled').sharing).toBe('with')
    expect(apexMode(60, 'without', 'auraEnabled').sharing).toBe('without')
    expect(apexMode(60, 'inherited', 'other').sharing).toBe('with')
    expect(apexMode(60, 'none', 'other').sharing).toBe('without')
  })

  it('FLS-47 code that is called runs as its caller, which nobody said', () => {
    expect(channel(60, 'none', 'called')).toBeNull()
    expect(channel(60, 'inherited', 'called')).toBeNull()
    expect(channel(60, 'with', 'called')).toBe('APEX_SYSTEM_SHARING')
  })

  it('T-54 FLS-48 flows that nobody starts run as the system, others as the user', () => {
    const asSystem = flowStarts.filter((start) => flowChannel(start) === 'FLOW_SYSTEM')
    expect(asSystem).toEqual(['recordTriggered', 'scheduled', 'platformEvent'])
    expect(flowChannel('screen')).toBe('FLOW_USER')
  })
})
