/** In CSS pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Enough for every header but a JPEG that carries a very large profile or preview before its frame. */
export const HEADER_BYTES = 256 * 1024

/**
 * The size that a PNG, GIF, WebP or JPEG header states, so that room can be kept for an image before it is decoded. Null for other
 * formats and for damaged headers.
 * Sources: PNG §11.2.2 IHDR; GIF89a §18; RFC 9649 (WebP) §2.4-2.7; ITU T.81 (JPEG) B.2.2.
 */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view)
  return size && size.width > 0 && size.height > 0 ? size : null
}

function startsWith(view: DataView, at: number, letters: string): boolean {
  if (view.byteLength < at + letters.length) return false
  for (let index = 0; index < letters.length; index++)
    if (view.getUint8(at + index) !== letters.charCodeAt(index)) return false
  return true
}

function png(view: DataView): ImageSize | null {
  if (view.byteLength < 24 || !startsWith(view, 1, 'PNG') || !startsWith(view, 12, 'IHDR')) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(view: DataView): ImageSize | null {
  if (view.byteLength < 10 || !startsWith(view, 0, 'GIF8')) return null
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function webp(view: DataView): ImageSize | null {
  if (view.byteLength < 30 || !startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return null
  if (startsWith(view, 12, 'VP8X')) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
  }
  if (startsWith(view, 12, 'VP8 '))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  return null
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function jpeg(view: DataView): ImageSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
