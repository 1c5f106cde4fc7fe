import type { OffprintDatabase } from '../../renderer/storage/database.ts'
import type { Store } from '../../renderer/storage/store.ts'
import { taggingId } from '../../renderer/storage/tagging.ts'
import { write } from '../../renderer/storage/write.ts'

/*
 * A library that looks like a real one, made through the write door: texts whose words are as unevenly spread as those of a language
 * (Zipf), tags two levels deep, highlights and notes.
 */

const VOCABULARY = 60_000
const MEAN_WORDS = 700
const BATCH = 50
const TAGS = 60
/** The middle of 2026. */
const NOW = 1_780_000_000_000
const MINUTE_MS = 60_000

/** In how many of a thousand articles each of these stands. */
const PLANTED = { rareword: 0.5, middleword: 30, otherword: 40, commonword: 600 }

let state = 20_261_128

/** Mulberry32, of 0 to 1: the same in each run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an er is ol ur'.split(' ')

/** The word of a rank: the common ones are short. */
function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]
  return word
}

/** Ranks as Zipf's law spreads them: the share of a rank falls as the rank grows. */
const randomWord = () => wordOf(Math.floor(VOCABULARY ** random()) - 1)

function textOf(): string {
  const words: string[] = []
  const count = Math.round(MEAN_WORDS * (0.3 + 1.4 * random()))
  for (let n = 0; n < count; n++) words.push(n % 14 === 13 ? `${randomWord()}.\n` : randomWord())
  let text = words.join(' ')
  for (const [word, permille] of Object.entries(PLANTED))
    if (random() * 1_000 < permille) text += ` and ${word} then`
  return random() < 0.02 ? `${text} middleword otherword.` : text
}

export const tagPath = (n: number) =>
  `${['politics', 'science', 'garden', 'novels', 'towns', 'ships'][n % 6]}/${wordOf(100 + n)}`

function rowsOf(n: number, newId: () => string) {
  const text = textOf()
  const [id, versionId, hash] = [newId(), newId(), `bench-${n}-${newId()}`]
  const url = `https://example${n % 400}.org/${id}`
  const savedAt = NOW - n * MINUTE_MS
  const captured = {
    title: `${randomWord()} ${randomWord()} ${randomWord()}${n % 500 === 0 ? ' commonword' : ''}`,
    authors: [`Author ${n % 900}`],
    siteName: `Example ${n % 400}`,
    publishedAt: `20${10 + (n % 16)}-0${1 + (n % 9)}-11`,
    modifiedAt: '',
    lang: 'en',
    dir: 'ltr' as const,
    excerpt: text.slice(0, 160),
    leadImage: '',
    leadAsset: '',
    canonicalUrl: url,
    url,
    wordCount: 300 + (n % 4_000),
  }
  const highlightId = newId()
  const end = Math.min(80, text.length)
  return {
    body: { hash, html: `<p>${text}</p>`, text },
    version: {
      id: versionId,
      articleId: id,
      bodyHash: hash,
      sourceHash: '',
      capturedAt: savedAt,
      extractor: '1',
      sanitizer: '1',
      isSelection: false,
      metadata: captured,
    },
    article: {
      id,
      captured,
      edited: {},
      urlKey: url,
      savedAt,
      location: (['inbox', 'inbox', 'later', 'archive', 'archive', 'archive'] as const)[n % 6] ?? 'inbox',
      favorite: (n % 20 === 0 ? 1 : 0) as 0 | 1,
      versionId,
    },
    tags: [n % TAGS, (n * 7 + 1) % TAGS, (n * 11) % 7].slice(0, n % 4),
    // Each tenth article was read with a pen in hand.
    highlight:
      n % 10 === 0
        ? {
            id: highlightId,
            articleId: id,
            versionId,
            selectors: {
              position: { start: 0, end },
              quote: { exact: text.slice(0, end), prefix: '', suffix: text.slice(end, end + 32) },
            },
            quote: text.slice(0, end),
            color: (['amber', 'rose', 'sage', 'sky', 'violet'] as const)[(n / 10) % 5] ?? 'amber',
            style: 'highlight' as const,
            headingPath: [],
          }
        : null,
    note:
      n % 20 === 0
        ? {
            id: newId(),
            targetKind: 'article' as const,
            targetId: id,
            articleId: id,
            body: `${randomWord()} ${randomWord()} to be asked`,
            links: [],
          }
        : null,
  }
}

/** Puts articles into the library, those put before in front of them. @param from how many were put before @returns seconds */
export async function seedLibrary(store: Store, count: number, from = 0): Promise<number> {
  const start = performance.now()
  const options = { kind: 'restore-backup', undoable: false } as const
  const tags = Array.from({ length: TAGS }, (_, n) => ({ id: `bench-tag-${n}`, path: tagPath(n), color: '' }))
  await write(store, options, (tx) => tx.put('tags', tags))
  for (let done = 0; done < count; done += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, count - done) }, (_, n) =>
      rowsOf(from + done + n, store.newId),
    )
    await write(store, options, async (tx) => {
      await (store.db as OffprintDatabase).bodies.bulkPut(made.map(({ body }) => body))
      await tx.put(
        'versions',
        made.map(({ version }) => version),
      )
      await tx.put(
        'articles',
        made.map(({ article }) => article),
      )
      await tx.put(
        'taggings',
        made.flatMap(({ article: { id, savedAt }, tags: own }) =>
          [...new Set(own)].map((n) => ({
            id: taggingId(id, `bench-tag-${n}`),
            targetKind: 'article' as const,
            targetId: id,
            articleId: id,
            tagId: `bench-tag-${n}`,
            savedAt,
          })),
        ),
      )
      const highlights = made.flatMap(({ highlight }) => highlight ?? [])
      await tx.put('highlights', highlights)
      await tx.put(
        'anchors',
        highlights.map(({ id, versionId, selectors }) => ({
          id: `${versionId}:${id}`,
          versionId,
          highlightId: id,
          ...selectors.position,
          status: 'exact' as const,
          confidence: 1,
          confirmedAt: 0,
        })),
      )
      await tx.put(
        'notes',
        made.flatMap(({ note }) => note ?? []),
      )
    })
  }
  return (performance.now() - start) / 1_000
}
