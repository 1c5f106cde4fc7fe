import pageAndMargin from '../../assets/welcome/page-and-margin.svg?url'
import markup from '../../assets/welcome/welcome.html?raw'
import type { HighlightStyle } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { countWords } from '../../shared/article/count-words.ts'
import { sha256 } from '../capture/hash.ts'
import { SANITIZER_VERSION, sanitizedText, sanitizeHtml } from '../capture/sanitize-html.ts'
import { insertHighlight } from '../storage/annotation-writes.ts'
import { putNote } from '../storage/note-writes.ts'
import { saveArticle } from '../storage/save-article.ts'
import { patchSettings, readSettings } from '../storage/settings-repository.ts'
import type { StorableArticle } from '../storage/storable-article.ts'
import type { Store } from '../storage/store.ts'
import { addTags, readTagPaths } from '../storage/tagging.ts'
import { write } from '../storage/write.ts'
import { headingPathIn } from './passage.ts'

const TITLE = 'An article, and room in its margin'

interface Mark {
  readonly quote: string
  readonly color: HighlightColor
  readonly style?: HighlightStyle
  readonly note: string
  readonly tags?: readonly string[]
}

/** What is marked in it, to show what marking looks like. Every quote stands in the text once. */
const MARKS: readonly Mark[] = [
  {
    quote: 'From then on no network is needed.',
    color: 'amber',
    note: 'Pull the cable and turn the page. The foot of this window says how many images are stored with it.',
  },
  {
    quote: 'Marks may overlap, and each keeps its own colour, its own note and its own tags.',
    color: 'sky',
    note: 'A note is **Markdown**. Click it to change it; it is saved while you write.',
    tags: ['how-to'],
  },
  {
    quote: 'each keeps its own colour',
    color: 'rose',
    note: 'This mark lies inside the blue one. Both can be reached: click where they overlap.',
  },
  { quote: 'Where a passage is gone it says so', color: 'violet', style: 'underline', note: '' },
  {
    quote: 'Your notes are yours.',
    color: 'sage',
    note: 'See *Export* in the menu behind the three dots.',
  },
]

/**
 * Puts the welcome article into a library that has never had an article, as one action that is no step of undo. Does nothing the
 * second time, or where somebody has saved something already.
 * @returns the article's id, or null when nothing was stored
 */
export async function seedWelcome(store: Store): Promise<string | null> {
  const { seededAt } = await readSettings(store.db, 'welcome')
  if (seededAt !== 0) return null
  const isNew = (await store.db.articles.count()) === 0
  const articleId = isNew ? await storeWelcome(store) : null
  await patchSettings(store.db, 'welcome', { seededAt: store.now() })
  return articleId
}

async function storeWelcome(store: Store): Promise<string> {
  const welcome = await composeWelcome()
  const tags = readTagPaths(['offprint'])
  const { value } = await write(store, { kind: 'save-article', undoable: false }, async (tx) => {
    const { articleId, versionId } = await saveArticle(tx, store, welcome, tags.ok ? tags.value : [])
    for (const mark of MARKS) await storeMark(tx, store, welcome, { articleId, versionId }, mark)
    return articleId
  })
  return value
}

async function composeWelcome(): Promise<StorableArticle> {
  const html = sanitizeHtml(markup)
  const text = sanitizedText(html)
  const blob = await (await fetch(pageAndMargin)).blob()
  const asset = await sha256(new Uint8Array(await blob.arrayBuffer()))
  return {
    captured: {
      title: TITLE,
      authors: [],
      siteName: 'Offprint',
      publishedAt: '',
      modifiedAt: '',
      lang: 'en',
      dir: 'ltr',
      excerpt: 'What Offprint does, in one article that is already marked: read it, mark it, throw it away.',
      leadImage: '',
      leadAsset: asset,
      canonicalUrl: '',
      url: '',
      wordCount: countWords(text),
    },
    urlKey: `text:${await sha256(text)}`,
    html,
    text,
    bodyHash: await sha256(html),
    source: null,
    assets: [{ hash: asset, blob, mime: 'image/svg+xml', size: blob.size }],
    versionAssets: [{ n: 0, url: '', hash: asset, status: 'stored', reason: '' }],
    extractor: 'welcome',
    sanitizer: SANITIZER_VERSION,
  }
}

type Tx = Parameters<typeof insertHighlight>[0]

async function storeMark(
  tx: Tx,
  { newId }: Store,
  { html, text }: StorableArticle,
  { articleId, versionId }: { articleId: string; versionId: string },
  { quote, color, style = 'highlight', note, tags = [] }: Mark,
): Promise<void> {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`The welcome article does not say: ${quote}`)
  const headingPath = headingPathIn(html, start)
  const passage = { articleId, versionId, start, end: start + quote.length, color, style, headingPath }
  const highlight = await insertHighlight(tx, { id: newId(), ...passage })
  if (!highlight.ok) throw new Error(highlight.error.message)
  const { id, savedAt } = highlight.value
  const paths = readTagPaths(tags)
  await addTags(tx, newId, [{ kind: 'highlight', id, articleId, savedAt }], paths.ok ? paths.value : [])
  if (note === '') return
  await putNote(tx, { id: newId(), targetKind: 'highlight', targetId: id, articleId, body: note })
}
