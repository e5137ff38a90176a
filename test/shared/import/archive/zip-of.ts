import { crc32, deflateRawSync } from 'node:zlib'

/** One entry, with everything a dishonest archive may say about it. */
export interface EntryToPack {
  readonly name: string | Uint8Array
  readonly content: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly claimedBytes?: number
  readonly unixMode?: number
}

const utf8Names = 0x800

/** A zip archive, written by hand so that its headers may lie. */
export function zipOf(entries: readonly EntryToPack[]): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = packed(entry, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.byteLength
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

function packed(entry: EntryToPack, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name)
  const content = Buffer.from(entry.content)
  const method = entry.method ?? 8
  const data = method === 8 ? deflateRawSync(content) : content
  const flags = entry.flags ?? utf8Names
  const sizes = Buffer.alloc(22)
  sizes.writeUInt16LE(flags, 0)
  sizes.writeUInt16LE(method, 2)
  sizes.writeUInt32LE(crc32(content), 8)
  sizes.writeUInt32LE(data.byteLength, 12)
  sizes.writeUInt32LE(entry.claimedBytes ?? content.byteLength, 16)
  sizes.writeUInt16LE(name.byteLength, 20)
  const local = Buffer.concat([signed(0x04034b50), version(20), sizes, Buffer.alloc(2), name, data])
  const rest = Buffer.alloc(16)
  rest.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 8)
  rest.writeUInt32LE(offset, 12)
  const madeByUnix = (3 << 8) | 20
  const central = Buffer.concat([
    signed(0x02014b50),
    version(madeByUnix),
    version(20),
    sizes,
    rest,
    name,
  ])
  return { local, central }
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature, 0)
  return bytes
}

function version(number: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(number, 0)
  return bytes
}
