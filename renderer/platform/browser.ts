import {
  type BridgeErrorKind,
  type CallName,
  type CallRequest,
  type CallResponse,
  calls,
  type EventName,
  type EventPayload,
  events,
  type OffprintBridge,
} from '../../shared/bridge.ts'
import { fail, ok } from '../../shared/result.ts'
import { pickFiles } from './browser-file-picker.ts'
import { MemoryFiles } from './browser-memory-files.ts'

const ANNOTATION_FILES = '.json,.jsonld,application/json,application/ld+json'
const ARTICLE_FILES =
  '.html,.htm,.xhtml,.txt,.md,.markdown,.mht,.mhtml,.epub,text/html,text/plain,text/markdown,application/epub+zip'

type Answers = { readonly [C in CallName]: (request: CallRequest<C>) => Promise<CallResponse<C>> }

/** What the browser's port offers beyond the bridge: for tests, which look at files and play the shell. */
export interface BrowserBridge extends OffprintBridge {
  readonly files: MemoryFiles
  /** Plays an event of the shell. */
  emit<E extends EventName>(name: E, payload: EventPayload<E>): void
}

const nothing = async () => null

async function fetchBytes(url: string, signal: AbortSignal): Promise<CallResponse<'fetchPage'>> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit' })
    if (!response.ok) return fail(failureOf(response.status), `${url} answered ${response.status}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return ok({ bytes, finalUrl: response.url, contentType: response.headers.get('content-type') ?? '' })
  } catch (error) {
    return fail(signal.aborted ? 'cancelled' : 'offline', String(error))
  }
}

async function readPicked(accept: string): Promise<CallResponse<'openAnnotationFiles'>> {
  const chosen = await pickFiles({ accept, multiple: true })
  return ok(await Promise.all(chosen.map(readFile)))
}

const readFile = async (file: File) => ({
  name: file.name,
  mime: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

function failureOf(status: number): BridgeErrorKind {
  if (status === 404 || status === 410) return 'not-found'
  return status >= 500 ? 'server-error' : 'refused'
}

function answersOver(files: MemoryFiles, fetches: Map<string, AbortController>): Answers {
  const load = async ({ requestId, url }: { requestId: string; url: string }) => {
    const controller = new AbortController()
    fetches.set(requestId, controller)
    try {
      return await fetchBytes(url, controller.signal)
    } finally {
      fetches.delete(requestId)
    }
  }
  const media = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    fetchPage: load,
    fetchAsset: load,
    async openMedia(request) {
      const loaded = await load(request)
      if (!loaded.ok) return loaded
      media.set(request.requestId, new Uint8Array(loaded.value.bytes))
      return ok({ size: loaded.value.bytes.byteLength })
    },
    // All in one piece, and then the empty one that ends it.
    async readMedia({ requestId }) {
      const bytes = media.get(requestId)
      if (!bytes) return fail('bad-handle', requestId)
      if (bytes.byteLength > 0) media.set(requestId, new Uint8Array())
      else media.delete(requestId)
      return ok(bytes)
    },
    openCaptureWindow: async () => fail('unexpected', 'A browser has no capture window'),
    captureBar: nothing,
    listSignIns: async () => [],
    removeSignIns: async () => [],
    renderPage: async () => fail('unexpected', 'A browser has no hidden window'),
    async cancelFetch({ requestId }) {
      fetches.get(requestId)?.abort()
      return null
    },
    async openExternal({ url }) {
      window.open(url, '_blank', 'noopener,noreferrer')
      return ok(null)
    },
    async writeClipboard({ text }) {
      await navigator.clipboard.writeText(text)
      return null
    },
    async openArticleWindow({ articleId }) {
      window.open(`${location.pathname}?article=${encodeURIComponent(articleId)}`, '_blank', 'noopener')
      return null
    },
    setAppearance: nothing,
    setMenu: nothing,
    async setTitle({ title }) {
      document.title = title
      return null
    },
    readyToClose: nothing,
    async windowReady() {
      return { openArticleId: new URLSearchParams(location.search).get('article') ?? '' }
    },
    startIsOver: nothing,
    // The browser's own console has it.
    log: nothing,
    async openArticleFiles() {
      const chosen = await pickFiles({ accept: ARTICLE_FILES, multiple: true })
      return ok(chosen.map((file) => ({ name: file.name, handle: files.give(file), size: file.size })))
    },
    async readArticleFile({ handle }) {
      const file = files.given(handle)
      return file ? ok(await readFile(file)) : fail('bad-handle', handle)
    },
    // A file field tells nothing of what lies beside a file.
    readBeside: async () => ok([]),
    openAnnotationFiles: () => readPicked(ANNOTATION_FILES),
    async saveFile({ suggestedName, text }) {
      files.save(suggestedName, new TextEncoder().encode(text))
      return ok({ name: suggestedName })
    },
    async chooseExportFolder() {
      return ok({ folder: 'exports', name: 'exports' })
    },
    async listExportFolder({ folder }) {
      return ok({ key: folder, names: files.namesIn(folder) })
    },
    async readExportFile({ folder, name }) {
      return ok(files.readText(folder, name))
    },
    async writeExportFile({ folder, name, text }) {
      files.writeText(folder, name, text)
      return ok(null)
    },
    async createBackupFile({ suggestedName }) {
      return ok({ handle: files.create(suggestedName), name: suggestedName })
    },
    async openBackupFile() {
      const [file] = await pickFiles({ accept: '.zip', multiple: false })
      if (!file) return fail('cancelled', 'No file was chosen')
      const handle = files.open(file.name, new Uint8Array(await file.arrayBuffer()))
      return ok({ handle, name: file.name, size: file.size })
    },
    async writeChunk({ handle, bytes }) {
      return files.append(handle, bytes) ? ok(null) : fail('bad-handle', handle)
    },
    async readChunk({ handle, offset, length }) {
      const bytes = files.slice(handle, offset, length)
      return bytes ? ok(bytes) : fail('bad-handle', handle)
    },
    async closeFile({ handle, commit }) {
      return files.close(handle, commit) ? ok(null) : fail('bad-handle', handle)
    },
    commandOutput: nothing,
    commandDone: nothing,
  }
}

/**
 * The bridge without a shell: for development and tests in a browser. Dialogs are file fields, saved files are kept in memory and
 * downloaded, and pages are fetched as far as the browser lets a page fetch.
 */
export function browserBridge(): BrowserBridge {
  const files = new MemoryFiles()
  const answers = answersOver(files, new Map())
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>()
  return {
    files,
    async call(name, request) {
      const parsed = calls[name].request.parse(request)
      return answers[name](parsed as CallRequest<typeof name>)
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard)
      const receive = (payload: unknown) => listener(payload as EventPayload<typeof name>)
      heard.add(receive)
      return () => heard.delete(receive)
    },
    emit(name, payload) {
      const parsed = events[name].parse(payload)
      for (const listener of listeners.get(name) ?? []) listener(parsed)
    },
  }
}
