import type { FieldConfig } from '../../model/object-config'
import type { Reason } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import type { RecordPosition } from '../compile/compiled-table'
import type { PermissionClass } from './compile-permissions'
import type { ChannelTraits, FieldChannel } from './field-channel'
import type { LayoutFact } from './field-layout'

/** A field that somebody looks at through a channel; without a record, as if every record were open. */
export interface FieldQuestion {
  /** Position in `org.users`. */
  readonly user: number
  readonly object: CompiledObject
  readonly field: FieldConfig
  readonly record: RecordPosition | null
  readonly channel: FieldChannel
}

/** Three outcomes, from least to most. Rule LAY-11. */
export type Shown = 'HIDDEN' | 'MASKED' | 'VALUE'

/** What is certain, and in `mayBe…` what the import leaves open. */
export interface FieldAccess {
  readonly shown: Shown
  readonly mayBeShown: Shown
  readonly isEditable: boolean
  readonly mayBeEditable: boolean
  /** May the value be supplied when a record is created? Rule LAY-15. */
  readonly isCreatable: boolean
  readonly mayBeCreatable: boolean
  /** As a mask shows the record's value; null where nothing is masked or no value is known. */
  readonly masked: string | null
  readonly reasons: readonly Reason[]
}

/** What is looked up once for a question. */
export interface FieldSubject extends FieldQuestion {
  readonly compiled: CompiledOrg
  readonly permissions: PermissionClass
  readonly traits: ChannelTraits
  readonly layout: LayoutFact
}
