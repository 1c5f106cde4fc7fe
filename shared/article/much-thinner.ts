/** Under so many words a page is too short to tell what was cut short from what was rewritten. */
const LEAST_WORDS = 120

/** A text with less than this share of the words is another text, or what a wall left of it. */
const SHARE = 0.5

/**
 * Whether a text has so much less than the one it would replace that it is probably cut short: by a login, a paywall, an error page. It is
 * kept as a version, and a person decides.
 * @param before words of the text that is read now
 * @param after words of the new one
 */
export function isMuchThinner(before: number, after: number): boolean {
  return before >= LEAST_WORDS && after < before * SHARE
}
