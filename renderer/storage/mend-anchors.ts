import type { Anchor, Highlight } from '../../shared/annotation/highlight.ts'
import { anchorMissing, findAgain, livingVersions } from './highlight-anchors.ts'
import { sameValue } from './same-value.ts'
import type { Touch, WriteTransaction } from './write-transaction.ts'

/*
 * A step that is taken back, or done again, knows of the versions that were there when it was done. Versions that came since know where
 * highlights stand by what was true then.
 */

const lives = (row: Touch['after']) => row?.deletedAt === 0

/**
 * Finds highlights anew in the versions that the action did not speak of: those that came back to life where they were never looked
 * for, and those that have another passage or place wherever no person put them.
 */
export async function mendAnchors(tx: WriteTransaction): Promise<void> {
  const touched = tx.touched()
  const spoken = new Set(touched.filter(({ table }) => table === 'anchors').map(({ id }) => id))
  const moved = movedHighlights(touched)
  const revived = touched.filter((touch) => touch.table === 'highlights' && isRevived(touch))
  const ids = [...new Set([...moved, ...revived.map(({ id }) => id)])]
  const highlights = (await tx.db.highlights.bulkGet(ids)).filter(
    (row) => row?.deletedAt === 0,
  ) as Highlight[]
  for (const articleId of new Set(highlights.map((highlight) => highlight.articleId))) {
    const own = highlights.filter((highlight) => highlight.articleId === articleId)
    await findAgain(tx, await livingVersions(tx.db, articleId), own, (anchor, highlight) => {
      const isOwn = highlight.versionId === anchor.versionId
      return moved.has(highlight.id) && !spoken.has(anchor.id) && anchor.confirmedAt === 0 && !isOwn
    })
  }
  for (const touch of touched) {
    if (touch.table !== 'versions' || !isRevived(touch)) continue
    await anchorMissing(tx, String(touch.after?.articleId), touch.id)
  }
}

const isRevived = ({ before, after }: Touch) => lives(after) && !lives(before)

function movedHighlights(touched: readonly Touch[]): ReadonlySet<string> {
  const moved = touched.filter(({ table, before, after }) => {
    if (!before || !after || !lives(before) || !lives(after)) return false
    if (table === 'highlights') return !sameValue(before.selectors, after.selectors)
    return table === 'anchors' && ['start', 'end', 'confirmedAt'].some((name) => before[name] !== after[name])
  })
  return new Set(
    moved.map(({ table, id, after }) =>
      table === 'anchors' ? (after as unknown as Anchor).highlightId : id,
    ),
  )
}
