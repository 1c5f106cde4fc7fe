/** What only a browser with plug-ins could show. */
const PLUGINS = 'embed, object, applet'

/** Nothing that is said of an article is longer, in UTF-16 units. Some extractors' patterns take the square of its length. */
const LONGEST_STATEMENT = 5_000

/** The same for the list of an image's sizes, which has some hundred letters for each. */
const LONGEST_SRCSET = 20_000

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'

/** Whatever a form or a document offers under its name or id, hiding a property of its own. */
const NAMED = '[name]:not(meta)'
const CONTROLS = 'button, fieldset, input, object, output, select, textarea, form img'

/**
 * Makes an inert document safe to work with, in place, before anything else looks at it. Names are taken off: `<input name="parentNode">`
 * hides the `parentNode` of its form, and an extractor that climbs up would climb for ever. Handlers and documents within attributes
 * go, endless statements are cut, and plug-ins become frames: Trusted Types would stop an extractor that copies one. None of this
 * replaces the sanitizer.
 */
export function disarmPage(doc: Document): void {
  takeNamesOff(doc)
  for (const element of doc.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (/^on/i.test(name) || name.toLowerCase() === 'srcdoc') element.removeAttribute(name)
    }
  }
  cutLong(doc, 'meta', 'content', LONGEST_STATEMENT)
  cutLong(doc, 'img, source', 'srcset', LONGEST_SRCSET)
  for (const plugin of doc.querySelectorAll(PLUGINS)) {
    if (plugin.namespaceURI === HTML_NAMESPACE) plugin.replaceWith(...insteadOf(plugin))
  }
}

function cutLong(doc: Document, selector: string, name: string, longest: number): void {
  for (const element of doc.querySelectorAll(selector)) {
    const value = element.getAttribute(name) ?? ''
    if (value.length > longest) element.setAttribute(name, value.replace(/\s+/g, ' ').slice(0, longest))
  }
}

/** Uses the methods of the prototypes: those of the document and of its forms may be hidden. */
function takeNamesOff(doc: Document): void {
  const all = (selector: string) => Document.prototype.querySelectorAll.call(doc, selector)
  const { getAttribute, hasAttribute, removeAttribute, setAttribute } = Element.prototype
  for (const element of all(CONTROLS)) removeAttribute.call(element, 'id')
  for (const element of all(NAMED)) {
    const isAnchor = element.nodeName === 'A'
    if (isAnchor && !hasAttribute.call(element, 'id')) {
      setAttribute.call(element, 'id', getAttribute.call(element, 'name') ?? '')
    }
    removeAttribute.call(element, 'name')
  }
}

/** A frame with the plug-in's address and title, and what the page shows where the plug-in is missing. */
function insteadOf(plugin: Element): Node[] {
  const address = plugin.getAttribute('src') ?? plugin.getAttribute('data') ?? ''
  const fallback = [...plugin.childNodes]
  const hasImage = plugin.querySelector('img, picture') !== null
  if (address === '' || hasImage) return fallback
  const isImage = /^image\//i.test(plugin.getAttribute('type') ?? '')
  const frame = plugin.ownerDocument.createElement(isImage ? 'img' : 'iframe')
  frame.setAttribute('src', address)
  const title = plugin.getAttribute('title') ?? plugin.getAttribute('aria-label')
  if (title) frame.setAttribute(isImage ? 'alt' : 'title', title)
  return [frame]
}
