/**
 * Bytes of UTF-8 that a name may have with its extension. File systems allow 255; eCryptfs about 143, and a folder that is synced or
 * zipped needs room beside it.
 */
export const MAX_FILE_NAME_BYTES = 140

/** Refused by Windows, or (`#^[]@`) syntax in links of Obsidian. */
const REFUSED = /[<>:"/\\|?*#^[\]@]/g

/**
 * Control characters, characters without form, and marks that turn the direction of writing to disguise an extension. The joiners
 * (U+200C, U+200D) stay: Persian and emoji are written with them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu

/** Names of devices on Windows, with any extension or none. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i

/** Letters and digits of an id that tell two articles of one title apart. */
const SHORT_ID_LENGTH = 8

/** The part of an id that stands in a file name: its last eight characters, which are the random ones of a UUIDv7. */
export function shortId(id: string): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-SHORT_ID_LENGTH)
    .toLowerCase()
}

/**
 * Names an article's file so that Windows, macOS and Linux all take the name as it is and none takes it for another.
 * @param title any text; without a usable character the short id is the name
 * @param extension with its point, such as `.md`
 * @param taken keys (`fileNameKey`) of the names that are taken; on a collision the short id is added, then a number
 */
export function fileNameFor(
  article: { readonly title: string; readonly id: string },
  extension: string,
  taken: ReadonlySet<string>,
): string {
  const id = shortId(article.id)
  const stem = safeStem(article.title) || id || 'article'
  for (let attempt = 0; ; attempt++) {
    const suffix =
      attempt === 0 ? '' : attempt === 1 && id !== '' ? ` ${id}` : ` ${id}${id === '' ? '' : '-'}${attempt}`
    const name = `${cut(stem, MAX_FILE_NAME_BYTES - bytesOf(suffix + extension))}${suffix}${extension}`
    if (!taken.has(fileNameKey(name))) return name
  }
}

/** What two names have in common that macOS or Windows takes for the same: composition and case are ignored there. */
export function fileNameKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** A title without what file systems refuse; may be empty. */
function safeStem(title: string): string {
  const plain = title
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(REFUSED, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ .~-]+|[ .]+$/g, '')
  // Windows looks at what stands before the first point: `con.txt.md` is the console too.
  const [base = '', ...rest] = plain.split('.')
  return DEVICE.test(base.trim()) ? [`${base.trim()}_`, ...rest].join('.') : plain
}

/** Shortens to a number of bytes without cutting through what a reader sees as one character. */
function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text
  let kept = ''
  let length = 0
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    length += bytesOf(segment)
    if (length > bytes) break
    kept += segment
  }
  // One grapheme may be longer than a whole name.
  const result = kept === '' ? cutCodePoints(text, bytes) : kept
  return result.replace(/[ .]+$/, '')
}

function cutCodePoints(text: string, bytes: number): string {
  let kept = ''
  for (const character of text) {
    if (bytesOf(kept + character) > bytes) break
    kept += character
  }
  return kept
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
