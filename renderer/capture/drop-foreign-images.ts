/** Names of what shows a person, a brand or a button beside the text, as parts of `class` and `id` of an image or of its frame. */
const FOREIGN_NAME =
  /(?:^|[\s_-])(?:avatar|gravatar|userpic|profile-?(?:pic|photo|image)|author-?(?:image|img|photo|avatar|pic|thumb)?|byline|contributor-?(?:photo|image)|logos?|site-logo|badges?|social|share|promos?|cta|sponsors?|adverts?|advertisements?)(?:$|[\s_-])/i

/** The same in addresses, which say what an image is where its markup does not. */
const FOREIGN_ADDRESS =
  /[/_.-](?:avatars?|gravatar|user_thumbnail|profile_photos?|favicon|sprites?|share-?buttons?|feed-icon)[/_.-]|\/(?:icons?|badges?|social|emoji)\/|secure\.gravatar\.com|[/_.-]cta[/_.-]|\/logos?\.\w+$|\blogo[\w-]*\.svg\b|(?:\b|_)icon[\w-]*\.svg\b/i

/** Formulas are often small images, and belong to their sentence. */
const FORMULA = /\b(?:latex|tex|math|equation|formula|emoji|smiley)\b/i

/** An image is named by its frame as well, which stands no further up than this. */
const FRAMES = 2

/** Pictures of people and brands beside a text are at most so many pixels wide and high, by attribute or by address. */
const SMALL_SIDE = 100

/**
 * Takes portraits, brands, badges, buttons and advertisements out of a page, in place, before it is read: the names that tell them
 * from an article's pictures do not survive an extractor.
 */
export function dropForeignImages(doc: Document): void {
  for (const image of doc.querySelectorAll('img')) {
    if (FORMULA.test(image.className) || FORMULA.test(image.getAttribute('src') ?? '')) continue
    if (isForeign(image)) image.remove()
  }
}

/** What stands around a page's article on every page of its site. */
const SITE_FRAME = 'nav, footer, [role="navigation"], [role="banner"], [role="contentinfo"]'

/** Lists of other articles, which some pages have within their own. */
const OTHER_ARTICLES =
  '[class*="prev-next" i], [class*="post-nav" i], [class*="nav-links" i], [class*="related-post" i], [class*="related-article" i], [class*="related-stor" i], a[rel~="next"], a[rel~="prev"]'

function isForeign(image: Element): boolean {
  if (isInSiteFrame(image) || image.closest(OTHER_ARTICLES)) return true
  if (FOREIGN_ADDRESS.test(addressWithoutQuery(image))) return true
  if (isNamedForeign(image)) return true
  return isSmall(image) && !image.closest('figure, td')
}

/** Headers and footers within the article or the page's main part are its own. */
function isInSiteFrame(image: Element): boolean {
  const frame = image.closest(SITE_FRAME) ?? image.closest('header')
  if (!frame || frame.closest('article, main')) return false
  return frame.localName !== 'header' || !frame.querySelector('h1')
}

const addressWithoutQuery = (image: Element) => (image.getAttribute('src') ?? '').split(/[?#]/)[0] ?? ''

function isNamedForeign(image: Element): boolean {
  let element: Element | null = image
  for (let level = 0; element && level <= FRAMES; level++, element = element.parentElement) {
    if (level > 0 && (element.localName === 'figure' || element.querySelectorAll('img').length > 1))
      return false
    if (level > 0 && (element.textContent ?? '').trim().length > SMALL_SIDE) return false
    if (FOREIGN_NAME.test(`${element.getAttribute('class') ?? ''} ${element.id}`)) return true
  }
  return false
}

function isSmall(image: Element): boolean {
  const stated = ['width', 'height'].map((name) => Number.parseInt(image.getAttribute(name) ?? '', 10))
  if (stated.every((side) => side > 0)) return stated.every((side) => side <= SMALL_SIDE)
  const width = /[?&](?:w|width)=(\d{1,4})(?:&|$)/i.exec(image.getAttribute('src') ?? '')?.[1]
  return width !== undefined && Number(width) <= SMALL_SIDE && !image.hasAttribute('srcset')
}
