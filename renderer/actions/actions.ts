import type { HighlightStyle, MarkedElementKind } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { EditedMetadata, Location } from '../../shared/article/article.ts'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import type { BulkChange } from '../../shared/library/bulk-change.ts'
import type { CollectionLook } from '../../shared/library/collection.ts'
import type { TreePlace } from '../../shared/library/collection-tree.ts'
import type { Failure } from '../../shared/result.ts'
import type { Settings, SettingsKey } from '../../shared/settings.ts'

/** A file as a drop, a dialog or the system hands it over. */
export interface IncomingFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  /** Files that came along, such as the images of a saved page, each under its path beside the file. */
  readonly attachments?: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

export interface CaptureOptions {
  readonly allowPrivate?: boolean
  readonly tags?: readonly string[]
  readonly baseUrl?: string
  /** As a browser shows it, not as it is downloaded; for addresses. */
  readonly rendered?: boolean
  /** The batch that files belong to; see `startBatch`. */
  readonly batchId?: string
}

export interface NewHighlight {
  readonly articleId: string
  readonly versionId: string
  /** UTF-16 units of the version's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly color: HighlightColor
  readonly style: HighlightStyle
  /** The headings above the passage, outermost first. */
  readonly headingPath: readonly string[]
  /** A first note on it, in Markdown; empty for none. */
  readonly note?: string
  readonly tags?: readonly string[]
  /**
   * A whole element that starts and ends there; what it holds is read from the version. `asset` is the number of an image, whose
   * `start` and `end` are the same.
   */
  readonly element?: { readonly kind: MarkedElementKind; readonly asset?: number }
}

/** A stretch of a version's text: UTF-16 units, end exclusive. */
export interface VersionPassage {
  readonly versionId: string
  readonly start: number
  readonly end: number
}

export type ActionFailure = Failure<
  'not-found' | 'bad-input' | 'conflict' | 'busy' | 'disk-full' | 'unexpected'
>

/**
 * Outcome of a user action. `actionId` names the step of undo that it made; absent when nothing changed or it is no such step. `jobId`
 * names the job by which an undo, or a redo, of very much goes on.
 */
export type ActionResult<T = null> =
  | { readonly ok: true; readonly value: T; readonly actionId?: string; readonly jobId?: string }
  | { readonly ok: false; readonly error: ActionFailure }

/**
 * The use cases: everything a person can do to their library, called alike by the screens and by the command line. Each is one
 * transaction and one step of undo, and answers only when it is durable.
 */
export interface Actions {
  // ── saving: each stores a job; the ingest window does the rest ──
  saveAddress(address: string, options?: CaptureOptions): Promise<ActionResult<{ jobId: string }>>
  saveFiles(
    files: readonly IncomingFile[],
    options?: CaptureOptions,
  ): Promise<ActionResult<{ jobIds: string[] }>>
  saveText(
    input: { text: string; html: string },
    options?: CaptureOptions,
  ): Promise<ActionResult<{ jobId: string }>>
  /** A page as it stood in a window in which the person opened it. @param page.url where it stands */
  savePage(
    page: { bytes: Uint8Array; url: string; title: string },
    options?: Pick<CaptureOptions, 'allowPrivate'>,
  ): Promise<ActionResult<{ jobId: string }>>
  /** Begins a batch of files: those that are saved with its id go through the queue as one. */
  startBatch(total: number): Promise<ActionResult<{ batchId: string }>>
  /** All files of a batch are in the queue, but for those that could not be read. */
  endBatch(
    batchId: string,
    unread: readonly { readonly name: string; readonly kind: BridgeErrorKind }[],
  ): Promise<ActionResult>
  /** Ends all of it that has not ended; what was saved stays. */
  cancelBatch(batchId: string): Promise<ActionResult>
  /** What failed or was cancelled waits again. */
  retryBatch(batchId: string): Promise<ActionResult>
  /** Takes a batch that ended off the list, with its report and the files that could not be saved. */
  dismissBatch(batchId: string): Promise<ActionResult>
  /**
   * What failed or was cancelled waits again, and what found too little.
   * @param options.rendered its address is opened as a browser shows it
   */
  retryJob(jobId: string, options?: Pick<CaptureOptions, 'allowPrivate' | 'rendered'>): Promise<ActionResult>
  cancelJob(jobId: string): Promise<ActionResult>
  /** Takes ended jobs off the list, but not those that failed and hold the only copy of a text or a file. */
  clearEndedJobs(): Promise<ActionResult>
  /** Takes one job that ended off the list, with what it holds. */
  dismissJob(jobId: string): Promise<ActionResult>
  /**
   * Fetches the article's address again; makes a version or nothing.
   * @param options.rendered as a browser shows it, not as it is downloaded
   */
  captureAgain(
    articleId: string,
    options?: Pick<CaptureOptions, 'rendered'>,
  ): Promise<ActionResult<{ jobId: string }>>
  /** Downloads what the articles lack of their images, and nothing else. One job for each. */
  repairImages(
    articleIds: readonly string[],
    options?: Pick<CaptureOptions, 'allowPrivate'>,
  ): Promise<ActionResult<{ jobIds: string[] }>>

