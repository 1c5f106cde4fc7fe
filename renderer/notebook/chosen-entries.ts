import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import type { ChosenEntries } from '../actions/export-selection.ts'

/** Entries as an export takes them: by article, in the order in which the articles first come. */
export function chosenEntries(entries: readonly NotebookEntry[]): ChosenEntries {
  const articles = new Map<string, Set<string>>()
  const ownNotes: string[] = []
  for (const { id, article, notes } of entries) {
    if (!article) ownNotes.push(...notes.map(({ body }) => body))
    else articles.set(article.id, (articles.get(article.id) ?? new Set()).add(id))
  }
  return { articles, ownNotes }
}
