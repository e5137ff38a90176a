/** The five flags under one reading of what is not known. Rules R1.6–R1.11. */
export interface AccessFlags {
  readonly read: boolean
  readonly edit: boolean
  readonly delete: boolean
  readonly transfer: boolean
  readonly all: boolean
}

/** Flags as bits of one byte. */
export const FlagBit = { read: 1, edit: 2, delete: 4, transfer: 8, all: 16 } as const
export const allFlagBits = 31

export function bitsOfFlags(flags: AccessFlags): number {
  return (
    (flags.read ? FlagBit.read : 0) |
    (flags.edit ? FlagBit.edit : 0) |
    (flags.delete ? FlagBit.delete : 0) |
    (flags.transfer ? FlagBit.transfer : 0) |
    (flags.all ? FlagBit.all : 0)
  )
}

export function flagsOfBits(bits: number): AccessFlags {
  return {
    read: (bits & FlagBit.read) !== 0,
    edit: (bits & FlagBit.edit) !== 0,
    delete: (bits & FlagBit.delete) !== 0,
    transfer: (bits & FlagBit.transfer) !== 0,
    all: (bits & FlagBit.all) !== 0,
  }
}

export const noFlags: AccessFlags = flagsOfBits(0)
