import { useEffect, useState } from 'react'
import { collectMedia, type MediaFigure } from '../article-text/media-figures.ts'
import type { DrawnArticle } from './drawn-article.ts'

/** Where the controls of a film or a recording stand in the drawn article. */
export interface MediaPlace extends MediaFigure {
  /** An element of the reader's own in the figure. */
  readonly place: HTMLElement
  /** Gives the focus to what stands here now, when what had it here is gone. */
  keepFocus(): void
}

const NONE: readonly MediaPlace[] = []

/** Makes room in the figures of an article's films and recordings, before their captions. */
export function useMediaPlaces(article: DrawnArticle | null): readonly MediaPlace[] {
  const [places, setPlaces] = useState(NONE)
  useEffect(() => {
    if (!article) return
    const made = collectMedia(article.root).map((media) => {
      const place = document.createElement('div')
      place.dataset.mediaPlace = media.kind
      const caption = media.figure.querySelector('figcaption')
      if (caption) caption.before(place)
      else media.figure.append(place)
      return { ...media, place, keepFocus: focusKeeper(place) }
    })
    setPlaces(made.length > 0 ? made : NONE)
    return () => {
      setPlaces(NONE)
      for (const { place } of made) place.remove()
    }
  }, [article])
  return places
}

/** A button that was pressed gives way to others: whoever works by keyboard goes on from there. */
function focusKeeper(place: HTMLElement): () => void {
  let hasFocus = false
  place.addEventListener('focusin', () => {
    hasFocus = true
  })
  place.addEventListener('focusout', ({ relatedTarget }) => {
    // What is taken away while it has the focus gives it to nothing.
    if (relatedTarget) hasFocus = false
  })
  return () => {
    if (hasFocus && document.activeElement === document.body)
      place.querySelector<HTMLElement>('audio, video, button')?.focus({ preventScroll: true })
  }
}
