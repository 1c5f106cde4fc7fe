import { useEffect, useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { OpenArticle } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { registerPendingWrites } from '../ui/pending-writes.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { DrawnArticle } from './drawn-article.ts'
import type { ArticlePassages } from './passages.ts'
import { type VisiblePlace, visiblePlace } from './visible-place.ts'

/** The place is kept when scrolling has paused for so long. In milliseconds. */
const KEEP_AFTER = 700

const BEGINNING: VisiblePlace = { offset: 0, share: 0 }

/**
 * Where somebody is in an open article: taken up where they left, followed while they read, and kept.
 * @param startOffset UTF-16 units of the text; 0 where the article opens at its beginning or at a highlight
 */
export function useReadingPlace(
  open: OpenArticle,
  article: DrawnArticle | null,
  passages: ArticlePassages | null,
  startOffset: number,
): VisiblePlace {
  const actions = useActions()
  const { warn } = useAnnouncer()
  const [place, setPlace] = useState(BEGINNING)
  const articleId = open.article.id
  const versionId = open.version.id
  // Only the place that was kept when the article opened matters: it is not gone back to while reading.
  const [start] = useState({ offset: startOffset })

  useEffect(() => {
    if (!passages || start.offset === 0) return
    passages.revealAtTop(start.offset)
    let isLeft = false
    const leave = () => {
      isLeft = true
    }
    const { scroller } = passages
    for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
      scroller.addEventListener(name, leave, { once: true, passive: true })
    // A face that arrives late sets the lines anew.
    void document.fonts.ready.then(() => {
      if (!isLeft) passages.revealAtTop(start.offset)
    })
    return () => {
      isLeft = true
      for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
        scroller.removeEventListener(name, leave)
    }
  }, [passages, start])

  useEffect(() => {
    if (!article || !passages) return
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let current = BEGINNING
    let kept = true
    let told = false

    const keep = async () => {
      clearTimeout(timer)
      if (kept) return
      kept = true
      const place = { articleId, versionId, offset: current.offset, progress: current.share }
      const result = await actions.keepPlace(place)
      if (result.ok) return
      // Tried again with the next line that is read, and when the window closes.
      kept = false
      if (!told) warn(messages.errors.action[result.error.kind])
      told = true
    }
    const look = () => {
      frame = 0
      current = visiblePlace(article)
      setPlace((last) =>
        last.offset === current.offset && sameShare(last.share, current.share) ? last : current,
      )
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
      kept = false
      clearTimeout(timer)
      timer = setTimeout(keep, KEEP_AFTER)
    }
    const { scroller } = article
    scroller.addEventListener('scroll', onScroll, { passive: true })
    const stopListening = passages.onLayout(look)
    const unregister = registerPendingWrites(keep)
    look()
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', onScroll)
      stopListening()
      unregister()
      void keep()
    }
  }, [article, passages, actions, articleId, versionId, warn])

  return place
}

/** Shares that read the same in whole percent. */
function sameShare(one: number, other: number): boolean {
  return Math.round(one * 100) === Math.round(other * 100)
}
