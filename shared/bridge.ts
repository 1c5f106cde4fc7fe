import { z } from 'zod'
import { commandSchema } from './command-line/command.ts'
import { ACCELERATOR } from './commands/accelerators.ts'
import { MENU_COMMANDS } from './commands/menu-commands.ts'
import { MOST_ATTACHMENTS } from './largest-file.ts'
import { NETWORK_ERROR_KINDS } from './network-error.ts'

/*
 * The one contract between shell and renderer. Every call and every event is a schema here; the preload script, the shell's handlers
 * and the renderer's port are all typed from it. Paths never cross: the shell hands out opaque handles for what a person chose.
 */

const bytesSchema = z.instanceof(Uint8Array)

/** Why the shell could not do something: the closed list. */
export const bridgeErrorKindSchema = z.enum([
  ...NETWORK_ERROR_KINDS,
  'no-page',
  'cancelled',
  'no-permission',
  'bad-handle',
  'bad-name',
  'unexpected',
])

export type BridgeErrorKind = z.infer<typeof bridgeErrorKindSchema>

export const bridgeErrorSchema = z.object({ kind: bridgeErrorKindSchema, message: z.string() })

export type BridgeError = z.infer<typeof bridgeErrorSchema>

const outcome = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: bridgeErrorSchema }),
  ])

const nothing = z.null()

/** A fetched page or file: raw bytes, where they finally came from, and the headers that decoding needs. */
export const fetchedSchema = z.object({
  bytes: bytesSchema,
  finalUrl: z.string(),
  /** The Content-Type header, or empty. */
  contentType: z.string(),
})

export type Fetched = z.infer<typeof fetchedSchema>

/** A file that somebody gave to be saved: read one after the other with `readArticleFile`, however many there are. */
export const givenFileSchema = z.object({ name: z.string(), handle: z.string(), size: z.number() })

export type GivenFile = z.infer<typeof givenFileSchema>

export const menuCommandSchema = z.enum(MENU_COMMANDS)

/** What the bar over a capture window shows: where its page stands, and what became of saving it. */
export const captureBarSchema = z.object({
  /** The page's address; empty before there is one. */
  address: z.string(),
  /** Whether it came over a connection that nobody can read or change. */
  isSecure: z.boolean(),
  isLoading: z.boolean(),
  canGoBack: z.boolean(),
  /** Why the page could not be loaded. */
  problem: bridgeErrorKindSchema.nullable(),
  saving: z.enum(['no', 'saving', 'saved', 'failed']),
})

export type CaptureBarState = z.infer<typeof captureBarSchema>

/** A site where a person signed in: what can be registered (`example.co.uk`), and when they last did, in milliseconds. */
export const signedInSiteSchema = z.object({ site: z.string().min(1).max(253), at: z.number() })

export type SignedInSite = z.infer<typeof signedInSiteSchema>

const who = ['reading', 'ingest', 'bar'] as const
const reading = ['reading'] as const
const ingest = ['ingest'] as const
const bar = ['bar'] as const
const readingOrIngest = ['reading', 'ingest'] as const

/** A file that a page shows; `referrer` is the page's address, or empty. */
const shownFile = z.object({
  requestId: z.string(),
  url: z.string().max(8192),
  referrer: z.string().max(8192),
  allowPrivate: z.boolean(),
})

