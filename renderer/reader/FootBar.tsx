import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { readingMinutes } from '../../shared/article/reading-time.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useAnnotations } from '../queries/annotations.ts'
import type { OpenArticle } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './FootBar.module.css'
import { countImages } from './missing-images.ts'
import { BAR_HEIGHT } from './passages.ts'
import type { ArticleLinks } from './use-links.ts'
import type { VersionView } from './use-version-view.ts'

interface FootBarProps {
  open: OpenArticle
  /** How much of the text was come past, 0 to 1. */
  share: number
  links: ArticleLinks
  view: VersionView
}

/** What is known of this copy: that it is saved, how far one is, what one wrote. */
export function FootBar({ open, share, links, view }: FootBarProps) {
  const words = messages.reader.foot
  const annotations = useAnnotations(open.article.id, open.version.id)
  const images = countImages(open.assets)
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const repair = async () => {
    if (await act(actions.repairImages([open.article.id]))) say(messages.offline.said(1))
  }
  const highlights = annotations?.highlights ?? []
  const notes = highlights.reduce(
    (sum, shown) => sum + shown.notes.length,
    annotations?.articleNotes.length ?? 0,
  )
  // As the percentage beside it is rounded.
  const left =
    Math.round(share * 100) >= 100
      ? 0
      : Math.max(1, Math.ceil(readingMinutes(open.metadata.wordCount, open.metadata.lang) * (1 - share)))

  // The head of the article has the same way back.
  const foot = useRef<HTMLElement>(null)
  const [isHeadSeen, setHeadSeen] = useState(true)
  useEffect(() => {
    const scroller = foot.current?.parentElement?.querySelector('main')
    const head = scroller?.querySelector('article > header')
    if (!scroller || !head) return
    const observer = new IntersectionObserver(
      (entries) => setHeadSeen(entries.at(-1)?.isIntersecting ?? true),
      { root: scroller, rootMargin: `-${BAR_HEIGHT}px 0px` },
    )
    observer.observe(head)
    return () => observer.disconnect()
  }, [])

  return (
    <section ref={foot} className={styles.foot} aria-label={words.label}>
      <CircleCheck className={styles.sign} aria-hidden="true" />
      <span>{words.saved}</span>
      {images.total > 0 ? (
        images.missing.length === 0 ? (
          <span className={styles.dotted}>{words.images(images.stored, images.total)}</span>
        ) : (
          <span className={styles.dotted}>
            <Popover
              label={words.missing}
              placement="top start"
              trigger={
                <AriaButton className={styles.images ?? ''}>
                  {words.images(images.stored, images.total)}
                </AriaButton>
              }
            >
              <h2 className={styles.heading}>{words.missing}</h2>
              <ul className={styles.missing}>
                {images.missing.map((asset) => (
                  <li key={asset.n}>{words.missingItem(asset.url, asset.reason)}</li>
                ))}
              </ul>
              {images.missing.some(({ url }) => url !== '') ? (
                <Button size="small" onPress={() => void repair()}>
                  {messages.offline.repair}
                </Button>
              ) : null}
            </Popover>
          </span>
        )
      ) : null}
      <span className={styles.progress}>
        {words.progress(share)} · {words.left(left)}
      </span>
      {links.canReturn ? (
        <Button size="small" variant="quiet" onPress={links.returnToLink}>
          {words.linkBack}
        </Button>
      ) : null}
      {view.backTo && !isHeadSeen ? (
        <>
          <span className={classNames(styles.dotted, styles.version)}>
            {messages.reader.versions.item(view.shown.capturedAt, false)}
          </span>
          <Button size="small" variant="quiet" onPress={view.back}>
            {messages.reader.versions.back(view.backTo.capturedAt)}
          </Button>
        </>
      ) : null}
      <span className={styles.space} />
      <span className={styles.counts}>
        {[
          highlights.length > 0 ? words.highlights(highlights.length) : '',
          notes > 0 ? words.notes(notes) : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {links.preview ? (
        <div className={styles.preview} dir="auto">
          {links.preview}
        </div>
      ) : null}
    </section>
  )
}
