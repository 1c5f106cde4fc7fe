/** What only a browser with plug-ins could show. */
const PLUGINS = 'embed, object, applet'

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'

/**
 * Takes out of an inert document, in place, what the page's policy does not let anybody touch: handlers, documents within attributes,
 * and plug-ins, which become frames. An extractor that copies one of these would be stopped by Trusted Types in the middle of its
 * work. This is no safeguard; the sanitizer is.
 */
export function disarmPage(doc: Document): void {
  for (const element of doc.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (/^on/i.test(name) || name.toLowerCase() === 'srcdoc') element.removeAttribute(name)
    }
  }
  for (const plugin of doc.querySelectorAll(PLUGINS)) {
    if (plugin.namespaceURI === HTML_NAMESPACE) plugin.replaceWith(...insteadOf(plugin))
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
