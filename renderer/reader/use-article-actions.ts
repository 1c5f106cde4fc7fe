import { useMemo } from 'react'
import { citeQuote } from '../../shared/export/citation.ts'
import type { ReaderSettings } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionResult } from '../actions/actions.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { OpenArticle } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { useSignIn } from '../ui/use-sign-in.ts'
import type { ReaderDoors } from './reader-slots.ts'

/** What can be done to the open article, each with the words that say it was done. */
export interface ArticleActions {
  readonly isFavorite: boolean
  readonly isArchived: boolean
  readonly isFinished: boolean
  /** Empty where the article has none. */
  readonly url: string
  favorite(): void
  archive(): void
  later(): void
  finish(): void
  trash(): void
  /** Takes it out of the Trash. */
  restore(): void
  captureAgain(): void
  /** The same, as a browser shows it. */
  captureRendered(): void
  /** Opens its page in a window, to sign in to its site and to save it from there. */
  signIn(): void
  /** Makes it again from the page that was kept. */
  extractAgain(): void
  tag(add: readonly string[], remove: readonly string[]): void
  openOriginal(): void
  copyLink(): void
  copyQuote(quote: string): void
  changeSettings(patch: Partial<ReaderSettings>): void
}

export function useArticleActions(
  open: OpenArticle,
  isFinished: boolean,
  doors: ReaderDoors,
): ArticleActions {
  const actions = useActions()
  const bridge = useBridge()
  const { say, warn } = useAnnouncer()
  const act = useActing()
  const signIn = useSignIn(bridge)
  const { article, metadata } = open
  const isFavorite = article.favorite === 1
  const isArchived = article.location === 'archive'
  const url = metadata.url || metadata.canonicalUrl

  return useMemo(() => {
    const ids = [article.id]
    const said = messages.reader.said

    const run = async (action: Promise<ActionResult<unknown>>, words: string, then?: () => void) => {
      if (await act(action, words)) then?.()
    }
    const copy = async (text: string, words: string) => {
      await bridge.call('writeClipboard', { text, html: '' })
      say(words)
    }

    return {
      isFavorite,
      isArchived,
      isFinished,
      url,
      favorite: () =>
        void run(actions.favoriteArticles(ids, !isFavorite), isFavorite ? said.unfavourite : said.favourite),
      archive: () =>
        void (isArchived
          ? run(actions.moveArticles(ids, 'inbox'), said.unarchived)
          : run(actions.moveArticles(ids, 'archive'), said.archived, doors.onNext)),
      later: () => void run(actions.moveArticles(ids, 'later'), said.later),
      finish: () =>
        void run(actions.finishArticles(ids, !isFinished), isFinished ? said.unfinished : said.finished),
      trash: () => void run(actions.trashArticles(ids), said.trashed, doors.onNext),
      restore: () => void run(actions.restoreArticles(ids), said.restored),
      captureAgain: () => void act(actions.captureAgain(article.id), said.captureAgain),
      captureRendered: () =>
        void act(actions.captureAgain(article.id, { rendered: true }), said.captureRendered),
      signIn: () => void signIn(article.id, url),
      // Without an Undo: that would take back the step before it.
      extractAgain: async () => {
        if (await act(actions.extractAgain(ids))) say(messages.extraction.said(1))
      },
      tag: (add, remove) => void run(actions.tagArticles(ids, add, remove), ''),
      openOriginal: async () => {
        const outcome = await bridge.call('openExternal', { url })
        if (!outcome.ok) warn(said.notOpened)
      },
      copyLink: () => void copy(url, said.copiedLink),
      copyQuote: (quote) => {
        if (quote.trim() === '') say(said.nothingSelected)
        else void copy(citeQuote(quote.trim(), metadata).plain, said.copiedQuote)
      },
      changeSettings: (patch) => void run(actions.changeSettings('reader', patch), ''),
    }
  }, [
    actions,
    bridge,
    say,
    warn,
    act,
    signIn,
    article.id,
    metadata,
    isFavorite,
    isArchived,
    isFinished,
    url,
    doors,
  ])
}
