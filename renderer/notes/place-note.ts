import type { ActionResult, Actions } from '../actions/actions.ts'

/** What a note came to stand on: what it was written on, the article in its stead, or nothing. */
type NotePlace = 'target' | 'article' | 'nothing'

interface WrittenNote {
  readonly targetKind: 'article' | 'highlight' | 'free'
  readonly targetId: string
  readonly articleId: string
  readonly body: string
}

/**
 * Stores a note anew on what it was written on; when that is gone, on the article.
 * @param alone whether it may stand on nothing when the article is gone, too: for text that nobody can see any more
 */
export async function placeNote(
  { addNote }: Actions,
  { targetKind, targetId, articleId, body }: WrittenNote,
  alone: boolean,
): Promise<ActionResult<{ noteId: string; place: NotePlace }>> {
  let place: NotePlace = 'target'
  let added = await addNote({ targetKind, targetId, articleId, body })
  const isGone = () => !added.ok && added.error.kind === 'not-found'
  if (isGone() && targetKind === 'highlight') {
    place = 'article'
    added = await addNote({ targetKind: 'article', targetId: articleId, articleId, body })
  }
  if (isGone() && alone) {
    place = 'nothing'
    // Without the article's id, or it would go when the article is deleted for good.
    added = await addNote({ targetKind: 'free', targetId: '', articleId: '', body })
  }
  return added.ok ? { ...added, value: { noteId: added.value.noteId, place } } : added
}
