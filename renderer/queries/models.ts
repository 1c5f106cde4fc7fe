import type { Anchor, Highlight } from '../../shared/annotation/highlight.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { Article, CapturedMetadata, Location } from '../../shared/article/article.ts'
import type { Version, VersionAsset } from '../../shared/article/version.ts'
import type { Collection } from '../../shared/library/collection.ts'
import type { Settings } from '../../shared/settings.ts'

/** What a list of articles can show: a place, a tag with everything below it, a collection. */
export type View =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'tag'; readonly tagId: string }
  | { readonly kind: 'collection'; readonly collectionId: string }

export type Place = Location | 'all' | 'favourites' | 'trash'

export type { Snippet } from '../search/search-protocol.ts'

export type ArticleSort = Settings['library']['sort']

/** `own` is the order of the view itself: of a list the one made by hand, else newest save first. */
export type ViewSort = ArticleSort | 'own'

export interface TagLabel {
  readonly id: string
  readonly path: string
  readonly color: string
}

/** One row of an article list: metadata only, never a body. */
export interface ArticleRow {
  readonly id: string
  readonly metadata: CapturedMetadata
  readonly savedAt: number
  readonly location: Location
  readonly favorite: boolean
  readonly inTrash: boolean
  /** 0 to 1. */
  readonly progress: number
  readonly finished: boolean
  readonly tags: readonly TagLabel[]
  readonly highlights: number
  readonly notes: number
}

/** The beginning of a list. */
export interface FirstPage {
  /** Of the view, as `viewKey` names it. */
  readonly key: string
  readonly ids: readonly string[]
  readonly rows: ReadonlyMap<string, ArticleRow>
}

/** An article open in the reader, at the version that is shown. */
export interface OpenArticle {
  readonly article: Article
  readonly metadata: CapturedMetadata
  readonly version: Version
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly html: string
  readonly text: string
  readonly assets: readonly VersionAsset[]
  readonly tags: readonly TagLabel[]
}

/** A highlight as it stands in the version that is shown. */
export interface ShownHighlight {
  readonly highlight: Highlight
  /** Null for an orphan: the passage is not in this version. */
  readonly anchor: Anchor | null
  /** A person said that it is not in this version. */
  readonly isLeftOut: boolean
  readonly notes: readonly Note[]
  readonly tags: readonly TagLabel[]
}

/** All that somebody wrote on an article; highlights in document order, orphans last. */
export interface Annotations {
  readonly highlights: readonly ShownHighlight[]
  readonly articleNotes: readonly Note[]
}

/** A tag in the sidebar's tree; `count` is distinct articles, not in the Trash, with this tag or one below it. */
export interface TagNode {
  /** Empty for a parent that exists only as a part of other paths. */
  readonly id: string
  readonly path: string
  readonly name: string
  readonly color: string
  readonly count: number
  /** Distinct highlights with this tag or one below it. */
  readonly highlights: number
  readonly children: readonly TagNode[]
}

/** A collection as lists of collections show it; `orderKey` and `parentId` make its place in the tree. */
export type CollectionEntry = Pick<
  Collection,
  'id' | 'name' | 'kind' | 'query' | 'parentId' | 'orderKey' | 'icon' | 'color' | 'sort' | 'view'
>

export type PlaceCounts = Readonly<Record<Place, number>>

/** What undo and redo would do, as message-catalogue kinds; null when there is nothing. */
export interface UndoState {
  readonly undo: string | null
  readonly redo: string | null
}

/** How an article's highlights stand in one of its versions. */
export interface VersionPlaces {
  /** Surely found, or where a person says they are. */
  readonly found: number
  /** Found, and to be confirmed by a person. */
  readonly unsure: number
  /** Not in the version. */
  readonly orphaned: number
  /** Those of the orphaned of which a person said so. */
  readonly leftOut: number
}

/** Highlights that wait for a person's word on where they belong. */
export interface Unsettled {
  readonly unsure: number
  readonly orphaned: number
}
