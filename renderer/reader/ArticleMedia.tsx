import { createPortal } from 'react-dom'
import { useMediaStates } from '../queries/media.ts'
import type { OpenArticle } from '../queries/models.ts'
import type { DrawnArticle } from './drawn-article.ts'
import { MediaControls } from './MediaControls.tsx'
import { useMediaPlaces } from './use-media-places.ts'

interface ArticleMediaProps {
  open: OpenArticle
  article: DrawnArticle | null
}

/** The controls of an article's films and recordings, each in its figure. */
export function ArticleMedia({ open, article }: ArticleMediaProps) {
  const places = useMediaPlaces(article)
  const states = useMediaStates(places.length > 0 ? open.article.id : '')
  if (!states) return null
  return places.map((media, index) =>
    createPortal(
      <MediaControls
        media={media}
        state={states.get(media.address)}
        articleId={open.article.id}
        versionId={open.version.id}
        isInTrash={open.article.deletedAt !== 0}
        assets={open.assets}
      />,
      media.place,
      // The same film may stand in a text twice.
      `${media.address} ${index}`,
    ),
  )
}
