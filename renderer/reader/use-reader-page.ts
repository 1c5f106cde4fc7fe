import { useCallback, useEffect, useMemo, useState } from 'react'
import type { VersionAsset } from '../../shared/article/version.ts'
import { useAssetReader } from '../queries/assets.ts'
import type { OpenArticle } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import type { ImageSource } from './article-images.ts'
import type { DrawnArticle } from './drawn-article.ts'
import { type ArticlePassages, createPassages } from './passages.ts'

export interface DrawnPage {
  readonly article: DrawnArticle | null
  readonly passages: ArticlePassages | null
  readonly setArticle: (article: DrawnArticle | null) => void
}

/** The drawn text and its passages, from the moment it stands in the page. */
export function useDrawnPage(): DrawnPage {
  const [article, setArticle] = useState<DrawnArticle | null>(null)
  const [passages, setPassages] = useState<ArticlePassages | null>(null)

  useEffect(() => {
    if (!article) return
    const created = createPassages(article)
    setPassages(created)
    return () => {
      created.close()
      setPassages(null)
    }
  }, [article])

  return { article, passages, setArticle }
}

/** The stored images of the version that is open. Stays the same while the version does. */
export function useImageSource(open: OpenArticle): ImageSource {
  const read = useAssetReader()
  const [assets] = useState(open.assets)
  const explain = useCallback(
    (asset: VersionAsset | null, alt: string) => messages.reader.body.missing(alt, asset?.reason ?? null),
    [],
  )
  return useMemo(() => ({ assets, read, explain }), [assets, read, explain])
}
