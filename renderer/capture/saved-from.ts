/** How far into a page browsers and their extensions say where it was saved from. */
const HEAD_LENGTH = 8_192

/** The mark of the web, `<!-- saved from url=(0027)https://example.org/page -->`: the number is the length of the address. */
const MARK = /<!--\s*saved from url=\(\d{1,6}\)(\S+)\s*-->/i

/** SingleFile's comment: a line `url:` among others. */
const SINGLE_FILE = /<!--\s*(?:Page saved with|Archive processed by) SingleFile\s([\s\S]*?)-->/i

/** The address that a saved page says it was saved from, http(s) or empty. Untrusted, as all that a file says about itself. */
export function savedFrom(html: string): string {
  const head = html.slice(0, HEAD_LENGTH)
  const line = /^\s*url:\s*(\S+)/im.exec(SINGLE_FILE.exec(head)?.[1] ?? '')
  const address = line?.[1] ?? MARK.exec(head)?.[1] ?? ''
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : ''
}

/** When SingleFile saved the page, in Unix milliseconds; 0 when it does not say. */
export function savedAt(html: string): number {
  const comment = SINGLE_FILE.exec(html.slice(0, HEAD_LENGTH))?.[1] ?? ''
  // As JavaScript prints a date: the name of the time zone in brackets is in the language of whoever saved it.
  const written = /^\s*saved date:\s*(.+)$/im.exec(comment)?.[1]?.replace(/\s*\([^)]*\)\s*$/, '') ?? ''
  const time = Date.parse(written)
  return Number.isFinite(time) && time > 0 ? time : 0
}
