// What every side's runtime offers (Node, page, worker) but the language library does not declare.
// Anything added here must exist in all three.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare class URL {
  constructor(url: string, base?: string)
  readonly hostname: string
  readonly protocol: string
}

declare function structuredClone<T>(value: T): T

declare class DecompressionStream {
  constructor(format: 'deflate-raw')
  readonly writable: {
    getWriter(): { write(chunk: Uint8Array): Promise<void>; close(): Promise<void> }
  }
  readonly readable: {
    getReader(): {
      read(): Promise<{ done: false; value: Uint8Array } | { done: true; value: undefined }>
      cancel(): Promise<void>
    }
  }
}

/** Bytes that a library hands over. */
interface Blob {
  arrayBuffer(): Promise<ArrayBuffer>
}
