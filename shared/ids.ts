/** A plain value that has been proven to be something: made by one function, accepted as such from there on. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }

/** Makes identifiers. Roots pass one in, so that the domain needs neither a clock nor randomness. */
export type IdMaker = () => string

const UUID_RANDOM_BYTES = 10

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that ids sort by the time they were made.
 * @param now Unix time in milliseconds
 * @param random at least ten random bytes
 */
export function uuidv7(now: number, random: Uint8Array): string {
  if (random.length < UUID_RANDOM_BYTES)
    throw new RangeError(`uuidv7 needs ${UUID_RANDOM_BYTES} random bytes`)
  const bytes = new Uint8Array(16)
  let time = Math.floor(now)
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, UUID_RANDOM_BYTES), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * A hybrid logical clock reading, `ms36(9)-counter(4)-deviceId`: sorts as text in the order things happened on one device, and
 * consistently between devices whose clocks differ (Kulkarni et al., "Logical Physical Clocks", 2014).
 */
export type Hlc = string

const HLC_COUNTER_LIMIT = 36 ** 4

/**
 * The next reading after `last`: the wall clock where it moved on, else the same millisecond with a higher counter.
 * A wall clock that was set back never makes a reading smaller than `last`.
 */
export function nextHlc(last: Hlc | '', now: number, deviceId: string): Hlc {
  const lastMs = last === '' ? -1 : Number.parseInt(last.slice(0, 9), 36)
  const lastCounter = last === '' ? 0 : Number.parseInt(last.slice(10, 14), 36)
  let ms = Math.max(Math.floor(now), lastMs)
  let counter = ms === lastMs ? lastCounter + 1 : 0
  if (counter >= HLC_COUNTER_LIMIT) {
    ms += 1
    counter = 0
  }
  return `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${deviceId}`
}
