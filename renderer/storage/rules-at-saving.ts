import { normalizeTagPath, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { matchQuery, type QueryFacts } from '../../shared/query/match-query.ts'
import { textTest } from '../../shared/query/match-text.ts'
import { judgeRuleQuery } from '../../shared/query/rule-query.ts'
import type { OffprintDatabase } from './database.ts'
import type { StorableArticle } from './storable-article.ts'
import { readTagRules } from './tag-rules.ts'

/** What is known of an article in the moment in which it is saved for the first time. */
function factsAtSaving(
  { captured, versionAssets }: StorableArticle,
  savedAt: number,
  tags: readonly TagPath[],
): QueryFacts {
  const { title, authors, siteName, url, excerpt, wordCount, publishedAt, lang } = captured
  const images = versionAssets.filter(({ status }) => status === 'stored').length
  return {
    title,
    authors,
    siteName,
    url,
    excerpt,
    tags: tags.map(tagKey),
    highlightTags: [],
    location: 'inbox',
    favorite: false,
    finished: false,
    progress: 0,
    words: wordCount,
    untagged: tags.length === 0,
    inTrash: false,
    highlights: 0,
    notes: 0,
    images,
    missingImages: versionAssets.filter(({ status }) => status === 'missing').length,
    orphans: 0,
    colors: [],
    savedAt,
    publishedAt,
    lang,
  }
}

/**
 * The tags that rules give to an article when it is saved for the first time. Each rule is judged by the article as it comes, not by
 * what other rules give, so that their order does not matter; one that cannot be judged gives none.
 * @param tags those that it is saved with
 */
export async function readRuledTags(
  db: OffprintDatabase,
  storable: StorableArticle,
  savedAt: number,
  tags: readonly TagPath[],
): Promise<TagPath[]> {
  const rules = (await readTagRules(db)).filter(({ isOn }) => isOn === 1)
  if (rules.length === 0) return []
  const facts = factsAtSaving(storable, savedAt, tags)
  const { title, authors, siteName, url, excerpt, lang } = storable.captured
  const found = textTest(
    {
      title,
      byline: [...authors, siteName, URL.canParse(url) ? new URL(url).hostname : ''].join('\n'),
      body: storable.text.includes(excerpt) ? storable.text : `${storable.text}\n${excerpt}`,
    },
    lang,
  )
  return rules.flatMap((rule) => {
    const { query, problems } = judgeRuleQuery(rule.query)
    if (problems.length > 0 || !matchQuery(query, facts, found)) return []
    return rule.tags.flatMap((tag) => {
      const path = normalizeTagPath(tag)
      return path.ok ? [path.value] : []
    })
  })
}