  /** Whether a person let this article be fetched from the host of this address, which may then be in a private network. */
  mayBePrivate(articleId: string, url: string): Promise<boolean>

  /**
   * Downloads films and recordings that stand in the text of a version, by the addresses of their files. One job for each; one that waits
   * or is downloaded already gets no second.
   */
  downloadMedia(
    of: { readonly articleId: string; readonly versionId: string; readonly addresses: readonly string[] },
    options?: Pick<CaptureOptions, 'allowPrivate'>,
  ): Promise<ActionResult<{ jobIds: string[] }>>
  /** Removes the download of a film or a recording; its bytes go when that cannot be undone any more. */
  removeMedia(articleId: string, address: string): Promise<ActionResult>

  // ── extracting again: each stores or changes a job; nothing is fetched ──
  /**
   * Makes articles again from their original bytes. A changed text is a new version, shown by itself when every highlight surely stands
   * in it; the old one stays. No step of undo.
   * @param options.onlyOlder leaves out what the present extractor and sanitizer made; by itself so for `all`
   */
  extractAgain(
    articleIds: readonly string[] | 'all',
    options?: { readonly onlyOlder?: boolean },
  ): Promise<ActionResult<{ jobId: string }>>
  /** Holds it back after the article in work, or lets it go on; remembered across restarts. */
  pauseExtraction(jobId: string, isPaused: boolean): Promise<ActionResult>
  /** Ends it where it is; what was made stays. */
  cancelExtraction(jobId: string): Promise<ActionResult>
  /** Takes one that ended off the list, with its report. */
  dismissExtraction(jobId: string): Promise<ActionResult>
  /** Another job for those that failed. */
  retryExtraction(jobId: string): Promise<ActionResult<{ jobId: string }>>

  // ── articles ──
  moveArticles(ids: readonly string[], location: Location): Promise<ActionResult>
  favoriteArticles(ids: readonly string[], favorite: boolean): Promise<ActionResult>
  finishArticles(ids: readonly string[], finished: boolean): Promise<ActionResult>
  trashArticles(ids: readonly string[]): Promise<ActionResult>
  restoreArticles(ids: readonly string[]): Promise<ActionResult>
  /** Removes what is in the Trash for good, leaving tombstones. Not undoable: the one action that asks first. */
  purgeArticles(ids: readonly string[]): Promise<ActionResult>
  /** An empty field means: back to what was captured. */
  editMetadata(id: string, edited: EditedMetadata): Promise<ActionResult>
  showVersion(articleId: string, versionId: string): Promise<ActionResult>
  /** Keeps place and progress; not a step of undo. */
  keepPlace(place: {
    articleId: string
    versionId: string
    offset: number
    progress: number
  }): Promise<ActionResult>

