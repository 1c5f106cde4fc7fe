import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { TagRule } from '../../shared/library/tag-rule.ts'
import { wantedTerms } from '../../shared/query/group-text.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { readAnnotations } from '../storage/annotation-repository.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { type FindText, readAnsweringIds } from '../storage/found-articles.ts'
import { readStoredMedia, type StoredMedia } from '../storage/media.ts'
import { readIncompleteArticles } from '../storage/missing-images.ts'
import { type RuledTag, readRulesPreview } from '../storage/preview-rules.ts'
import { read } from '../storage/read.ts'
import { readTagRules } from '../storage/tag-rules.ts'
import { readOpenArticle } from './article.ts'
import { readArticleRows } from './article-rows.ts'
import type { Annotations, ArticleRow, OpenArticle } from './models.ts'

/** What is read from the library once, without living on: for the command line and for exports. */
export interface LibraryReads {
  /** Ids of the articles that match, newest first; every article outside the Trash for an empty query. */
  articleIds(query: string): Promise<readonly string[]>
  rows(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleRow>>
  open(articleId: string): Promise<OpenArticle | null>
  annotations(articleId: string, versionId: string): Promise<Annotations>
  /** The article that a highlight is on; null when there is no such highlight. */
  articleOfHighlight(highlightId: string): Promise<string | null>
  /** Ids of the articles that lack images which can be downloaded, in the order of saving. */
  repairableIds(): Promise<readonly string[]>
  /** The rules that tag what is saved, in the order in which they were made. */
  tagRules(): Promise<readonly TagRule[]>
  /** What the rules that are on would give to the articles there are. */
  rulesPreview(): Promise<readonly RuledTag[]>
  /** The films and recordings of an article that are on this computer. */
  storedMedia(articleId: string): Promise<readonly StoredMedia[]>
  /** A job as it stands; null when it is gone. */
  job(jobId: string): Promise<CaptureJob | null>
}

/**
 * Each read ends with an error when the database does not answer in time; one that looks for words waits for the index.
 * @param findText where words are looked for
 */
export function bindLibraryReads(db: OffprintDatabase, findText: FindText): LibraryReads {
  return {
    articleIds: (query) => {
      const parsed = parseQuery(query).query
      const answer = () => readAnsweringIds(db, parsed, findText)
      return wantedTerms(parsed).length > 0 ? answer() : read('a list', answer)
    },
    rows: (ids) => read('articles', () => readArticleRows(db, ids)),
    open: (articleId) => read('an article', () => readOpenArticle(db, articleId)),
    annotations: (articleId, versionId) =>
      read('annotations', () => readAnnotations(db, articleId, versionId)),
    async articleOfHighlight(highlightId) {
      const highlight = await read('a highlight', () => db.highlights.get(highlightId))
      return highlight?.deletedAt === 0 ? highlight.articleId : null
    },
    async repairableIds() {
      const incomplete = await read('what is missing', () => readIncompleteArticles(db))
      return incomplete.filter(({ isRepairable }) => isRepairable).map(({ articleId }) => articleId)
    },
    tagRules: () => read('tag rules', () => readTagRules(db)),
    // Looking for words waits for the index.
    rulesPreview: () => readRulesPreview(db, findText),
    storedMedia: (articleId) => read('films and recordings', () => readStoredMedia(db, articleId)),
    job: async (jobId) => (await read('a job', () => db.jobs.get(jobId))) ?? null,
  }
}
