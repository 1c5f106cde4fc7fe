import type { Article, CapturedMetadata } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import { isMuchThinner } from '../../shared/article/much-thinner.ts'
import type { Version } from '../../shared/article/version.ts'
import type { TagPath } from '../../shared/library/tag-path.ts'
import { takeFromTrash } from './article-trash.ts'
import { putContent } from './content.ts'
import { allSettled, anchorMissing } from './highlight-anchors.ts'
import { readRuledTags } from './rules-at-saving.ts'
import { showVersion } from './show-version.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { addTags } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

export interface SavedArticle {
  readonly articleId: string
  readonly versionId: string
  /**
   * `updated`: known, with another text than before. `thinner`: so much less of it that the version that was shown stays.
   * `unchanged`: known, and the text too.
   */
  readonly status: 'saved' | 'updated' | 'thinner' | 'unchanged'
}

/**
 * Stores a captured page within an action. A page that is known gets a version, or nothing when its text is known too; one that is in
 * the Trash comes back. What a person edited, tagged and marked stays. One that is not known gets the tags that rules give; a page that is
 * saved again does not, or a tag that was taken off would come back.
 * @param tags for the article, on top of those it has
 * @param askedUrl the address that was asked for, when it may have led on to another; empty for none
 */
export async function saveArticle(
  tx: WriteTransaction,
  { newId, now }: Pick<Store, 'newId' | 'now'>,
  storable: StorableArticle,
  tags: readonly TagPath[],
  askedUrl = '',
): Promise<SavedArticle> {
  const known = await findArticle(tx, storable, askedUrl)
  const saved = known
    ? await saveAgain(tx, newId, storable, known, now())
    : await saveFirst(tx, newId, storable, savedBefore(storable, now()))
  const { savedAt } = (await tx.db.articles.get(saved.articleId)) ?? { savedAt: tx.now }
  const ruled = known ? [] : await readRuledTags(tx.db, storable, savedAt, tags)
  await addTags(
    tx,
    newId,
    [{ kind: 'article', id: saved.articleId, articleId: saved.articleId, savedAt }],
    [...tags, ...ruled],
  )
  return saved
}

/** The article that this is a text of; the lowest id when two devices made one each, a living one before one in the Trash. */
async function findArticle(
  tx: WriteTransaction,
  { urlKey, captured }: StorableArticle,
  askedUrl: string,
): Promise<Article | null> {
  const fetched = canonicalizeUrl(captured.url)
  const keys = fetched.ok ? [urlKey, fetched.value] : [urlKey]
  const found = await tx.db.articles
    .where('urlKey')
    .anyOf([...new Set(keys)])
    .toArray()
  // A page that names no address of its own any more is still the one that was fetched from here.
  if (fetched.ok && urlKey === fetched.value) {
    found.push(...(await tx.db.articles.where('captured.url').equals(captured.url).toArray()))
  }
  // An article's own address may lead on to another by now.
  if (askedUrl !== '' && askedUrl !== captured.url) {
    found.push(...(await tx.db.articles.where('captured.url').equals(askedUrl).toArray()))
  }
  // An address that a person gave to an article makes it this page too.
  if (captured.url !== '') {
    const given = fetched.ok ? [captured.url, fetched.value, urlKey] : [captured.url, urlKey]
    found.push(
      ...(await tx.db.articles
        .where('edited.url')
        .anyOf([...new Set(given)])
        .toArray()),
    )
  }
  const rank = (article: Article) =>
    `${article.urlKey === urlKey ? 0 : 1}${article.deletedAt === 0 ? 0 : 1}${article.id}`
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null
}

/** What was saved elsewhere keeps the day on which it was; a day that is yet to come is none. */
const savedBefore = ({ savedAt = 0 }: StorableArticle, now: number) =>
  savedAt > 0 && savedAt < now ? savedAt : now

async function saveFirst(
  tx: WriteTransaction,
  newId: () => string,
  storable: StorableArticle,
  savedAt: number,
): Promise<SavedArticle> {
  const articleId = newId()
  const versionId = await addVersion(tx, newId, articleId, storable, savedAt)
  await tx.put('articles', [
    {
      id: articleId,
      captured: storable.captured,
      edited: {},
      urlKey: storable.urlKey,
      savedAt,
      location: 'inbox',
      favorite: 0,
      versionId,
    },
  ])
  return { articleId, versionId, status: 'saved' }
}

async function saveAgain(
  tx: WriteTransaction,
  newId: () => string,
  storable: StorableArticle,
  article: Article,
  capturedAt: number,
): Promise<SavedArticle> {
  if (article.deletedAt !== 0) await takeFromTrash(tx, [article.id])
  return saveVersion(tx, newId, storable, article.id, capturedAt)
}

/**
 * Gives an article another text, or nothing when its text is known. What was marked is looked for in the new one, which is shown when
 * everything is surely found and it is not much thinner than the one that is shown.
 */
export async function saveVersion(
  tx: WriteTransaction,
  newId: () => string,
  storable: StorableArticle,
  articleId: string,
  capturedAt: number,
): Promise<SavedArticle> {
  const versions = await tx.db.versions.where('articleId').equals(articleId).toArray()
  const same = await findSameText(tx, versions, storable)
  if (same && same.deletedAt === 0) {
    if (same.bodyHash === storable.bodyHash) await putContent(tx.db, same.id, storable)
    return { articleId, versionId: same.id, status: 'unchanged' }
  }
  const versionId = same?.id ?? (await addVersion(tx, newId, articleId, storable, capturedAt))
  if (same) {
    await tx.revive('versions', [same.id])
    await tx.patch('versions', same.id, { captured: storable.captured })
  }
  await anchorMissing(tx, articleId, versionId)
  const isThinner = await isThinnerThanShown(tx, articleId, storable.captured)
  if (!isThinner && (await allSettled(tx.db, articleId, versionId)))
    await showVersion(tx, articleId, versionId)
  return { articleId, versionId, status: isThinner ? 'thinner' : 'updated' }
}

async function isThinnerThanShown(
  tx: WriteTransaction,
  articleId: string,
  captured: CapturedMetadata,
): Promise<boolean> {
  const article = await tx.db.articles.get(articleId)
  return article !== undefined && isMuchThinner(article.captured.wordCount, captured.wordCount)
}

/** A version with the same text, unless a newer extractor or sanitizer made something else of the page. */
async function findSameText(
  tx: WriteTransaction,
  versions: readonly Version[],
  { text, bodyHash, extractor, sanitizer }: StorableArticle,
): Promise<Version | null> {
  const newestFirst = versions.toSorted((a, b) => b.capturedAt - a.capturedAt)
  const identical = newestFirst.find((version) => version.bodyHash === bodyHash)
  if (identical) return identical
  const bodies = await tx.db.bodies.bulkGet(newestFirst.map((version) => version.bodyHash))
  const found = newestFirst.find((version, index) => {
    const madeAlike = version.extractor === extractor && version.sanitizer === sanitizer
    return madeAlike && bodies[index]?.text === text
  })
  return found ?? null
}

async function addVersion(
  tx: WriteTransaction,
  newId: () => string,
  articleId: string,
  storable: StorableArticle,
  capturedAt: number,
): Promise<string> {
  const id = newId()
  const { captured, bodyHash, source, isSelection, extractor, sanitizer } = storable
  await tx.put('versions', [
    {
      id,
      articleId,
      bodyHash,
      sourceHash: source?.hash ?? '',
      extractor,
      sanitizer,
      ...(isSelection === undefined ? {} : { isSelection }),
      captured,
      capturedAt,
    },
  ])
  await putContent(tx.db, id, storable)
  return id
}