  // ── many articles: each stores or changes a job, which the ingest window works part by part ──
  /** Changes any number of articles; all parts are one step of undo, which is on the stack when this answers. */
  changeInBulk(change: BulkChange, ids: readonly string[]): Promise<ActionResult<{ jobId: string }>>
  /** Ends a job where it is. What was done stays and can be undone as one step; what was taken back stays so. */
  stopBulk(jobId: string): Promise<ActionResult>
  /** Lets a change that was stopped go on where it was. */
  resumeBulk(jobId: string): Promise<ActionResult>
  /** Takes one that ended off the list. */
  dismissBulk(jobId: string): Promise<ActionResult>

  // ── duplicates ──
  /**
   * Makes one article of several, for each group: what was marked and written on the others goes to the one that is kept, their texts
   * become versions of it, and they go to the Trash. All of it is one step. Groups of which articles are gone are passed over.
   */
  mergeArticles(
    groups: readonly { readonly keptId: string; readonly otherIds: readonly string[] }[],
  ): Promise<ActionResult>
  /** Remembers that articles are not the same, so that they are not shown as such again. */
  keepApart(ids: readonly string[]): Promise<ActionResult>
  /** Takes that back: they may be found again. */
  compareAgain(ids: readonly string[]): Promise<ActionResult>

  // ── tags ──
  tagArticles(
    ids: readonly string[],
    add: readonly string[],
    remove: readonly string[],
  ): Promise<ActionResult>
  tagHighlights(
    ids: readonly string[],
    add: readonly string[],
    remove: readonly string[],
  ): Promise<ActionResult>
  /**
   * Renames the tag and everything below it; merges with a tag that is already there. Collections and rules that name it are written
   * anew. `bad-input` where a tag would come to stand below itself.
   */
  renameTag(path: string, newPath: string): Promise<ActionResult>
  /** Puts a tag, with all below it, under another one; an empty `parent` is the top. As `renameTag` else. */
  moveTag(path: string, parent: string): Promise<ActionResult>
  /** Makes several tags, each with all below it, one with another. As `renameTag` else. */
  mergeTags(paths: readonly string[], into: string): Promise<ActionResult>
  /** Gives those of the articles that carry the tag themselves another one in its place. */
  splitTag(
    path: string,
    articleIds: readonly string[],
    newPath: string,
  ): Promise<ActionResult<{ articles: number }>>
  colorTag(tagId: string, color: string): Promise<ActionResult>
  /** Deletes the tag and those below it, never an article. */
  deleteTag(path: string): Promise<ActionResult>

  // ── rules that tag what is saved ──
  /** `bad-input` for a query that cannot be judged when an article is saved; see `judgeRuleQuery`. */
  addTagRule(rule: { query: string; tags: readonly string[] }): Promise<ActionResult<{ ruleId: string }>>
  editTagRule(
    id: string,
    patch: { query?: string; tags?: readonly string[]; isOn?: boolean },
  ): Promise<ActionResult>
  /** What it tagged stays tagged. */
  deleteTagRule(id: string): Promise<ActionResult>
  /**
   * Gives articles the tags that a preview of the rules named, all in one step.
   * @param onProgress told the share that is done, 0 to 1
   */
  applyTagRules(
    wanted: readonly { readonly path: string; readonly ids: readonly string[] }[],
    onProgress?: (share: number) => void,
  ): Promise<ActionResult<{ articles: number }>>

