/** Markup below this length parses in no time, whatever it is. */
const HARMLESS_LENGTH = 50_000

/** Elements that are open at once. Real pages have some thirty. */
const MOST_OPEN = 300

/** Comments: some programs write one for each part of a page. They say nothing to a reader. */
const MOST_COMMENTS = 5_000

/** Formatting that is open at once: parsers put all of it into each block that follows. */
const MOST_FORMATTING = 40

const FORMATTING = new Set([
  'a',
  'b',
  'big',
  'code',
  'em',
  'font',
  'i',
  'nobr',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'tt',
  'u',
])

/** What closes by itself, or never opens. */
const NOT_COUNTED = new Set(
  'area base basefont bgsound body br col dd dt embed head hr html img input keygen li link meta optgroup option p param rb rp rt rtc source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
)

/** Comments, elements whose content is text, and tags. A `>` in an attribute ends a tag too early, which only counts a little wrong. */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][^\s/>]*)([^>]*)>/gi

/**
 * Markup that parses in bounded time. A parser looks through all open elements at each tag, so that a million of them take hours; tags
 * that would open more than any real page has open are left out, with those that would close them. All words stay.
 */
export function boundMarkup(html: string): string {
  if (html.length < HARMLESS_LENGTH) return html
  const blocks = counter(MOST_OPEN)
  const formatting = counter(MOST_FORMATTING)
  let comments = 0
  let changed = false
  const bounded = html.replace(
    TOKEN,
    (token, _raw, closing: string | undefined, tag: string | undefined, rest: string) => {
      if (token.startsWith('<!--') && ++comments > MOST_COMMENTS) {
        changed = true
        return ''
      }
      const name = (tag ?? '').toLowerCase()
      if (
        name === '' ||
        NOT_COUNTED.has(name) ||
        (closing === '' && rest.endsWith('/') && !/^[a-z0-9]+$/.test(name))
      )
        return token
      const open = FORMATTING.has(name) ? formatting : blocks
      if (closing === '/' ? open.close() : open.open()) return token
      changed = true
      return ''
    },
  )
  return changed ? bounded : html
}

/** Counts what is open, up to a limit; each answers whether the tag stays. */
function counter(limit: number) {
  let opened = 0
  let left = 0
  return {
    open(): boolean {
      if (opened >= limit) left++
      else opened++
      return left === 0
    },
    close(): boolean {
      if (left > 0) {
        left--
        return false
      }
      opened = Math.max(0, opened - 1)
      return true
    },
  }
}
