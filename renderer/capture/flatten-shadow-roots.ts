/** Shadow roots within shadow roots; deeper ones are no article's. */
const DEEPEST = 20

/**
 * Puts what stands in declarative shadow roots (`<template shadowrootmode>`) where a browser shows it, in place: the root's content
 * instead of its host's, with the host's children in its slots. An inert document leaves them in their templates, where nobody reads.
 * https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
 */
export function flattenShadowRoots(doc: Document): void {
  for (let depth = 0; depth < DEEPEST; depth++) {
    const templates = doc.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')
    if (templates.length === 0) return
    for (const template of templates) flatten(template)
  }
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
  host.replaceChildren(root)
}

const slotOf = (child: ChildNode) => (child instanceof Element ? (child.getAttribute('slot') ?? '') : '')
