/**
 * Keys that keep an order made by hand: strings that sort as text, between any two of which another one fits, so that moving one row
 * writes one row. (Greenspan, "Implementing Fractional Indexing", 2020; the digits are those of base64url in the order of their code
 * units, so that the ids which older rows have as their keys are keys, too.)
 */
const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const ZERO = '-'
const BASE = DIGITS.length
const MIDDLE = DIGITS.charAt(BASE / 2)

/**
 * A key at either end is counted on in so many digits: a row that is put last again and again gets a key no longer than this. 64⁷ fits
 * a whole number.
 */
const COUNTED = 7

/** Whether a text is a key: without a zero at its end, before which nothing would fit. */
export function isOrderKey(key: string): boolean {
  return key !== '' && !key.endsWith(ZERO) && [...key].every((digit) => DIGITS.includes(digit))
}

/**
 * A key strictly between two others.
 * @param after a key, or empty for the beginning
 * @param before a higher key, or empty for the end
 */
export function orderKeyBetween(after: string, before: string): string {
  if ((after !== '' && !isOrderKey(after)) || (before !== '' && !isOrderKey(before)))
    throw new RangeError('Not a key of an order')
  if (after !== '' && before !== '' && after >= before) throw new RangeError('The keys are not in order')
  if (after === '' && before === '') return MIDDLE
  if (before === '') return countOn(after, 1) ?? between(after, null)
  if (after === '') return countOn(before, -1) ?? between('', before)
  return between(after, before)
}

/** So many keys strictly between two others, rising, none longer than it must be. */
export function orderKeysBetween(after: string, before: string, count: number): string[] {
  if (count <= 0) return []
  if (before === '') {
    const keys: string[] = []
    for (let last = after; keys.length < count; keys.push(last)) last = orderKeyBetween(last, '')
    return keys
  }
  const middle = orderKeyBetween(after, before)
  const low = Math.floor((count - 1) / 2)
  return [
    ...orderKeysBetween(after, middle, low),
    middle,
    ...orderKeysBetween(middle, before, count - 1 - low),
  ]
}

/** The next or the previous key of few digits; null where there is none. */
function countOn(key: string, by: 1 | -1): string | null {
  let value = 0
  for (let at = 0; at < COUNTED; at++) value = value * BASE + DIGITS.indexOf(key[at] ?? ZERO)
  // Downwards a longer key is already above its first digits.
  const next = by === -1 && key.length > COUNTED ? value : value + by
  if (next <= 0 || next >= BASE ** COUNTED) return null
  let digits = ''
  for (let rest = next; digits.length < COUNTED; rest = Math.floor(rest / BASE))
    digits = DIGITS.charAt(rest % BASE) + digits
  return digits.replace(/-+$/, '')
}

/** @param before null for above everything */
function between(after: string, before: string | null): string {
  if (before !== null) {
    let same = 0
    while ((after[same] ?? ZERO) === before[same]) same++
    if (same > 0) return before.slice(0, same) + between(after.slice(same), before.slice(same))
  }
  const low = after === '' ? 0 : DIGITS.indexOf(after.charAt(0))
  const high = before === null ? BASE : DIGITS.indexOf(before.charAt(0))
  if (high - low > 1) return DIGITS.charAt(Math.round((low + high) / 2))
  if (before !== null && before.length > 1) return before.charAt(0)
  return DIGITS.charAt(low) + between(after.slice(1), null)
}

export interface Ordered {
  readonly id: string
  readonly orderKey: string
}

/** By key; two devices may have made the same one, then by id. */
export function compareOrdered(a: Ordered, b: Ordered): number {
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * The new keys that put rows into an order.
 * @param wanted all rows in the order in which they are to stand
 * @param moved ids of those that get new keys; others keep theirs unless it is unsound or not above the one before
 */
export function orderAnew(wanted: readonly Ordered[], moved: ReadonlySet<string>): Map<string, string> {
  const keys = new Map<string, string>()
  let last = ''
  let waiting: string[] = []
  const settle = (before: string) => {
    const made = orderKeysBetween(last, before, waiting.length)
    waiting.forEach((id, index) => {
      keys.set(id, made[index] ?? '')
    })
    last = before
    waiting = []
  }
  for (const { id, orderKey } of wanted) {
    if (moved.has(id) || !isOrderKey(orderKey) || orderKey <= last) waiting.push(id)
    else settle(orderKey)
  }
  settle('')
  return keys
}
