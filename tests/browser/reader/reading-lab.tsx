import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ActionsProvider } from '../../../renderer/actions/ActionsContext.tsx'
import type { Actions } from '../../../renderer/actions/actions.ts'
import { createActions } from '../../../renderer/actions/create-actions.ts'
import { AnnotationDesk } from '../../../renderer/annotations/AnnotationDesk.tsx'
import { Margin } from '../../../renderer/annotations/Margin.tsx'
import { Marks } from '../../../renderer/annotations/Marks.tsx'
import { sanitizedText, sanitizeHtml } from '../../../renderer/capture/sanitize-html.ts'
import { type Navigation, NavigationProvider, useNavigation } from '../../../renderer/NavigationContext.tsx'
import { HOME } from '../../../renderer/navigation.ts'
import { browserBridge } from '../../../renderer/platform/browser.ts'
import { PlatformProvider } from '../../../renderer/platform/PlatformContext.tsx'
import { StorageProvider } from '../../../renderer/queries/StorageContext.tsx'
import { ReaderScreen } from '../../../renderer/reader/ReaderScreen.tsx'
import type { ReaderDoors } from '../../../renderer/reader/reader-slots.ts'
import { saveCapturedArticle } from '../../../renderer/storage/article-repository.ts'
import { openDatabase } from '../../../renderer/storage/database.ts'
import { claimJob, failJob, reportProgress } from '../../../renderer/storage/job-repository.ts'
import { openJobSignal } from '../../../renderer/storage/job-signal.ts'
import { finishMedia } from '../../../renderer/storage/media.ts'
import type { Store } from '../../../renderer/storage/store.ts'
import { installDefaultPolicy } from '../../../renderer/trusted.ts'
import { StatusLineProvider } from '../../../renderer/ui/StatusLine.tsx'
import { useAppearance } from '../../../renderer/window/use-appearance.ts'
import type { CaptureErrorKind } from '../../../shared/article/capture-job.ts'
import type { MissingReason } from '../../../shared/article/version.ts'
import type { CallName, CallRequest, OffprintBridge } from '../../../shared/bridge.ts'
import { uuidv7 } from '../../../shared/ids.ts'

/** A picture of one colour, or why there is none. */
export type LabImage =
  | { readonly width: number; readonly height: number; readonly color: string }
  | { readonly missing: MissingReason; readonly url: string }

export interface LabArticle {
  readonly html: string
  readonly title?: string
  readonly authors?: readonly string[]
  readonly siteName?: string
  readonly publishedAt?: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl' | ''
  readonly url?: string
  readonly tags?: readonly string[]
  readonly images?: readonly LabImage[]
  /** Stored as the text in place of the real one: a body that was damaged. */
  readonly wrongText?: string
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function draw({ width, height, color }: Extract<LabImage, { color: string }>): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on')
  context.fillStyle = color
  context.fillRect(0, 0, width, height)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** The reading screen on the real database and the real use cases, without the library around it. */
export class ReadingLab {
  readonly store: Store = {
    db: openDatabase(),
    now: Date.now,
    newId: () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  }
  readonly actions: Actions = createActions(this.store, openJobSignal(this.store.db.name))
  /** What the reader asked of the shell. */
  readonly asked: { name: CallName; request: unknown }[] = []
  readonly doors: string[] = []
  navigation: Navigation | null = null

  async save(article: LabArticle): Promise<{ articleId: string; versionId: string; text: string }> {
    const html = sanitizeHtml(article.html)
    const text = article.wrongText ?? sanitizedText(html)
    const url = article.url ?? 'https://example.org/reading'
    const assets = []
    const versionAssets = []
    for (const [n, image] of (article.images ?? []).entries()) {
      if ('missing' in image) {
        versionAssets.push({ n, url: image.url, hash: '', status: 'missing' as const, reason: image.missing })
        continue
      }
      const blob = await draw(image)
      const hash = await sha256(JSON.stringify(image))
      assets.push({ hash, blob, mime: 'image/png', size: blob.size })
      versionAssets.push({ n, url: `${url}/${n}.png`, hash, status: 'stored' as const, reason: '' as const })
    }
    const saved = await saveCapturedArticle(
      this.store,
      {
        captured: {
          title: article.title ?? 'An article to read',
          authors: [...(article.authors ?? [])],
          siteName: article.siteName ?? '',
          publishedAt: article.publishedAt ?? '',
          modifiedAt: '',
          lang: article.lang ?? 'en',
          dir: article.dir ?? '',
          excerpt: '',
          leadImage: '',
          leadAsset: '',
          canonicalUrl: url,
          url,
          wordCount: text.split(/\s+/).length,
        },
        urlKey: url,
        html,
        text,
        bodyHash: await sha256(`${html}${article.wrongText ?? ''}`),
        source: null,
        assets,
        versionAssets,
        extractor: '1',
        sanitizer: '1',
      },
      { tags: [...(article.tags ?? [])] },
    )
    return { articleId: saved.articleId, versionId: saved.versionId, text }
  }

