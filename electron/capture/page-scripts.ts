/*
 * What runs in a page of the web, in a world of our own beside the page's: the page's scripts can neither see nor change it. It is
 * text, since it is compiled there and not here. Properties are read by the getters of the prototypes, because a page can hide a
 * property of a document or a form behind an element of that name.
 */

/** One screen further down, in what scrolls: the page, or where a page of fixed height has it, the largest part that does. Answers true at the end. */
export const SCROLL_ON = `(() => {
  const scrolls = (element) => element.scrollHeight > element.clientHeight + 50
  const page = document.scrollingElement
  let part = page
  if (!page || !scrolls(page)) {
    let area = innerWidth * innerHeight / 4
    for (const element of document.querySelectorAll('body *')) {
      const size = element.clientWidth * element.clientHeight
      if (size <= area || !scrolls(element) || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue
      area = size
      part = element
    }
  }
  if (!part) return true
  const before = part.scrollTop
  part.scrollBy({ top: innerHeight * 0.9, behavior: 'instant' })
  return part.scrollTop === before || part.scrollTop + part.clientHeight >= part.scrollHeight - 2
})()`

/**
 * The document as markup: open shadow roots as declarative ones, frames of the same origin in the place where they stand. Without
 * `noscript`, which says what is seen where no script runs. Answers with its address, what the
 * browser takes it for, and its markup; null for what is no HTML.
 */
export const SNAPSHOT = `(() => {
  const getter = (type, name) => {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name)
    return (object) => get.call(object)
  }
  const firstChild = getter(Node, 'firstChild')
  const nextSibling = getter(Node, 'nextSibling')
  const nodeType = getter(Node, 'nodeType')
  const baseURI = getter(Node, 'baseURI')
  const localName = getter(Element, 'localName')
  const shadowRoot = getter(Element, 'shadowRoot')
  const frameDocument = getter(HTMLIFrameElement, 'contentDocument')
  const body = getter(Document, 'body')
  const root = getter(Document, 'documentElement')(document)
  if (!(root instanceof HTMLElement)) return null
  const copy = new DOMParser().parseFromString('', 'text/html')
  const setAttribute = Element.prototype.setAttribute
  const getAttribute = Element.prototype.getAttribute

  const absolute = (element, original) => {
    for (const name of ['href', 'src', 'poster']) {
      const value = getAttribute.call(element, name)
      const base = baseURI(original)
      if (value && !value.startsWith('#') && URL.canParse(value, base))
        setAttribute.call(element, name, new URL(value, base).href)
    }
    Element.prototype.removeAttribute.call(element, 'srcset')
  }
  const waiting = []
  const enter = (source, target, isFramed) => {
    const first = firstChild(source)
    if (first) waiting.push([first, target, isFramed])
  }
  const made = copy.importNode(root, false)
  enter(root, made, false)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, target, isFramed] = next
    const after = nextSibling(node)
    if (after) waiting.push([after, target, isFramed])
    if (nodeType(node) === 3) target.append(copy.createTextNode(node.data))
    if (nodeType(node) !== 1) continue
    const name = localName(node)
    if (name === 'noscript') continue
    const framed = name === 'iframe' && node instanceof HTMLIFrameElement ? frameDocument(node) : null
    const content = framed && body(framed)
    if (content) {
      const place = copy.createElement('div')
      target.append(place)
      enter(content, place, true)
      continue
    }
    const element = copy.importNode(node, name === 'template')
    if (isFramed) absolute(element, node)
    target.append(element)
    if (name === 'template') continue
    const shadow = shadowRoot(node)
    if (shadow) {
      const template = copy.createElement('template')
      template.setAttribute('shadowrootmode', 'open')
      element.append(template)
      enter(node, element, isFramed)
      enter(shadow, template.content, isFramed)
    } else enter(node, element, isFramed)
  }
  const type = getter(Document, 'contentType')(document)
  return { url: location.href, title: document.title + '', type, html: '<!doctype html>' + getter(Element, 'outerHTML')(made) }
})()`
