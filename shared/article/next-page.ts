/*
 * Articles that go on over several pages. What leads on is told by address: the next page of an article has the article's own address
 * and a number, and the number is one more. Links between articles, of archives and of comments have others.
 */

export interface PageLink {
  /** Absolute. */
  readonly href: string
  /** Its `rel` values, in lower case. */
  readonly rel: readonly string[]
  readonly text: string
}

export interface PageOfArticle {
  /** Where it finally came from. */
  readonly url: string
  readonly links: readonly PageLink[]
  /** What it says it is: types of `og:type` and of its JSON-LD, in lower case. */
  readonly types: readonly string[]
  /** Words of the article that was found in it. */
  readonly words: number
}

export interface NumberedAddress {
  /** The address without its number; the same for all pages of an article. */
  readonly stem: string
  /** 1 where the address has none. */
  readonly number: number
  /** Whether the number stands at the end of the path by itself, as content systems write the pages of one post. */
  readonly isBare: boolean
}

/** Higher numbers are years and ids. */
const HIGHEST = 99
const PARAMETERS = new Set(['page', 'pg', 'pagenum', 'page_no', 'seite', 'pagina', 'p', 'currentpage'])
/** `/page/2`, `/page-2`, `/2`, `-2.html`, `_2.html`, `,2.html`, `-page-2`. */
const IN_PATH =
  /^(?<stem>.*?)(?:\/(?<word>page|seite|pagina|p)[-/](?<worded>\d{1,2})|\/(?<bare>\d{1,2})|[-_,](?:page-?|p)?(?<marked>\d{1,2})(?<ending>\.\w{2,5}))\/?$/i

/** Takes an address apart into what all pages of an article share and the number of this one. Null for what is no address of the web. */
export function readPageNumber(address: string): NumberedAddress | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const numbered = [...url.searchParams].find(
    ([name, value]) => PARAMETERS.has(name.toLowerCase()) && isPageNumber(value),
  )
  if (numbered) {
    url.searchParams.delete(numbered[0])
    return { stem: stemOf(url, url.pathname), number: Number(numbered[1]), isBare: false }
  }
  const groups = IN_PATH.exec(url.pathname)?.groups
  const digits = groups?.worded ?? groups?.bare ?? groups?.marked ?? ''
  if (!groups || !isPageNumber(digits)) return { stem: stemOf(url, url.pathname), number: 1, isBare: false }
  const path = `${groups.stem}${groups.ending ?? ''}`
  return { stem: stemOf(url, path), number: Number(digits), isBare: groups.bare !== undefined }
}

const isPageNumber = (digits: string) =>
  /^\d{1,2}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= HIGHEST

const stemOf = (url: URL, path: string) => `${url.origin}${path.replace(/\/+$/, '')}${url.search}`

const ARTICLE_TYPES = /^(?:article|.*article|blogposting|report|review|recipe|howto)$/
/** Pages of these are lists, or what many people wrote. */
const LIST_TYPES =
  /^(?:collectionpage|searchresultspage|discussionforumposting|qapage|blog|profile|profilepage|product|website\/list)$/
const LIST_PATH =
  /\/(?:tags?|topics?|category|categories|author|authors|archives?|search|forums?|threads?|comments?|comment-page-\d+|users?|members?|news|blog)$/i
/** Fewer words on a page that does not call itself an article are a list's teasers. */
const WORDS_OF_AN_ARTICLE = 150

/**
 * The address of an article's next page; null where there is none, and for pages that are no article.
 * @param seen the pages that were already taken
 */
export function findNextPage(page: PageOfArticle, seen: ReadonlySet<string>): string | null {
  const here = readPageNumber(page.url)
  if (!here || !mayGoOn(page, here.stem)) return null
  const isArticle = page.types.some((type) => ARTICLE_TYPES.test(type))
  for (const link of page.links) {
    const there = readPageNumber(link.href)
    if (!there || there.stem !== here.stem || there.number !== here.number + 1) continue
    if (!isArticle && !there.isBare) continue
    const address = withoutFragment(link.href)
    if (saysNext(link, there.number) && !seen.has(address)) return address
  }
  return null
}

/** Whether a page is one of an article: it says so, or its address is that of a text and it has one. */
function mayGoOn({ types, words }: PageOfArticle, stem: string): boolean {
  const { pathname } = new URL(stem)
  if (pathname === '/' || LIST_PATH.test(pathname) || types.some((type) => LIST_TYPES.test(type)))
    return false
  if (types.some((type) => ARTICLE_TYPES.test(type))) return true
  // A name of several words is that of a text; sections have one.
  return (
    words >= WORDS_OF_AN_ARTICLE && /[a-z\d]+(?:[-_][a-z\d]+){2,}/i.test(pathname.split('/').at(-1) ?? '')
  )
}

const NEXT_WORDS =
  /^(?:(?:go to |read )?(?:the )?next(?: page)?|continue(?: reading)?|older|more|weiter|nächste(?: seite)?|suivante?|page suivante|siguiente|página siguiente|próxima|avanti|pagina successiva|volgende(?: pagina)?|nästa(?: sida)?|næste|dalej|далее|следующая|下一页|下一頁|次へ|次のページ|다음)?\s*[›»→>]*$/i

function saysNext({ rel, text }: PageLink, number: number): boolean {
  if (rel.includes('next')) return true
  const said = text.replace(/\s+/g, ' ').trim()
  return (
    said !== '' &&
    (said === String(number) || /^(?:page|seite|página|p\.)\s*\d+$/i.test(said) || NEXT_WORDS.test(said))
  )
}

/** An address without what points within its page. */
export function withoutFragment(address: string): string {
  const hash = address.indexOf('#')
  return hash < 0 ? address : address.slice(0, hash)
}
