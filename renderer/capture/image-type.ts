/** What a stored image is, told by its first bytes (https://mimesniff.spec.whatwg.org §6.1), never by its name or its headers. */
export type ImageType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/svg+xml'

const SIGNATURES: readonly (readonly [type: ImageType, at: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
]

/** How much of a drawing is searched for its root element: some begin with long comments. */
const SVG_HEAD = 4096

/** The type of these bytes, or undefined when they are no image that every window can show. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  // latin1 is windows-1252 to a decoder, so bytes of 0x80 to 0x9f are compared as bytes.
  const found = SIGNATURES.find(([, at, signature]) =>
    [...signature].every((character, index) => bytes[at + index] === character.charCodeAt(0)),
  )
  if (found) return head.startsWith('RIFF') || found[0] !== 'image/webp' ? found[0] : undefined
  return isSvg(bytes) ? 'image/svg+xml' : undefined
}

/** What may stand before the root element. Taken off one by one: a single expression for all would try every way to part them. */
const BEFORE_ROOT = /^(?:\s+|<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\])?>)/i

function isSvg(bytes: Uint8Array): boolean {
  let head = new TextDecoder('utf-8').decode(bytes.subarray(0, SVG_HEAD))
  for (let part = BEFORE_ROOT.exec(head); part; part = BEFORE_ROOT.exec(head))
    head = head.slice(part[0].length)
  return /^<svg[\s>]/i.test(head)
}
