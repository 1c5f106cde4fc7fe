import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { DrawnArticle } from './drawn-article.ts'
import type { ArticlePassages } from './passages.ts'

/** Enough of a footnote to know whether to go there. */
const PREVIEW_CHARACTERS = 280

export interface ArticleLinks {
  /** Where the link under the pointer or the focus leads: an address, or the beginning of a footnote. Empty for none. */
  readonly preview: string
  readonly canReturn: boolean
  /** Back to the link that was followed last within the article. */
  returnToLink(): void
}

/** What links in an article do: those to the web open in the system's browser, those within the text lead there and back. */
export function useLinks(article: DrawnArticle | null, passages: ArticlePassages | null): ArticleLinks {
  const bridge = useBridge()
  const { warn } = useAnnouncer()
  const [preview, setPreview] = useState('')
  const [followed, setFollowed] = useState<readonly HTMLElement[]>([])

  useEffect(() => {
    if (!article || !passages) return
    const { root } = article

    const onClick = (event: MouseEvent) => {
      const link = linkOf(event)
      if (!link) return
      event.preventDefault()
      if (event.button > 1) return
      const target = targetOf(root, link)
      if (target) {
        setFollowed((links) => [...links, link])
        arrive(target, article, passages)
        return
      }
      const url = link.getAttribute('href') ?? ''
      if (url.startsWith('#')) return
      void bridge.call('openExternal', { url }).then((outcome) => {
        if (!outcome.ok) warn(messages.reader.said.notOpened)
      })
    }
    const onEnter = (event: Event) => {
      const link = linkOf(event)
      setPreview(link ? previewOf(root, link) : '')
    }
    const onLeave = () => setPreview('')

    root.addEventListener('click', onClick)
    root.addEventListener('auxclick', onClick)
    root.addEventListener('mouseover', onEnter)
    root.addEventListener('mouseleave', onLeave)
    root.addEventListener('focusin', onEnter)
    root.addEventListener('focusout', onLeave)
    return () => {
      root.removeEventListener('click', onClick)
      root.removeEventListener('auxclick', onClick)
      root.removeEventListener('mouseover', onEnter)
      root.removeEventListener('mouseleave', onLeave)
      root.removeEventListener('focusin', onEnter)
      root.removeEventListener('focusout', onLeave)
    }
  }, [article, passages, bridge, warn])

  const returnToLink = useCallback(() => {
    const link = followed.at(-1)
    setFollowed(followed.slice(0, -1))
    if (link && article && passages) arrive(link, article, passages)
  }, [followed, article, passages])

  return { preview, canReturn: followed.length > 0, returnToLink }
}

/** Takes the reader to an element of the article: into view, with the focus, and with a sign that this is it. */
export function arrive(element: HTMLElement, article: DrawnArticle, passages: ArticlePassages): void {
  const start = article.map.offsetOf(element)
  passages.reveal(start, start + 1)
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.dataset.arrived = ''
  element.addEventListener('animationend', () => delete element.dataset.arrived, { once: true })
}

function linkOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('a[href]') : null
}

function targetOf(root: HTMLElement, link: HTMLElement): HTMLElement | null {
  const href = link.getAttribute('href') ?? ''
  return href.startsWith('#') && href.length > 1
    ? root.querySelector<HTMLElement>(`#${CSS.escape(href.slice(1))}`)
    : null
}

function previewOf(root: HTMLElement, link: HTMLElement): string {
  const target = targetOf(root, link)
  if (!target) return (link.getAttribute('href') ?? '').replace(/^#.*/, '')
  if (link.dataset.footnote !== 'ref') return ''
  const note = (target.closest<HTMLElement>('[data-footnote="item"]') ?? target).textContent ?? ''
  const text = note.replace(/\s+/g, ' ').trim()
  return text.length > PREVIEW_CHARACTERS ? `${text.slice(0, PREVIEW_CHARACTERS)}…` : text
}
