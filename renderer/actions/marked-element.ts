import type { MarkedElement, MarkedElementKind } from '../../shared/annotation/highlight.ts'
import { elementLabel } from '../article-text/elements.ts'
import { readOpenArticle } from '../queries/article.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { imageAddresses } from './article-markdown.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import { inertBody } from './passage.ts'

interface ElementPlace {
  readonly articleId: string
  readonly versionId: string
  readonly start: number
  readonly end: number
  readonly kind: MarkedElementKind
  readonly asset?: number
}

/** What an element of a version holds, to be kept with its highlight; null when no such element stands there. */
export async function readMarkedElement(
  db: OffprintDatabase,
  { articleId, versionId, start, end, kind, asset = -1 }: ElementPlace,
): Promise<MarkedElement | null> {
  const open = await readOpenArticle(db, articleId, versionId)
  if (!open) return null
  const { root, elements } = inertBody(open.html)
  const found = elements().find(
    (one) => one.kind === kind && one.start === start && one.end === end && one.asset === asset,
  )
  if (!found) return null
  const { element } = found
  const address = imageAddresses(open)
  const holder = root.ownerDocument.createElement('div')
  holder.append(element.cloneNode(true))
  return {
    kind,
    markdown: htmlToMarkdown(holder, address),
    source: kind === 'image' ? address(asset) : '',
    label: elementLabel(element),
  }
}
