import { useMemo } from 'react'
import type { EditedMetadata, Location } from '../../shared/article/article.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { CollectionEntry } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { useChanging } from '../ui/use-changing.ts'
import { useSignIn } from '../ui/use-sign-in.ts'

type Ids = readonly string[]

/** What can be done to articles from the list; each tells its outcome in the status line. */
export interface ArticleCommands {
  move(ids: Ids, location: Location): void
  favorite(ids: Ids, favorite: boolean): void
  finish(ids: Ids, finished: boolean): void
  trash(ids: Ids): void
  restore(ids: Ids): void
  purge(ids: Ids): Promise<void>
  addTag(ids: Ids, path: string): void
  removeTag(ids: Ids, path: string): void
  /** Takes articles out of a list. */
  unlist(list: Pick<CollectionEntry, 'id' | 'name'>, ids: Ids): void
  /** Answers whether it was stored. */
  edit(id: string, edited: EditedMetadata): Promise<boolean>
  captureAgain(id: string): void
  /** The same, as a browser shows it. */
  captureRendered(id: string): void
  /** Opens an article's page in a window, to sign in to its site and to save it from there. */
  signIn(id: string, url: string): void
  extractAgain(ids: Ids): void
}

export function useArticleCommands(): ArticleCommands {
  const actions = useActions()
  const act = useActing()
  const change = useChanging()
  const signIn = useSignIn(useBridge())
  const { say } = useAnnouncer()
  return useMemo(() => {
    const { said } = messages.library
    return {
      move: (ids, location) =>
        void change({ kind: 'move', location }, ids, () =>
          act(actions.moveArticles(ids, location), said.moved(ids.length, location)),
        ),
      favorite: (ids, isOn) =>
        void change({ kind: 'favorite', isOn }, ids, () =>
          act(
            actions.favoriteArticles(ids, isOn),
            isOn ? said.favourite(ids.length) : said.unfavourite(ids.length),
          ),
        ),
      finish: (ids, isOn) =>
        void change({ kind: 'finish', isOn }, ids, () =>
          act(
            actions.finishArticles(ids, isOn),
            isOn ? said.finished(ids.length) : said.unfinished(ids.length),
          ),
        ),
      trash: (ids) =>
        void change({ kind: 'trash' }, ids, () => act(actions.trashArticles(ids), said.trashed(ids.length))),
      restore: (ids) =>
        void change({ kind: 'restore' }, ids, () =>
          act(actions.restoreArticles(ids), said.restored(ids.length)),
        ),
      purge: (ids) => change({ kind: 'purge' }, ids, () => act(actions.purgeArticles(ids))),
      addTag: (ids, path) =>
        void change({ kind: 'tag', path }, ids, () =>
          act(actions.tagArticles(ids, [path], []), said.tagged(ids.length, path)),
        ),
      removeTag: (ids, path) =>
        void change({ kind: 'untag', path }, ids, () =>
          act(actions.tagArticles(ids, [], [path]), said.untagged(ids.length, path)),
        ),
      unlist: ({ id, name }, ids) =>
        void change({ kind: 'unlist', collectionId: id, name }, ids, () =>
          act(actions.removeFromList(id, ids), messages.collections.said.removed(ids.length, name)),
        ),
      edit: async (id, edited) => (await act(actions.editMetadata(id, edited), said.edited)) !== null,
      // Without an Undo: that would take back the step before it.
      captureAgain: async (id) => {
        if (await act(actions.captureAgain(id))) say(said.fetchingAgain)
      },
      captureRendered: async (id) => {
        if (await act(actions.captureAgain(id, { rendered: true }))) say(messages.reader.said.captureRendered)
      },
      signIn: (id, url) => void signIn(id, url),
      extractAgain: async (ids) => {
        if (await act(actions.extractAgain(ids))) say(messages.extraction.said(ids.length))
      },
    }
  }, [actions, act, change, signIn, say])
}
