/** Attributes of one element: ten times what any real page gives. To take one of many away costs as much as there are. */
const MOST_ATTRIBUTES = 300

/**
 * Puts an element with the first few of its attributes in the place of each that has more than any real page gives, in place. Uses the
 * methods of the prototypes: a form's controls may hide its own.
 */
export function boundAttributes(doc: Document): void {
  const { attributes } = Object.getOwnPropertyDescriptors(Element.prototype)
  for (const element of Document.prototype.querySelectorAll.call(doc, '*')) {
    const given = attributes.get?.call(element) as NamedNodeMap
    if (given.length <= MOST_ATTRIBUTES) continue
    const bounded = doc.createElementNS(element.namespaceURI, element.localName)
    for (let n = 0; n < MOST_ATTRIBUTES; n++) {
      const attribute = given.item(n)?.cloneNode() as Attr | undefined
      if (attribute) bounded.setAttributeNode(attribute)
    }
    Element.prototype.replaceWith.call(element, bounded)
    const range = doc.createRange()
    range.selectNodeContents(element)
    bounded.append(range.extractContents())
  }
}