/** Every call the renderer may make: which windows may, what it sends, what it gets. */
export const calls = {
  // ── capture (the only calls that reach the network) ──
  fetchPage: {
    from: ingest,
    request: z.object({ requestId: z.string(), url: z.string().max(8192), allowPrivate: z.boolean() }),
    response: outcome(fetchedSchema),
  },
  fetchAsset: {
    from: ingest,
    request: shownFile,
    response: outcome(fetchedSchema),
  },
  /**
   * Begins to fetch a film or a recording that a page shows; its bytes come by `readMedia`, until all are there or `cancelFetch` ends
   * it. `allowPrivate`: a person asked for this very address, so its own host may be on a private network.
   */
  openMedia: {
    from: ingest,
    request: shownFile,
    /** `size` in bytes, 0 where the server does not say. */
    response: outcome(z.object({ size: z.number().int().nonnegative() })),
  },
  /** The next piece of what `openMedia` fetches; empty when all has come. */
  readMedia: { from: ingest, request: z.object({ requestId: z.string() }), response: outcome(bytesSchema) },
  /**
   * As `fetchPage`, but opened in a hidden window: the document that stands there when the page's scripts have run. What is no document
   * of a browser answers `no-page`.
   */
  renderPage: {
    from: ingest,
    request: z.object({ requestId: z.string(), url: z.string().max(8192), allowPrivate: z.boolean() }),
    response: outcome(fetchedSchema),
  },
  /** Ends a fetch under way; its call answers `cancelled`. */
  cancelFetch: { from: ingest, request: z.object({ requestId: z.string() }), response: nothing },

  // ── capture windows, in which a person signs in to a site and saves what they see ──
  /** Opens one on a page. Needs a click in the calling window. */
  openCaptureWindow: {
    from: reading,
    request: z.object({ url: z.string().max(8192), allowPrivate: z.boolean() }),
    response: outcome(nothing),
  },
  /** What the bar of a capture window is pressed for; `page` moves the focus into the page. */
  captureBar: {
    from: bar,
    request: z.object({ does: z.enum(['back', 'reload', 'save', 'close', 'page']) }),
    response: nothing,
  },
  /** The sites where a person signed in, by name. */
  listSignIns: { from: reading, request: nothing, response: z.array(signedInSiteSchema) },
  /** Signs out of sites, by forgetting all that they keep here. Answers with what is left. */
  removeSignIns: {
    from: reading,
    request: z.object({ sites: z.array(z.string().max(253)).max(100_000) }),
    response: z.array(signedInSiteSchema),
  },

  // ── the person's desktop ──
  /** Opens an http, https or mailto address in the system's browser. Needs a click in the calling window. */
  openExternal: {
    from: reading,
    request: z.object({ url: z.string().max(8192) }),
    response: outcome(nothing),
  },
  writeClipboard: {
    from: reading,
    request: z.object({ text: z.string(), html: z.string() }),
    response: nothing,
  },
  openArticleWindow: { from: reading, request: z.object({ articleId: z.string() }), response: nothing },
  /** What the shell paints behind the page before it has drawn, and whether native parts are light or dark. */
  setAppearance: {
    from: reading,
    request: z.object({
      theme: z.enum(['light', 'dark', 'system']),
      background: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    response: nothing,
  },
  /** Labels, keys and availability of the menu's items, as the window in front has them. */
  setMenu: {
    from: reading,
    request: z.object({
      undo: z.string().nullable(),
      redo: z.string().nullable(),
      articleOpen: z.boolean(),
      canGoBack: z.boolean(),
      canGoForward: z.boolean(),
      /** Accelerators as Electron writes them; an item without one is left out. */
      keys: z.partialRecord(menuCommandSchema, z.string().max(60).regex(ACCELERATOR)),
    }),
    response: nothing,
  },
  setTitle: { from: reading, request: z.object({ title: z.string().max(500) }), response: nothing },
  /** Answers the `beforeClose` event: everything typed is committed and the window may go; or it is not, and the window stays. */
  readyToClose: { from: reading, request: z.object({ saved: z.boolean() }), response: nothing },
  /** The window has drawn and listens: events held back until now are sent. */
  windowReady: { from: who, request: nothing, response: z.object({ openArticleId: z.string() }) },
  /** The window shows what it opened with: work that would have held that up may begin. */
  startIsOver: { from: reading, request: nothing, response: nothing },

  /** Writes a failure of the page into the shell's log: its kind and the places in our code, never what an article says. */
  log: {
    from: who,
    request: z.object({
      event: z.enum(['uncaught-error', 'unhandled-rejection', 'screen-failed', 'seeding-failed']),
      detail: z.string().max(2_000),
    }),
    response: nothing,
  },

  // ── files a person chose ──
  /** Asks for articles to save (HTML, text, Markdown). Answers with no files when the person cancels. */
  openArticleFiles: { from: reading, request: nothing, response: outcome(z.array(givenFileSchema)) },
  /** Reads a file that was given to be saved, whole. `closeFile` gives its handle back. */
  readArticleFile: {
    from: who,
    request: z.strictObject({ handle: z.string() }),
    response: outcome(z.object({ name: z.string(), mime: z.string(), bytes: bytesSchema })),
  },
  /**
   * Reads files that lie in the folder of a given file or below it, each by its path there (`/`-parted, not escaped). Those that are not
   * there, lie elsewhere behind a link, or are too large, are left out.
   */
  readBeside: {
    from: who,
    request: z.object({ handle: z.string(), paths: z.array(z.string().max(2048)).max(MOST_ATTACHMENTS) }),
    response: outcome(z.array(z.object({ path: z.string(), bytes: bytesSchema }))),
  },
  /** Asks for files of annotations (JSON, JSON-LD). Answers with no files when the person cancels. */
  openAnnotationFiles: {
    from: reading,
    request: nothing,
    response: outcome(z.array(z.object({ name: z.string(), mime: z.string(), bytes: bytesSchema }))),
  },
  /** Asks where, then writes atomically. Answers with the file's name, or `cancelled`. */
  saveFile: {
    from: reading,
    request: z.object({ suggestedName: z.string().max(300), text: z.string() }),
    response: outcome(z.object({ name: z.string() })),
  },
  /** Asks for a folder to export into. Answers with a handle for `readExportFile` and `writeExportFile`. */
  chooseExportFolder: {
    from: reading,
    request: nothing,
    response: outcome(z.object({ folder: z.string(), name: z.string() })),
  },
  /**
   * The names of the files in an export folder, not of those in folders below; and a key that tells the folder from others, the same
   * each time, from which its path cannot be read.
   */
  listExportFolder: {
    from: readingOrIngest,
    request: z.object({ folder: z.string() }),
    response: outcome(z.object({ key: z.string(), names: z.array(z.string()) })),
  },
  /** A file of an export folder as text, or null when it is not there. */
  readExportFile: {
    from: readingOrIngest,
    request: z.object({ folder: z.string(), name: z.string().max(300) }),
    response: outcome(z.string().nullable()),
  },
  /** Writes a file of an export folder atomically (temporary file, fsync, rename). */
  writeExportFile: {
    from: readingOrIngest,
    request: z.object({ folder: z.string(), name: z.string().max(300), text: z.string() }),
    response: outcome(nothing),
  },
  /** Asks where a backup is to go, and opens it for writing. Nothing stands under its name until `closeFile` commits. */
  createBackupFile: {
    from: reading,
    request: z.object({ suggestedName: z.string().max(300) }),
    response: outcome(z.object({ handle: z.string(), name: z.string() })),
  },
  openBackupFile: {
    from: reading,
    request: nothing,
    response: outcome(z.object({ handle: z.string(), name: z.string(), size: z.number() })),
  },
  writeChunk: {
    from: readingOrIngest,
    request: z.object({ handle: z.string(), bytes: bytesSchema }),
    response: outcome(nothing),
  },
  readChunk: {
    from: readingOrIngest,
    request: z.object({
      handle: z.string(),
      offset: z.number().int().nonnegative(),
      length: z
        .number()
        .int()
        .positive()
        .max(8 * 1024 * 1024),
    }),
    response: outcome(bytesSchema),
  },
  /** Ends reading or writing. A written file is moved into place with `commit`, thrown away without. */
  closeFile: {
    from: readingOrIngest,
    request: z.object({ handle: z.string(), commit: z.boolean() }),
    response: outcome(nothing),
  },

  // ── the command line ──
  /** Prints a line; answers when it is written. */
  commandOutput: {
    from: ingest,
    request: z.object({ commandId: z.string(), stream: z.enum(['out', 'err']), line: z.string() }),
    response: nothing,
  },
  commandDone: {
    from: ingest,
    request: z.object({
      commandId: z.string(),
      exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    }),
    response: nothing,
  },
} as const

/** Everything the shell tells a window without being asked. */
export const events = {
  menu: z.object({ command: menuCommandSchema }),
  /** Show this article, at this highlight when it is not empty. */
  openArticle: z.object({ articleId: z.string(), highlightId: z.string() }),
  /** Commit everything typed, then call `readyToClose` and say whether that went well. */
  beforeClose: nothing,
  /** To the ingest window: do this and answer with `commandOutput` and `commandDone`. */
  command: z.object({ commandId: z.string(), command: commandSchema }),
  /** Files given to the app by the system or a second start; to the reading window. */
  filesOpened: z.object({ files: z.array(givenFileSchema) }),
  /** A person saved the page that stands in a capture window; to a reading window. */
  pageCaptured: z.object({
    bytes: bytesSchema,
    url: z.string(),
    title: z.string(),
    allowPrivate: z.boolean(),
  }),
  /** The sites where a person is signed in are other ones now. */
  signInsChanged: z.object({ sites: z.array(signedInSiteSchema) }),
  /** To the bar of a capture window. */
  captureBar: captureBarSchema,
  /** An address given to the app by the system or a second start; to the reading window. */
  addressOpened: z.object({ url: z.string() }),
} as const

export type CallName = keyof typeof calls
export type EventName = keyof typeof events
export type WindowKind = (typeof who)[number]
export type CallRequest<C extends CallName> = z.infer<(typeof calls)[C]['request']>
export type CallResponse<C extends CallName> = z.infer<(typeof calls)[C]['response']>
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>

/** What the preload script exposes as `window.offprint`, and what `renderer/platform` offers to the rest of the renderer. */
export interface OffprintBridge {
  call<C extends CallName>(name: C, request: CallRequest<C>): Promise<CallResponse<C>>
  /** Listens to an event; answers with a function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void
}
