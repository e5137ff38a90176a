export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
