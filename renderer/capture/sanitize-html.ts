import DOMPurify from 'dompurify'
import { MEDIA_MARK } from '../../shared/article/media-mark.ts'
import { dompurifyPolicy, parseInert } from '../trusted.ts'
import { normalizeText } from './normalize-text.ts'
import type { SanitizedHtml } from './sanitized-html.ts'

/** Raised whenever the same input gives another output: saving an article again then makes a new version. */
export const SANITIZER_VERSION = '1'

/** Ids of saved markup start with this, so that none can hide a property of `document` or meet an id of the reader's own. */
export const ID_PREFIX = 'op-'

/** An output that is not yet its own sanitized form is sanitized again; in practice the second pass changes nothing. */
const MAX_PASSES = 4

const HTML_TAGS = [
  'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em',
  'figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section',
  'small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
]

/** MathML Core without `maction` and the annotations, which hold other languages. */
const MATH_TAGS = [
  'math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle',
  'msub msubsup msup mtable mtd mtext mtr munder munderover none',
]

/** `start`, `value` and the table attributes carry meaning; `width` and `height` keep an image's place before it is there. */
const ATTRIBUTES = [
  'abbr alt cite colspan datetime dir headers height href id lang open reversed rowspan scope span start title value width',
  'data-asset data-callout data-footnote data-lang data-latex data-media',
  'accent accentunder columnalign columnspan depth display displaystyle fence frame largeop linethickness lspace mathvariant',
  'maxsize minsize movablelimits rowalign rowspacing rspace scriptlevel separator stretchy symmetric voffset notation open close',
]

const words = (lines: readonly string[]) => lines.join(' ').split(' ')

const ALLOWED_TAGS = [...words(HTML_TAGS), ...words(MATH_TAGS), '#text']

const ALLOWED_ATTR = words(ATTRIBUTES)

/** What may stand in each of our own data attributes. Anything else is dropped, not escaped. */
const OWN_DATA: Readonly<Record<string, RegExp>> = {
  'data-asset': /^\d{1,4}$/,
  'data-callout': /^[a-z]{1,20}$/,
  'data-footnote': /^(ref|back|list|item)$/,
  'data-lang': /^[\w+#.-]{1,40}$/,
  'data-latex': /^[^<>]{1,10000}$/,
  'data-media': MEDIA_MARK,
}

const SAFE_ADDRESS = /^(https?:\/\/|mailto:|#)/i

const purify = DOMPurify

purify.addHook('afterSanitizeAttributes', (node) => {
  for (const [name, pattern] of Object.entries(OWN_DATA)) {
    const value = node.getAttribute(name)
    if (value !== null && !pattern.test(value)) node.removeAttribute(name)
  }
  if (node.nodeName !== 'FIGURE') node.removeAttribute('data-media')
  if (node.hasAttribute('id')) prefixId(node)
  if (node.hasAttribute('href')) keepSafeAddress(node)
  if (node.nodeName === 'IMG' && !node.hasAttribute('data-asset')) node.remove()
})

function prefixId(node: Element): void {
  const id = node.id.replace(/\s+/g, '-')
  if (id === '') node.removeAttribute('id')
  else node.id = id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id
}

/** Links lead to the web, to a mail program or to a place in this text; in MathML they lead nowhere. */
function keepSafeAddress(node: Element): void {
  const href = (node.getAttribute('href') ?? '').trim()
  const target = href.startsWith('#') ? decodeFragment(href.slice(1)).replace(/\s+/g, '-') : ''
  if (node.nodeName !== 'A' || !SAFE_ADDRESS.test(href) || href === '#') node.removeAttribute('href')
  else if (target) node.setAttribute('href', `#${target.startsWith(ID_PREFIX) ? '' : ID_PREFIX}${target}`)
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a stray percent sign stands for itself
  }
}

/** Keeps the parser from taking a fragment that begins with `<frameset>` for a page of frames, which has no body. */
const IN_BODY = '<body>'

/**
 * Markup of any origin to an inert fragment of what an article may hold: no style, class, name, form, script, frame or SVG; images
 * only by the number of their asset. The fragment's text is the text that highlights count in (see `normalizeText`).
 */
export function sanitizeToFragment(dirty: string): DocumentFragment {
  const fragment = purify.sanitize(IN_BODY + dirty, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    KEEP_CONTENT: true,
    FORBID_CONTENTS: FORBIDDEN_WITH_CONTENT,
    RETURN_DOM_FRAGMENT: true,
    ...(dompurifyPolicy ? { TRUSTED_TYPES_POLICY: dompurifyPolicy } : {}),
  })
  normalizeText(fragment)
  return fragment
}

/** Elements whose text is not for reading: without them it would be left standing as prose. */
const FORBIDDEN_WITH_CONTENT = words([
  'annotation annotation-xml applet audio button canvas datalist desc embed frame frameset head iframe input math-annotation meta',
  'metadata noembed noframes noscript object optgroup option param plaintext script select source style svg template textarea title',
  'track video xmp',
])

/**
 * Markup of any origin to the form that is stored and shown. Sanitizing the result again gives the result: where the parser makes
 * something else of it, that is sanitized until it holds still. Markup that never does is reduced to its text.
 */
export function sanitizeHtml(dirty: string): SanitizedHtml {
  let html = serialize(sanitizeToFragment(dirty))
  for (let pass = 1; pass < MAX_PASSES; pass++) {
    const again = serialize(sanitizeToFragment(html))
    if (again === html) return html as SanitizedHtml
    html = again
  }
  const paragraph = document.createElement('p')
  paragraph.textContent = textOf(html)
  return serialize(sanitizeToFragment(paragraph.outerHTML)) as SanitizedHtml
}

/** The text of sanitized markup, as highlights count it: the `textContent` of what a browser makes of it. */
export function sanitizedText(html: SanitizedHtml): string {
  return textOf(html)
}

function textOf(html: string): string {
  return parseInert(html).body.textContent ?? ''
}

function serialize(fragment: DocumentFragment): string {
  const holder = document.implementation.createHTMLDocument('').createElement('div')
  holder.append(fragment)
  return holder.innerHTML
}