  // ── collections ──
  /**
   * A saved query, or a list that articles are put into by hand. It stands last below its parent.
   * @param collection.articleIds what a new list begins with
   */
  addCollection(collection: {
    name: string
    kind?: 'query' | 'list'
    query?: string
    parentId?: string
    look?: CollectionLook
    articleIds?: readonly string[]
  }): Promise<ActionResult<{ collectionId: string }>>
  editCollection(
    id: string,
    patch: { name?: string; query?: string; parentId?: string; look?: CollectionLook },
  ): Promise<ActionResult>
  /** `conflict` when it would stand below itself. */
  moveCollection(id: string, place: TreePlace): Promise<ActionResult>
  /** What is in it goes up one level, into its place. */
  deleteCollection(id: string): Promise<ActionResult>
  /**
   * How a collection is looked at: in which order, empty for the usual one, and with which look (`writeLook`), empty for the library's. Not
   * a step of undo.
   */
  arrangeCollection(
    id: string,
    how: { readonly sort?: string | undefined; readonly view?: string | undefined },
  ): Promise<ActionResult>
  /** At the end, in the order given. `added`: how many were not in it. */
  addToList(listId: string, articleIds: readonly string[]): Promise<ActionResult<{ added: number }>>
  removeFromList(listId: string, articleIds: readonly string[]): Promise<ActionResult>
  /** @param beforeId the article that they come before; empty for the end */
  moveInList(listId: string, articleIds: readonly string[], beforeId: string): Promise<ActionResult>
  /** One up or down. Those that follow each other within a minute are one step of undo. */
  shiftInList(listId: string, articleIds: readonly string[], by: 1 | -1): Promise<ActionResult>
  /**
   * Gives articles the tags, the mark and the place that a collection's query demands (`demandsOf`); `bad-input` when it demands nothing
   * that can be given. `articles`: how many there were outside the Trash.
   */
  fitArticles(ids: readonly string[], collectionId: string): Promise<ActionResult<{ articles: number }>>

  // ── highlights and notes ──
  addHighlight(highlight: NewHighlight): Promise<ActionResult<{ highlightId: string; noteId: string }>>
  styleHighlights(
    ids: readonly string[],
    style: { color?: HighlightColor; style?: HighlightStyle },
  ): Promise<ActionResult>
  /**
   * Moves the ends of a highlight. Its notes and tags stay; in the article's other versions it is looked for anew.
   * `isNudge`: one of several small moves; those that follow each other within a minute are one step of undo.
   */
  resizeHighlight(
    id: string,
    passage: VersionPassage & { readonly headingPath: readonly string[]; readonly isNudge?: boolean },
  ): Promise<ActionResult>
  /** Puts a highlight where the person says its passage is in this version; in others its place stays as it was. */
  attachHighlight(id: string, passage: VersionPassage): Promise<ActionResult>
  /**
   * The person says that these highlights stand rightly where they were found in this version. When that settles the last of them in a
   * newer version, the article shows it from then on.
   */
  confirmPlaces(versionId: string, ids: readonly string[]): Promise<ActionResult>
  /**
   * The person says that these highlights are not in this version; elsewhere they stay where they are. `bad-input` for the version that
   * one of them was made on.
   */
  detachHighlights(versionId: string, ids: readonly string[]): Promise<ActionResult>
  /** Notes and tags on it go with it. */
  deleteHighlights(ids: readonly string[]): Promise<ActionResult>
  /** Highlights and notes of all kinds in one step. Notes and tags on the highlights go with them. */
  deleteAnnotations(ids: {
    readonly highlightIds: readonly string[]
    readonly noteIds: readonly string[]
  }): Promise<ActionResult>
  addNote(note: {
    targetKind: 'article' | 'highlight' | 'free'
    targetId: string
    articleId: string
    body: string
  }): Promise<ActionResult<{ noteId: string }>>
  /**
   * Consecutive edits of one note within a minute are one step of undo. `base` is the text that was edited: when the note has come
   * to say something else, both changes are taken where they do not touch, else it is a `conflict`. Answers with what the note says
   * now, and since when.
   */
  editNote(
    noteId: string,
    edit: { body: string; base: string },
  ): Promise<ActionResult<{ body: string; updatedAt: number }>>
  deleteNote(noteId: string): Promise<ActionResult>

  // ── undo ──
  /**
   * Undoes the newest step. Answers with its kind, or null when there was no step; `not-found` when nothing was left of the step,
   * which is then forgotten; `busy` while a job takes back, or does again, a step of very much.
   * @param actionId the step that is meant; `conflict` when it is not the newest any more
   */
  undo(actionId?: string): Promise<ActionResult<string | null>>
  redo(): Promise<ActionResult<string | null>>

  // ── choices ──
  changeSettings<K extends SettingsKey>(key: K, patch: Partial<Settings[K]>): Promise<ActionResult>
}
