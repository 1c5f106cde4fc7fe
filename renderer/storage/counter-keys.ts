/** The keys of the `counters` table; its values are kept by the write door and by nothing else. */
export const counterKey = {
  place: (place: string) => `place:${place}`,
  /** @param key `tagKey` of a tag, or of a part of one */
  tag: (key: string) => `tag:${key}`,
  /** @param key `tagKey` of a tag, or of a part of one */
  highlightTag: (key: string) => `highlight-tag:${key}`,
  highlights: (articleId: string) => `highlights:${articleId}`,
  notes: (articleId: string) => `notes:${articleId}`,
  /** Entries of the notebook: living highlights, and living notes that do not stand under one. */
  notebook: 'notebook',
}

export const TAG_COUNTER_PREFIX = 'tag:'
export const HIGHLIGHT_TAG_COUNTER_PREFIX = 'highlight-tag:'

/** The places of the sidebar that are counted, as `Place` of the views has them. */
export const COUNTED_PLACES = ['inbox', 'later', 'archive', 'all', 'favourites', 'trash'] as const
