/** Ways in which a field is read or written; `APEX_SYSTEM_SHARING` is code as the system in a class with sharing. Rules FLS-46, FLS-47. */
export const fieldChannels = [
  'UI',
  'LIST_VIEW',
  'REPORT',
  'SEARCH',
  'API_USER',
  'APEX_USER',
  'APEX_SYSTEM',
  'APEX_SYSTEM_SHARING',
  'FLOW_USER',
  'FLOW_SYSTEM_SHARING',
  'FLOW_SYSTEM',
  'EMAIL_TEMPLATE',
  'EXPORT',
] as const
export type FieldChannel = (typeof fieldChannels)[number]

/** What a channel heeds and does. */
export interface ChannelTraits {
  /** Object and field permissions count. Rule FLS-46. */
  readonly isPermissionHeeded: boolean
  /** Record access counts. */
  readonly isSharingHeeded: boolean
  /** Nothing can be written. */
  readonly isReadOnly: boolean
  /** Page layouts count. Rule FLS-40. */
  readonly isPage: boolean
  /** `always` and `never` mask whoever looks. Rules CLS-10, CLS-12, CLS-14. */
  readonly masks: 'byPermission' | 'always' | 'never'
}

const asUser: ChannelTraits = {
  isPermissionHeeded: true,
  isSharingHeeded: true,
  isReadOnly: false,
  isPage: false,
  masks: 'byPermission',
}
const reading: ChannelTraits = { ...asUser, isReadOnly: true }
const system: ChannelTraits = {
  ...asUser,
  isPermissionHeeded: false,
  isSharingHeeded: false,
  masks: 'never',
}

/** A table of data. Rules FLS-23, FLS-40, FLS-46, CLS-12, CLS-14. */
export const channelTraits: Readonly<Record<FieldChannel, ChannelTraits>> = {
  UI: { ...asUser, isPage: true },
  LIST_VIEW: asUser,
  REPORT: reading,
  SEARCH: reading,
  API_USER: asUser,
  APEX_USER: { ...asUser, masks: 'never' },
  APEX_SYSTEM: system,
  APEX_SYSTEM_SHARING: { ...system, isSharingHeeded: true },
  FLOW_USER: asUser,
  FLOW_SYSTEM_SHARING: { ...system, isSharingHeeded: true, masks: 'byPermission' },
  FLOW_SYSTEM: { ...system, masks: 'byPermission' },
  EMAIL_TEMPLATE: { ...reading, masks: 'always' },
  EXPORT: reading,
}
