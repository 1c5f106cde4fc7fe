/**
 * Puts what stands in declarative shadow roots (`<template shadowrootmode>`) where a browser shows it, in place: the root's content
 * instead of its host's, with the host's children in its slots. An inert document leaves them in their templates, where nobody reads.
 * Roots within them come to light, not disarmed yet, and are left for another call.
 * https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
 * @returns whether there were any
 */
export function flattenShadowRoots(doc: Document): boolean {
  const templates = doc.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')
  for (const template of templates) flatten(template)
  return templates.length > 0
}

function flatten(template: HTMLTemplateElement): void {
  const host = template.parentElement
  const root = template.content
  template.remove()
  if (!host || !root) return
  const children = [...host.childNodes]
  for (const slot of root.querySelectorAll('slot')) {
    const name = slot.getAttribute('name') ?? ''
    const given = children.filter((child) => slotOf(child) === name && child.parentNode === host)
    const isFilled = given.some(
      (child) => (child.textContent ?? '').trim() !== '' || child instanceof Element,
    )
    // Without anything for it a slot shows what stands in it.
    slot.replaceWith(...(isFilled ? given : slot.childNodes))
  }
  // Only an element of the page's own making is made to hide what stands in it; of others nothing is to be lost.
  const isCustom = host.localName.includes('-')
  const left = isCustom ? [] : children.filter((child) => child.parentNode === host)
  host.replaceChildren(root, ...left)
}

const slotOf = (child: ChildNode) => (child instanceof Element ? (child.getAttribute('slot') ?? '') : '')
