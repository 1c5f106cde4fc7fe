import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, launchOffprint, type Offprint, test } from '../electron/launch.ts'
import { type LocalSite, openSite, pageMarkup, picture } from '../electron/paths/local-site.ts'
import { dropFiles } from '../electron/paths/outside.ts'
import { jsonLines, runCommand } from '../electron/shell/run-command.ts'
import { shellLog, workerIsThere } from '../electron/shell/shell-state.ts'
import { longArticle } from '../pages/reader-fixtures.ts'

/** How many pages are saved, and how many files are dropped at once after that. */
const PAGES = Number(process.env.PAGES ?? 500)
const FILES = Number(process.env.FILES ?? 2000)
/** Paragraphs of a page, about 500 characters each, and images in it. */
const PARAGRAPHS = 80
const IMAGES = 6
const IDLE_MS = 10_000
const WATCH_MEMORY_MS = 250

/** Before Electron 44 the app dies of a second start that brings more than 32 KiB of words: they come in several commands at once. */
const COMMANDS = 2
/** One and a half times a frame of sixty a second. */
const LATE_MS = 25
/** How often is looked whether all that was dropped is there. */
const LOOK_MS = 2_000

interface Measured {
  readonly frames: readonly number[]
  readonly seconds: number
}

/*
 * What a person feels who reads while much is being saved: the times between frames while an article scrolls (idle before, while pages
 * are saved, idle again, while thousands of files are dropped, idle after), and how much memory the hidden window takes. Prints; judges
 * only that everything was saved.
 */
test('reading while pages are saved and files are dropped', async ({ profile }) => {
  test.setTimeout(3_600_000)
  const site = await openSite()
  putPages(site)
  const folder = join(profile, 'dropped')
  await writeFiles(folder)
  const book = join(profile, 'book.html')
  await writeFile(book, pageMarkup('A book', [longArticle(400)]))

  const offprint = await launchOffprint({ profile })
  try {
    await workerIsThere(offprint)
    const [saved] = jsonLines((await runCommand(profile, ['save', book])).out) as { id: string }[]
    await openArticle(offprint, saved?.id ?? '')
    await startScrolling(offprint.window)
    const memory = watchMemory(offprint)

    const before = await measure(offprint.window, () => pause(IDLE_MS))
    const pages = await measure(offprint.window, async () => {
      const addresses = Array.from({ length: PAGES }, (_, n) => site.address(`/${n}`))
      const commands = Array.from({ length: COMMANDS }, (_, at) =>
        runCommand(profile, ['save', '--allow-private', ...addresses.filter((_, n) => n % COMMANDS === at)]),
      )
      const lines = (await Promise.all(commands)).flatMap(({ out }) => jsonLines(out)) as { status: string }[]
      expect(lines.filter(({ status }) => status === 'saved')).toHaveLength(PAGES)
    })
    const ofPages = memory.highest()
    const between = await measure(offprint.window, () => pause(IDLE_MS))
    const there = await countArticles(offprint.window)
    const files = await measure(offprint.window, async () => {
      await dropFiles(offprint.window, [folder])
      while ((await countArticles(offprint.window)) < there + FILES) await pause(LOOK_MS)
    })
    const after = await measure(offprint.window, () => pause(IDLE_MS))
    memory.stop()
    print({ before, pages, between, files, after })
    process.stdout.write(`hidden window, MB at most: ${ofPages} with pages, ${memory.highest()} in all\n`)
  } catch (problem) {
    process.stdout.write(`${offprint.log.slice(-20).join('\n')}\n${await shellLog(profile)}\n`)
    throw problem
  } finally {
    await offprint.close()
    site.close()
  }
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function putPages(site: LocalSite): void {
  for (let n = 0; n < PAGES; n++) {
    const images = Array.from({ length: IMAGES }, (_, index) => {
      const path = `/image/${n}/${index}.png`
      site.put(path, picture(n % 256, index * 30, (n * 7 + index) % 256))
      return `<figure><img src="${path}" alt="Image ${index}"><figcaption>Image ${index} of page ${n}</figcaption></figure>`
    })
    const words = longArticle(PARAGRAPHS).replaceAll('Paragraph', `Paragraph ${n}:`)
    site.put(`/${n}`, {
      type: 'text/html; charset=utf-8',
      body: pageMarkup(`Page number ${n}`, [words, ...images]),
    })
  }
}

async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder)
  for (let n = 0; n < FILES; n++) {
    const page = pageMarkup(`File number ${n}`, [longArticle(12).replaceAll('Paragraph', `Paragraph ${n}:`)])
    await writeFile(join(folder, `file-${n}.html`), page)
  }
}

const openArticle = async ({ app, window }: Offprint, articleId: string) => {
  await app.evaluate(({ BrowserWindow }, id) => {
    const shown = BrowserWindow.getAllWindows().find((one) => one.isVisible())
    shown?.webContents.send('offprint:event', 'openArticle', { articleId: id, highlightId: '' })
  }, articleId)
  await expect(window.getByTestId('article-text')).toContainText('Paragraph 0 begins')
}

/** Scrolls the article down and up again, a little with each frame, and keeps the times between frames. */
const startScrolling = (window: Offprint['window']) =>
  window.evaluate(() => {
    const text = document.querySelector('[data-testid=article-text]')
    let scroller = text?.parentElement ?? null
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
      scroller = scroller.parentElement
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    let last = performance.now()
    let step = 12
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      if (scroller) {
        const before = scroller.scrollTop
        scroller.scrollTop += step
        if (scroller.scrollTop === before) step = -step
      }
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })

async function measure(window: Offprint['window'], work: () => Promise<unknown>): Promise<Measured> {
  const take = () => window.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.splice(0))
  await take()
  const begun = performance.now()
  await work()
  return { frames: await take(), seconds: (performance.now() - begun) / 1000 }
}

/** Asks the database itself, so that no screen has to be drawn for it. */
const countArticles = (window: Offprint['window']) =>
  window.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('offprint')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('articles').objectStore('articles').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

/** Looks at the hidden window's process again and again, and keeps the most that it had, in megabytes. */
function watchMemory({ app }: Offprint) {
  let most = 0
  const timer = setInterval(async () => {
    const now = await app
      .evaluate(({ app: shell, webContents }) => {
        const hidden = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/ingest.html'))
        const own = shell.getAppMetrics().find(({ pid }) => pid === hidden?.getOSProcessId())
        return (own?.memory.workingSetSize ?? 0) / 1024
      })
      .catch(() => 0)
    most = Math.max(most, Math.round(now))
  }, WATCH_MEMORY_MS)
  return { highest: () => most, stop: () => clearInterval(timer) }
}

function print(parts: Record<string, Measured>): void {
  /** Frames that came after the one they were meant for. */
  const share = (frames: readonly number[]) =>
    ((frames.filter((ms) => ms > LATE_MS).length / frames.length) * 100).toFixed(2)
  const lines = Object.entries(parts).map(([name, { frames, seconds }]) => {
    const sorted = frames.toSorted((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1)
    return `${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s ${String(frames.length).padStart(6)} frames  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  longest ${at(1)} ms, ${share(frames)} % late`
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}
