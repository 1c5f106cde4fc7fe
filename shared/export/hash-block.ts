/**
 * A fingerprint of an exported block, to tell whether somebody changed it since: 64 bits and the length, as hexadecimal text.
 * Chance collisions are what matters here, not attackers. (cyrb53 by bryc, public domain, with both halves kept whole.)
 */
export function hashBlock(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0')
  return `${hex(high)}${hex(low)}-${text.length.toString(16)}`
}
