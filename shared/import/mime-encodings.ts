const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const VALUES: ReadonlyMap<number, number> = new Map(
  [...BASE64].map((letter, value) => [letter.charCodeAt(0), value] as const),
)

/** Base64 (RFC 2045 §6.8). What is none of its letters is passed over, and what is cut short is read as far as it goes. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3)
  let [size, bits, value] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const digit = VALUES.get(text.charCodeAt(at))
    if (digit === undefined) continue
    value = ((value << 6) | digit) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[size++] = (value >> bits) & 0xff
  }
  return bytes.slice(0, size)
}

/** Quoted-printable (RFC 2045 §6.7), one byte for each unit of the text. An equals sign that escapes nothing stands for itself. */
export function decodeQuotedPrintable(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3d) {
      const next = text.slice(at + 1, at + 3)
      if (/^[0-9a-f]{2}$/i.test(next)) {
        bytes[size++] = Number.parseInt(next, 16)
        at += 2
        continue
      }
      const softBreak = /^[ \t]*\r?\n/.exec(text.slice(at + 1, at + 80))
      if (softBreak) {
        at += softBreak[0].length
        continue
      }
    }
    bytes[size++] = code
  }
  return bytes.slice(0, size)
}

/** Encoded words in a header, `=?utf-8?Q?caf=C3=A9?=` (RFC 2047). One in a charset that nobody knows stays as it is. */
export function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([^?\s]{1,40})\?([bq])\?([^?]*)\?=/gi,
      (word, charset: string, way: string, text: string) => {
        const bytes =
          way.toLowerCase() === 'b' ? decodeBase64(text) : decodeQuotedPrintable(text.replaceAll('_', ' '))
        try {
          return new TextDecoder(charset.replace(/\*.*$/, '')).decode(bytes)
        } catch (error) {
          if (error instanceof RangeError) return word
          throw error
        }
      },
    )
}
