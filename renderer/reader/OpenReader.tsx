import { memo, useEffect, useMemo, useState } from 'react'
import { soughtWords } from '../../shared/search/sought-words.ts'
import type { ReaderSettings } from '../../shared/settings.ts'
import type { OpenArticle } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { ArticleBody } from './ArticleBody.tsx'
import { ArticleHead } from './ArticleHead.tsx'
import { ArticleMedia } from './ArticleMedia.tsx'
import { CompareVersions } from './CompareVersions.tsx'
import { FindBar } from './FindBar.tsx'
import { FootBar } from './FootBar.tsx'
import { Outline } from './Outline.tsx'
import styles from './Reader.module.css'
import type { ReaderDoors, ReaderPage, ReaderSlots } from './reader-slots.ts'
import { TopBar } from './TopBar.tsx'
import { typeStyle } from './type-style.ts'
import { useArticleActions } from './use-article-actions.ts'
import { useBars } from './use-bars.ts'
import { useFind } from './use-find.ts'
import { useLinks } from './use-links.ts'
import { useReaderKeys } from './use-reader-keys.ts'
import { useDrawnPage, useImageSource } from './use-reader-page.ts'
import { useReadingPlace } from './use-reading-place.ts'
import type { VersionLooks } from './use-version-look.ts'
import { useVersionView } from './use-version-view.ts'
import { useRoom } from './use-window-width.ts'

interface OpenReaderProps {
  open: OpenArticle
  settings: ReaderSettings
  /** Where to begin, in UTF-16 units of the text. */
  startOffset: number
  isFinished: boolean
  /** A highlight to open at instead; empty for none. */
  highlightId: string
  /** What was looked for in the library, as it was typed; empty for nothing. */
  words: string
  doors: ReaderDoors
  slots: ReaderSlots
  looks: VersionLooks
}

/** An article that is there, at one version. */
export const OpenReader = memo(function OpenReader(props: OpenReaderProps) {
  const { open, settings, startOffset, isFinished, highlightId, words, doors, slots, looks } = props
  const { Desk, Margin, Marks } = slots
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const { article, passages, setArticle } = useDrawnPage()
  const images = useImageSource(open)
  const room = useRoom()
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  const does = useArticleActions(open, isFinished, doors)
  const place = useReadingPlace(open, article, passages, startOffset)
  const view = useVersionView(open, looks, place.offset)
  const sought = useMemo(() => soughtWords(words, open.metadata.lang, 'body'), [words, open.metadata.lang])
  const find = useFind(open.text, passages, place.offset, sought)
  const links = useLinks(article, passages)
  const barsShown = useBars(scroller)

  const margin = room.margin ? (settings.margin ? 'beside' : 'hidden') : isPanelOpen ? 'panel' : 'hidden'
  const { changeSettings, copyQuote } = does
  const isMarkable = article?.isFaithful ?? false
  const { metadata, text, versions } = open
  const [assets] = useState(open.assets)
  const ownVersionId = open.article.versionId
  const { show: showVersion } = view
  const { openWith: findWords } = find
  const { id: articleId } = open.article
  const { id: versionId } = open.version
  const page = useMemo<ReaderPage>(
    () => ({
      articleId,
      versionId,
      metadata,
      text,
      passages: isMarkable ? passages : null,
      openAt: highlightId,
      margin,
      showMargin: (shown) => (room.margin ? changeSettings({ margin: shown }) : setIsPanelOpen(shown)),
      imageSource: (asset) => assets.find(({ n }) => n === asset)?.url ?? '',
      copyQuote,
      versions,
      ownVersionId,
      showVersion,
      findWords,
    }),
    [
      articleId,
      versionId,
      metadata,
      text,
      isMarkable,
      passages,
      highlightId,
      margin,
      room,
      assets,
      changeSettings,
      copyQuote,
      versions,
      ownVersionId,
      showVersion,
      findWords,
    ],
  )

  useReaderKeys({
    find,
    page,
    does,
    doors,
    outline: settings.outline,
    canReturn: links.canReturn,
    onReturn: links.returnToLink,
    view,
  })
  useEffect(() => {
    // The double click that opened the article would leave a word selected.
    getSelection()?.removeAllRanges()
    scroller?.focus({ preventScroll: true })
  }, [scroller])

  const outline = <Outline metadata={metadata} article={article} passages={passages} place={place.offset} />

  return (
    <Desk page={page}>
      <div
        className={styles.reader}
        style={typeStyle(settings)}
        data-bars={barsShown || find.isOpen || view.backTo ? 'shown' : 'away'}
        data-margin={margin}
        data-room={room.margin ? 'margin' : room.outline ? 'outline' : 'text'}
      >
        <TopBar
          open={open}
          settings={settings}
          page={page}
          article={article}
          passages={passages}
          place={place.offset}
          find={find}
          does={does}
          doors={doors}
          hasOutlineMenu={!room.outline}
          view={view}
        />
        {find.isOpen ? <FindBar find={find} /> : null}
        <main
          ref={setScroller}
          className={styles.scroller}
          // The text is scrolled with the keyboard, so it takes the focus.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
          tabIndex={0}
          aria-label={messages.reader.article}
        >
          <div className={styles.columns}>
            {room.outline && settings.outline ? outline : <div className={styles.noOutline} />}
            <article className={styles.text} lang={metadata.lang || undefined}>
              <ArticleHead
                open={open}
                isUnfaithful={article !== null && !article.isFaithful}
                view={view}
                onShowHighlights={margin === 'hidden' ? () => page.showMargin(true) : null}
                onRestore={does.restore}
              />
              {scroller ? (
                <ArticleBody
                  html={open.html}
                  text={text}
                  lang={metadata.lang}
                  dir={metadata.dir}
                  images={images}
                  scroller={scroller}
                  onDrawn={setArticle}
                />
              ) : null}
            </article>
            {margin === 'beside' ? (
              <div className={styles.margin}>
                <Margin />
              </div>
            ) : null}
          </div>
          <ArticleMedia open={open} article={article} />
          <Marks />
        </main>
        {margin === 'panel' ? (
          <div className={styles.panel}>
            <Margin />
          </div>
        ) : null}
        <FootBar open={open} share={place.share} links={links} view={view} />
        {view.compared ? (
          <CompareVersions
            versions={versions}
            pair={view.compared}
            dir={metadata.dir}
            lang={metadata.lang}
            onChange={view.compare}
            onClose={() => view.compare(null)}
          />
        ) : null}
      </div>
    </Desk>
  )
})
