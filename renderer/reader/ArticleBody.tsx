import { memo, useLayoutEffect, useRef } from 'react'
import { sanitizeToFragment } from '../capture/sanitize-html.ts'
import { messages } from '../ui/messages.ts'
import styles from './ArticleBody.module.css'
import { articleImages, type ImageSource } from './article-images.ts'
import { divideIntoSections } from './article-sections.ts'
import { type DrawnArticle, prepareSections, takeStock, watchWideBoxes } from './drawn-article.ts'

/** How long the text waits for the sizes of its images, which come from this disk. In milliseconds. */
const WAIT_FOR_SIZES = 400

interface ArticleBodyProps {
  html: string
  /** The text that `html` is known to hold. */
  text: string
  lang: string
  dir: 'ltr' | 'rtl' | ''
  /** Must stay the same object while the version does. */
  images: ImageSource
  scroller: HTMLElement
  onDrawn: (article: DrawnArticle | null) => void
}

/**
 * Puts an article into the page: the only place that does. What is stored was sanitized when it was saved, maybe by an older
 * sanitizer or on another computer, so it is sanitized again here. It is built off the page and enters it whole, in sections that the
 * browser lays out when they come near. React knows nothing of what is inside.
 */
export const ArticleBody = memo(function ArticleBody(props: ArticleBodyProps) {
  const { html, text, lang, dir, images, scroller, onDrawn } = props
  const holder = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const root = holder.current
    if (!root) return
    const inert = document.createElement('div')
    inert.append(document.adoptNode(sanitizeToFragment(html)))
    const sections = divideIntoSections(inert)
    prepareSections(sections, messages.reader.body.table)
    const pictures = articleImages(inert, images)
    let stopWatching: (() => void) | undefined
    let isGone = false

    const draw = () => {
      if (isGone || root.hasChildNodes()) return
      root.append(...inert.childNodes)
      stopWatching = watchWideBoxes(root, messages.reader.body.code)
      pictures.show(scroller)
      onDrawn(takeStock(root, scroller, sections, text))
    }
    const hasUnsized = inert.querySelector('img[data-asset]:not([width][height])') !== null
    const timer = hasUnsized ? setTimeout(draw, WAIT_FOR_SIZES) : undefined
    if (hasUnsized) void pictures.measure().then(draw, draw)
    else draw()

    return () => {
      isGone = true
      clearTimeout(timer)
      stopWatching?.()
      pictures.release()
      onDrawn(null)
      root.replaceChildren()
    }
  }, [html, text, images, scroller, onDrawn])

  return (
    <div
      ref={holder}
      className={styles.body}
      data-testid="article-text"
      {...(lang ? { lang } : {})}
      {...(dir ? { dir } : {})}
    />
  )
})
