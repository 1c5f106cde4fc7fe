import { basename } from 'node:path'
import { BrowserWindow } from 'electron'
import { type CallName, type CallRequest, type CallResponse, calls } from '../shared/bridge.ts'
import { fail, ok } from '../shared/result.ts'
import { type AnswerCall, type Caller, refusal } from './answer-calls.ts'
import { APP_ORIGIN } from './app-path.ts'
import type { CaptureSessions } from './capture/capture-session.ts'
import { fetchAsset } from './capture/fetch-asset.ts'
import type { FetchIdentity } from './capture/fetch-identity.ts'
import { fetchMedia } from './capture/fetch-media.ts'
import { fetchPage } from './capture/fetch-page.ts'
import { renderPage } from './capture/render-page.ts'
import { systemResolver } from './capture/resolve-host.ts'
import { noteUnkept, type SignIns } from './capture/sign-ins.ts'
import { siteOf } from './capture/site-of.ts'
import type { CaptureWindows } from './capture-window.ts'
import type { CommandRunner } from './command-runner.ts'
import { DOCUMENT_MODE, writeFileAtomically } from './files/atomic-write.ts'
import * as dialogs from './files/dialogs.ts'
import type { FileHandles } from './files/file-handles.ts'
import { fileProblem } from './files/file-problem.ts'
import { giveFiles } from './files/give-files.ts'
import { readArticleFiles } from './files/opened-file.ts'
import type { IngestWindow } from './ingest-window.ts'
import { log, originOf } from './log.ts'
import { showMenu } from './menu.ts'
import { openInBrowser } from './open-external.ts'
import { pageOf, type ShellPage } from './shell-page.ts'
import { answerClosing, applyAppearance, openReadingWindow, windowOf } from './window.ts'
import { writeClipboard } from './write-clipboard.ts'

interface Rooms {
  readonly ingest: IngestWindow
  readonly handles: FileHandles
  readonly commands: CommandRunner
  readonly identity: FetchIdentity
  readonly sessions: CaptureSessions
  readonly signIns: SignIns
  readonly captureWindows: CaptureWindows
}

type Handlers = {
  readonly [C in CallName]: (
    request: CallRequest<C>,
    page: ShellPage,
  ) => CallResponse<C> | Promise<CallResponse<C>>
}

/** Every call that a page can make, answered in this one place. */
export function makeAnswers(rooms: Rooms): AnswerCall {
  const handlers = makeHandlers(rooms)
  return (caller, name, request) => {
    const page = callingPage(caller)
    if (page === null || typeof name !== 'string' || !isCallName(name))
      return refuse('unknown caller or call', caller)
    if (!calls[name].from.some((kind) => kind === page.kind))
      return refuse(`${name} from ${page.kind}`, caller)
    return answer(name, request, page, handlers)
  }
}

/** The page of ours whose main frame calls from our own origin; null for every other frame, window or document. */
function callingPage({ contents, frame }: Caller): ShellPage | null {
  if (!frame || frame.parent !== null || frame.frameTreeNodeId !== contents.mainFrame.frameTreeNodeId)
    return null
  if (originOf(frame.url) !== APP_ORIGIN || frame.origin !== APP_ORIGIN) return null
  return pageOf(contents) ?? null
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)

async function answer<C extends CallName>(
  name: C,
  request: unknown,
  page: ShellPage,
  handlers: Handlers,
): Promise<CallResponse<C>> {
  const parsed = calls[name].request.safeParse(request)
  if (!parsed.success) throw refusal(`arguments of ${name}`)
  const response = await handlers[name](parsed.data as CallRequest<C>, page)
  const checked = calls[name].response.safeParse(response)
  if (!checked.success) throw refusal(`answer of ${name}`)
  return checked.data as CallResponse<C>
}

function refuse(what: string, { frame }: Caller): never {
  throw refusal(`${what}, ${originOf(frame?.url ?? '')}`)
}