  /** The one download that waits, as the ingest window works it: it has begun, or has come so far. */
  async comeSoFar(done: number, total: number): Promise<void> {
    const job = (await claimJob(this.store)) ?? (await this.running())
    if (job) await reportProgress(this.store.db, job.id, { stage: 'media', done, total })
  }

  /** The download in work fails. */
  async failDownload(kind: CaptureErrorKind): Promise<void> {
    const job = (await claimJob(this.store)) ?? (await this.running())
    if (job) await failJob(this.store, job.id, { kind, message: 'for the log' })
  }

  /** The download in work is stored. */
  async finishDownload(blob: Blob): Promise<void> {
    const job = (await claimJob(this.store)) ?? (await this.running())
    if (job?.input.kind !== 'media') throw new Error('Nothing is being downloaded')
    const asset = { hash: await sha256(await blob.text()), blob, mime: blob.type, size: blob.size }
    await finishMedia(this.store, job, job.input, asset)
  }

  /** A second of a film: WebM, a square that grows. */
  async film(): Promise<Blob> {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 180
    const context = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve
    })
    recorder.start()
    for (let side = 10; side < 180; side += 8) {
      await new Promise(requestAnimationFrame)
      if (!context) continue
      context.fillStyle = '#8fb3c4'
      context.fillRect(0, 0, 320, 180)
      context.fillStyle = '#7a3b2e'
      context.fillRect(20, 0, side, side)
    }
    recorder.stop()
    await ended
    return new Blob(parts, { type: 'video/webm' })
  }

  private async running() {
    return (await this.store.db.jobs.toArray()).find(({ status }) => status === 'running')
  }

  open(articleId: string, highlightId = ''): void {
    const real = browserBridge()
    const bridge: OffprintBridge = {
      on: real.on,
      call: (name, request) => {
        this.asked.push({ name, request })
        return real.call(name, request as CallRequest<typeof name>)
      },
    }
    const door = (name: string) => () => void this.doors.push(name)
    const doors = {
      backLabel: 'Balochistan 2026',
      onBack: door('back'),
      onNext: door('next'),
      onCollect: door('collect'),
      onEditDetails: door('edit'),
      onExport: door('export'),
      onExportAnnotations: door('export-annotations'),
      onOpenWindow: door('window'),
    }
    const root = document.getElementById('root')
    if (!root) throw new Error('The lab has no root')
    createRoot(root).render(
      <StrictMode>
        <PlatformProvider bridge={bridge}>
          <StorageProvider db={this.store.db}>
            <ActionsProvider actions={this.actions}>
              <StatusLineProvider>
                <Appearance />
                <NavigationProvider start={{ ...HOME, articleId, highlightId }}>
                  <WhereItLeads doors={doors} />
                </NavigationProvider>
              </StatusLineProvider>
            </ActionsProvider>
          </StorageProvider>
        </PlatformProvider>
      </StrictMode>,
    )
  }
}

/** The reader at the window's route, as the window draws it. */
function WhereItLeads({ doors }: { doors: ReaderDoors }) {
  const navigation = useNavigation()
  const { articleId, highlightId } = navigation.route
  window.readingLab.navigation = navigation
  return (
    <ReaderScreen
      key={articleId}
      articleId={articleId}
      highlightId={highlightId}
      words=""
      doors={doors}
      slots={SLOTS}
    />
  )
}

const SLOTS = { Desk: AnnotationDesk, Margin, Marks }

function Appearance() {
  useAppearance()
  return null
}

declare global {
  interface Window {
    readingLab: ReadingLab
  }
}

installDefaultPolicy('reading')
window.readingLab = new ReadingLab()
