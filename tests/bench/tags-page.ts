import { createActions } from '../../renderer/actions/create-actions.ts'
import type { TagHints } from '../../renderer/queries/tag-hints.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { openJobSignal } from '../../renderer/storage/job-signal.ts'
import { readMovePreview } from '../../renderer/storage/preview-moves.ts'
import { readRulesPreview } from '../../renderer/storage/preview-rules.ts'
import { recount } from '../../renderer/storage/recount.ts'
import { readTagCompany } from '../../renderer/storage/tag-company.ts'
import { readHighlightTagCounts, readTagCounts, readTags } from '../../renderer/storage/tag-repository.ts'
import { taggingId } from '../../renderer/storage/tagging.ts'
import { write } from '../../renderer/storage/write.ts'
import { completeTag } from '../../renderer/ui/tag-completion.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { type TagPath, tagKey } from '../../shared/library/tag-path.ts'

/*
 * Tags of a researcher: a thousand of them, two on each article, one of which stands on `WIDE` articles. Asked and changed through the doors
 * that the app uses.
 */

const TAG_COUNT = 1_000
const BATCH = 2_000
const TIMES = 9
/** Articles of the tag that is merged, moved and given by a rule. */
const WIDE = 10_000
const NOW = 1_780_000_000_000

const db = openDatabase('bench')
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }
const actions = createActions(store, openJobSignal('bench'))

const pathOf = (n: number) => (n < 2 ? `wide ${n}` : `field ${n % 40}/topic ${n % 7}/tag ${n}`)

function article(n: number) {
  const url = `https://example${n % 10}.org/${n}`
  return {
    id: `a${String(n).padStart(9, '0')}`,
    captured: {
      title: `Title ${n}`,
      authors: [`Author ${n % 900}`],
      siteName: `Example ${n % 10}`,
      publishedAt: '2020',
      modifiedAt: '',
      lang: 'en',
      dir: 'ltr' as const,
      excerpt: 'What it says.',
      leadImage: '',
      leadAsset: '',
      canonicalUrl: url,
      url,
      wordCount: 300,
    },
    edited: {},
    urlKey: url,
    savedAt: NOW - n * 60_000,
    location: 'archive' as const,
    favorite: 0 as const,
    versionId: `v${n}`,
  }
}

/** Two tags for each: one of the wide ones first, then others, and a narrow one. */
const tagsOf = (n: number) => [n < WIDE ? 0 : n < WIDE * 1.5 ? 1 : 2 + (n % 997), 2 + ((n * 31) % 998)]

/** Fills the library, past the write door: a log of how it came to be would be longer than the library. @returns seconds */
async function seed(count: number): Promise<number> {
  const start = performance.now()
  const options = { kind: 'restore-backup', undoable: false } as const
  await write(store, options, (tx) =>
    tx.put(
      'tags',
      Array.from({ length: TAG_COUNT }, (_, n) => ({ id: `t${n}`, path: pathOf(n), color: '' })),
    ),
  )
  await actions.addCollection({ name: 'Wide', query: 'tag:"wide 0"' })
  const stamp = { createdAt: NOW, updatedAt: NOW, deletedAt: 0, clocks: {} }
  for (let from = 0; from < count; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n)
    const transaction = db.backendDB().transaction(['articles', 'taggings'], 'readwrite')
    for (const n of some) {
      const { id, savedAt } = article(n)
      transaction.objectStore('articles').put({ ...article(n), ...stamp })
      for (const tag of new Set(tagsOf(n))) {
        const tagId = `t${tag}`
        const row = { targetKind: 'article', targetId: id, articleId: id, tagId, savedAt }
        transaction.objectStore('taggings').put({ id: taggingId(id, tagId), ...row, ...stamp })
      }
    }
    await new Promise((done, failed) => {
      transaction.oncomplete = done
      transaction.onerror = failed
    })
  }
  await recount(db)
  await db.undoSteps.clear()
  return (performance.now() - start) / 1000
}

interface Timing {
  readonly what: string
  /** Milliseconds. */
  readonly first: number
  readonly median: number
}

async function time(what: string, work: () => unknown, times = TIMES): Promise<void> {
  const taken: number[] = []
  for (let run = 0; run < times; run++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  const sorted = taken.toSorted((a, b) => a - b)
  const timing: Timing = { what, first: taken[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 }
  window.told(timing)
}

const must = async (result: Promise<{ ok: boolean }>) => {
  if (!(await result).ok) throw new Error('An action failed')
}

/** Asks and does what the screens do. To be called in a fresh page. */
async function measure(): Promise<void> {
  const readKnown = async () => {
    const [tags, counts] = await Promise.all([readTags(db), readTagCounts(db), readHighlightTagCounts(db)])
    return tags.map(({ id, path, color }) => ({ id, path, color, uses: counts.get(tagKey(path)) ?? 0 }))
  }
  await time('all tags with their counts', readKnown)
  await time('what stands beside one wide tag', () => readTagCompany(db, [pathOf(0)]))
  await time('what stands beside six tags', () => readTagCompany(db, [0, 1, 5, 6, 7, 8].map(pathOf)))
  const hints: TagHints = {
    known: await readKnown(),
    recent: [5, 6, 7].map(pathOf),
    company: await readTagCompany(db, [pathOf(0)]),
  }
  await time('completions, nothing typed', () => completeTag('', hints, [pathOf(0)]))
  await time('completions, one letter typed', () => completeTag('t', hints, [pathOf(0)]))
  await time('completions, a word typed', () => completeTag('topic 3', hints, [pathOf(0)]))
  const move = { from: pathOf(0) as TagPath, to: pathOf(1) as TagPath }
  await time(`preview of a merge of ${WIDE} articles`, () => readMovePreview(db, [move]))
  await time('the merge', () => must(actions.mergeTags([move.from], move.to)), 1)
  await time('its undo', () => must(actions.undo()), 1)
  await time('its redo', () => must(actions.redo()), 1)
  await time('its undo again', () => must(actions.undo()), 1)
  await time(`moving a tag of ${WIDE} articles`, () => must(actions.moveTag(move.from, 'field 1')), 1)
  await time('its undo', () => must(actions.undo()), 1)
  await time(`deleting a tag of ${WIDE} articles`, () => must(actions.deleteTag(move.from)), 1)
  await time('its undo', () => must(actions.undo()), 1)
  const ids = (await db.articles.toCollection().primaryKeys()).slice(0, WIDE)
  await time(`splitting off ${WIDE} articles`, () => must(actions.splitTag(move.from, ids, 'split')), 1)
  await time('its undo', () => must(actions.undo()), 1)
  await must(actions.addTagRule({ query: 'tag:"wide 0"', tags: ['given by a rule'] }))
  const find = () => readRulesPreview(db, async () => null)
  await time('preview of the rules', find, 3)
  const wanted = await find()
  await time(
    `applying them to ${wanted[0]?.ids.length} articles`,
    () => must(actions.applyTagRules(wanted)),
    1,
  )
  await time('its undo', () => must(actions.undo()), 1)
}

export const bench = { seed, measure }

declare global {
  interface Window {
    /** Told each figure as soon as it is there. */
    told: (timing: Timing) => void
  }
}