function makeHandlers({
  ingest,
  handles,
  commands,
  identity,
  sessions,
  signIns,
  captureWindows,
}: Rooms): Handlers {
  const network = { identity, resolver: systemResolver }
  return {
    fetchPage: ({ requestId, ...order }, page) =>
      page.fetches.run(requestId, (signal) =>
        fetchPage({ ...order, ...network, signal, cookies: signIns.cookiesFor(order.url) }),
      ),
    fetchAsset: ({ requestId, ...order }, page) =>
      page.fetches.run(requestId, (signal) =>
        fetchAsset({ ...order, ...network, signal, cookies: signIns.cookiesFor(order.referrer) }),
      ),
    openMedia: ({ requestId, ...order }, page) =>
      page.media.begin(requestId, (signal, use) =>
        fetchMedia({ ...order, ...network, signal, cookies: signIns.cookiesFor(order.referrer) }, use),
      ),
    readMedia: ({ requestId }, page) => page.media.next(requestId),
    renderPage: ({ requestId, ...order }, page) =>
      page.fetches.run(requestId, async (signal) => {
        const isSignedIn = (site: string) => signIns.has(site)
        const rendered = await renderPage({ ...order, sessions, isSignedIn, signal })
        await signIns.renew(siteOf(order.url), Date.now()).catch(noteUnkept)
        return rendered
      }),
    openCaptureWindow: (order, page) =>
      page.useActivation()
        ? captureWindows.open(order, page)
        : fail('refused', 'nobody has pressed anything'),
    captureBar({ does }, page) {
      captureWindows.press(page, does)
      return null
    },
    listSignIns: () => signIns.list(),
    async removeSignIns({ sites }) {
      await signIns.remove(sites)
      return signIns.list()
    },
    cancelFetch({ requestId }, page) {
      page.fetches.cancel(requestId)
      page.media.cancel(requestId)
      return null
    },

    openExternal: ({ url }, page) =>
      page.useActivation() ? openInBrowser(url) : fail('refused', 'nobody has pressed anything'),
    async writeClipboard({ text, html }) {
      await writeClipboard(text, html)
      return null
    },
    openArticleWindow({ articleId }) {
      openReadingWindow(articleId)
      return null
    },
    setAppearance(appearance) {
      applyAppearance(appearance)
      return null
    },
    setMenu(state, page) {
      page.menu = state
      if (BrowserWindow.getFocusedWindow()?.webContents === page.contents) showMenu(page)
      return null
    },
    setTitle({ title }, page) {
      windowOf(page)?.setTitle(title)
      return null
    },
    readyToClose({ saved }, page) {
      // Not before this call is answered: the page's end would take the answer with it.
      setImmediate(() => answerClosing(page, saved))
      return null
    },
    windowReady(_request, page) {
      setImmediate(() => page.becomeReady())
      return { openArticleId: page.openArticleId }
    },
    startIsOver() {
      ingest.start()
      return null
    },

    log({ event, detail }, page) {
      log(`page-${event}`, { page: page.kind, detail })
      return null
    },

    async openArticleFiles(_request, page) {
      return giveFiles(handles, page, await dialogs.askForArticles(existingWindow(page)))
    },
    readArticleFile: ({ handle }, page) => handles.readArticle(page.id, handle),
    readBeside: ({ handle, paths }, page) => handles.readBeside(page.id, handle, paths),
    async openAnnotationFiles(_request, page) {
      return readArticleFiles(await dialogs.askForAnnotations(existingWindow(page)))
    },
    async saveFile({ suggestedName, text }, page) {
      const path = await dialogs.askWhereToSave(existingWindow(page), suggestedName)
      if (path === '') return CANCELLED
      try {
        await writeFileAtomically(path, text, DOCUMENT_MODE)
        return ok({ name: basename(path) })
      } catch (error) {
        return fileProblem(error)
      }
    },
    async chooseExportFolder(_request, page) {
      const [path] = await dialogs.askForExportFolder(existingWindow(page))
      if (path === undefined) return CANCELLED
      return ok({ folder: handles.addFolder(page.id, path), name: basename(path) })
    },
    async listExportFolder({ folder }, page) {
      const found = handles.folder(page.id, folder)
      return found.ok ? found.value.list() : found
    },
    async readExportFile({ folder, name }, page) {
      const found = handles.folder(page.id, folder)
      return found.ok ? found.value.read(name) : found
    },
    async writeExportFile({ folder, name, text }, page) {
      const found = handles.folder(page.id, folder)
      return found.ok ? found.value.write(name, text) : found
    },
    async createBackupFile({ suggestedName }, page) {
      const path = await dialogs.askWhereToBackUp(existingWindow(page), suggestedName)
      if (path === '') return CANCELLED
      const writer = await handles.addWriter(page.id, path)
      return writer.ok ? ok({ handle: writer.value, name: basename(path) }) : writer
    },
    async openBackupFile(_request, page) {
      const [path] = await dialogs.askForBackup(existingWindow(page))
      if (path === undefined) return CANCELLED
      const reader = await handles.addReader(page.id, path)
      return reader.ok ? ok({ ...reader.value, name: basename(path) }) : reader
    },
    writeChunk: ({ handle, bytes }, page) => handles.writeChunk(page.id, handle, bytes),
    readChunk: ({ handle, offset, length }, page) => handles.readChunk(page.id, handle, offset, length),
    closeFile: ({ handle, commit }, page) => handles.close(page.id, handle, commit),

    async commandOutput({ commandId, stream, line }, page) {
      await commands.output(page, commandId, stream, line)
      return null
    },
    async commandDone({ commandId, exitCode }, page) {
      await commands.done(page, commandId, exitCode)
      return null
    },
  }
}

const CANCELLED = fail('cancelled', 'the person cancelled')

/** Dialogs belong to a window; a page whose window is closing gets none. */
function existingWindow(page: ShellPage): BrowserWindow {
  const window = windowOf(page)
  if (window === null) throw refusal('a dialog without a window')
  return window
}
