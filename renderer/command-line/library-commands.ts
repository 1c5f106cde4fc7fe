import type { Command } from '../../shared/command-line/command.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Actions } from '../actions/actions.ts'
import { articleMarkdown } from '../actions/article-markdown.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { printedArticle, printedRow } from './printed-article.ts'
import { queryProblem } from './query-problem.ts'

interface Tools {
  readonly actions: Actions
  readonly reads: LibraryReads
  readonly output: CommandOutput
}

type Named<N extends Command['name']> = Extract<Command, { name: N }>

/** Rows read and printed at a time, so that a long list neither waits for its end nor stands in memory. */
const ROWS_AT_A_TIME = 500

/** Says what of a query was not understood; true when there was nothing to say. */
export async function isSound(query: string, output: CommandOutput): Promise<boolean> {
  const { problems } = parseQuery(query)
  for (const problem of problems) await output.error(queryProblem(query, problem))
  return problems.length === 0
}

export async function listCommand({ query }: Named<'list'>, { reads, output }: Tools): Promise<ExitCode> {
  if (!(await isSound(query, output))) return 2
  const ids = await reads.articleIds(query)
  for (let from = 0; from < ids.length; from += ROWS_AT_A_TIME) {
    const some = ids.slice(from, from + ROWS_AT_A_TIME)
    const rows = await reads.rows(some)
    for (const id of some) {
      const row = rows.get(id)
      if (row) await output.json(printedRow(row))
    }
  }
  return 0
}

export async function showCommand(
  { id, format }: Named<'show'>,
  { reads, output }: Tools,
): Promise<ExitCode> {
  const open = await reads.open(id)
  const row = (await reads.rows([id])).get(id)
  if (!open || !row) {
    await output.error(`No article has the id ${id}`)
    return 1
  }
  if (format === 'html') await output.document(open.html)
  else if (format === 'text') await output.document(open.text)
  else if (format === 'markdown') await output.document(articleMarkdown(open))
  else await output.json(printedArticle(row, open, await reads.annotations(id, open.version.id)))
  return 0
}

/** What an id names: an article, or a highlight on one. */
async function targetOf(id: string, reads: LibraryReads) {
  if ((await reads.rows([id])).has(id)) return { targetKind: 'article', targetId: id, articleId: id } as const
  const articleId = await reads.articleOfHighlight(id)
  return articleId === null ? null : ({ targetKind: 'highlight', targetId: id, articleId } as const)
}

export async function noteCommand(
  { id, body }: Named<'note'>,
  { actions, reads, output }: Tools,
): Promise<ExitCode> {
  const target = await targetOf(id, reads)
  if (!target) {
    await output.error(`No article or highlight has the id ${id}`)
    return 1
  }
  const added = await actions.addNote({ ...target, body })
  if (!added.ok) {
    await output.error(added.error.message)
    return 1
  }
  const { targetKind, targetId, articleId } = target
  await output.json({ id: added.value.noteId, targetKind, targetId, articleId })
  return 0
}

export async function tagCommand(
  command: Named<'tag'>,
  { actions, reads, output }: Tools,
): Promise<ExitCode> {
  const { id, add, remove } = command
  const target = await targetOf(id, reads)
  if (!target) {
    await output.error(`No article or highlight has the id ${id}`)
    return 1
  }
  const tagged =
    target.targetKind === 'article'
      ? await actions.tagArticles([id], add, remove)
      : await actions.tagHighlights([id], add, remove)
  if (!tagged.ok) {
    await output.error(tagged.error.message)
    return 1
  }
  await output.json({ id, tags: await tagsOn(target, reads) })
  return 0
}

async function tagsOn(
  target: { targetKind: 'article' | 'highlight'; targetId: string; articleId: string },
  reads: LibraryReads,
): Promise<string[]> {
  if (target.targetKind === 'article') {
    const row = (await reads.rows([target.articleId])).get(target.articleId)
    return row?.tags.map(({ path }) => path) ?? []
  }
  const open = await reads.open(target.articleId)
  const { highlights } = await reads.annotations(target.articleId, open?.version.id ?? '')
  return (
    highlights.find(({ highlight }) => highlight.id === target.targetId)?.tags.map(({ path }) => path) ?? []
  )
}

export async function addCollectionCommand(
  { collection, query }: Named<'collection-add'>,
  { actions, output }: Tools,
): Promise<ExitCode> {
  if (!(await isSound(query, output))) return 2
  const added = await actions.addCollection({ name: collection, query })
  if (!added.ok) {
    await output.error(added.error.message)
    return 1
  }
  await output.json({ id: added.value.collectionId, name: collection, query })
  return 0
}
