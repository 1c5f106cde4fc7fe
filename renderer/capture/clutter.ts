/** What is never text to read, wherever it stands. */
const NEVER_READ = [
  'script:not([type^="math/"]), style, template, noscript, link, meta, nav, dialog, button, input, select, textarea, label, canvas',
  '[role="navigation"], [role="search"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [role="tablist"]',
  '[role="banner"], [role="contentinfo"], [role="complementary"], [role="toolbar"], [hidden]',
  '[style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i]',
].join(', ')

/** Parts that stand around an article by their element; within a quotation they are the quotation's. */
const AROUND = 'footer, aside'

/** Names that sites give to what stands around their text, as whole words of `class` and `id`. */
const CLUTTER_WORDS = new Set(
  [
    'ad ads advert advertisement advertising adsense sponsor sponsored promo promotion promoted banner banners outbrain taboola',
    'nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager paging toolbar topbar toc-sidebar',
    'sidebar sidebars side-bar rail aside widget widgets',
    'share sharing shares social socials sharebar addtoany addthis sharethis sharedaddy follow followus',
    'related recommended recommendations recommend readmore read-more more-stories trending popular mostread most-read teaser teasers',
    'newsletter newsletters subscribe subscription signup sign-up optin opt-in paywall cta',
    'comment-form respond disqus commentform reply-form login signin register cookie cookies consent gdpr modal popup overlay lightbox',
    'masthead footer site-footer site-header copyright legal tags taglist tag-list tagcloud rating ratings skip skiplink skip-link',
    'hidden sr-only visually-hidden screen-reader-text noprint no-print print-hide noexcerpt',
    'author-bio about-author authorbox author-box bio post-navigation prev-next prevnext',
  ]
    .join(' ')
    .split(' '),
)

/** A clutter word is believed only on an element that holds less than this share of the page's words: templates name whole pages so. */
const MOST_OF_A_PAGE = 0.4

/**
 * Takes out of an inert document what by element, role or name is no text to read, in place. For candidates that keep all the rest:
 * the extractors do their own cleaning.
 */
export function clearClutter(root: Element): void {
  const size = (element: Element) => (element.textContent ?? '').length
  const limit = MOST_OF_A_PAGE * size(root)
  for (const element of root.querySelectorAll(NEVER_READ)) if (size(element) <= limit) element.remove()
  for (const element of root.querySelectorAll(AROUND)) {
    if (!element.closest('blockquote') && !isCallout(element) && size(element) <= limit) element.remove()
  }
  for (const element of root.querySelectorAll('[class], [id]')) {
    if (isNamedClutter(element) && size(element) <= limit) element.remove()
  }
}

/** Boxes that belong to the text: notes and warnings of documentation, pull-outs of an article. */
const CALLOUT =
  /\b(admonition|callout|note|warning|tip|notice|alert|hint|important|caution|info|infobox|example)\b/i

export const isCallout = (element: Element): boolean =>
  CALLOUT.test(`${element.getAttribute('class') ?? ''} ${element.id}`)

const TEXT_ELEMENTS = new Set([
  'html',
  'body',
  'main',
  'article',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'code',
  'table',
  'td',
  'math',
  'blockquote',
])

function isNamedClutter(element: Element): boolean {
  if (TEXT_ELEMENTS.has(element.localName)) return false
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`.toLowerCase()
  for (const name of names.split(/\s+/)) {
    if (CLUTTER_WORDS.has(name)) return true
    const words = name.split(/[-_]+/)
    // `post-share-buttons` is clutter by its middle word; `ad` and its like are too short to be believed within a name.
    if (words.length > 1 && words.some((word) => word.length > 4 && CLUTTER_WORDS.has(word))) return true
  }
  return false
}
