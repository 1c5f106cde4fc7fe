import { test as base, expect, type Offprint } from '../launch.ts'
import { type CountingServer, countContacts } from '../shell/own-network.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { shellLog, workerIsThere } from '../shell/shell-state.ts'

/** The app with traps in both of its pages, a shell that notes what it is asked, and a server that counts. */
export interface Watched {
  readonly offprint: Offprint
  readonly server: CountingServer
  /** Shows an article and waits for these words of it. */
  read(articleId: string, words: string): Promise<void>
  /** The words of the article as they stand in the page. */
  drawnText(): Promise<string>
  /** External addresses that the shell was asked to open and would have opened. */
  opened(): Promise<string[]>
  /** Expects that nothing ran, nothing left, nothing moved and nothing was refused: there was nothing to refuse. */
  expectQuiet(): Promise<void>
}

interface Watching {
  watched: Watched
}

export const test = base.extend<Watching>({
  watched: async ({ offprint, profile }, use) => {
    const server = await countContacts()
    const { emptyTraps, setTraps } = await import('./traps.mjs')
    const { openArticle, shellNotes, watchShell } = await import('./watch-shell.mjs')
    await workerIsThere(offprint)
    const pages = offprint.app.windows()
    for (const page of pages) await page.evaluate(setTraps)
    const dialogs: string[] = []
    for (const page of pages)
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
    await watchShell(offprint.app)
    const noted: string[] = []
    const takeNotes = async () => void noted.push(...((await shellNotes(offprint.app)) as string[]))
    const isOpening = (note: string) => note.startsWith('opened ')
    const text = offprint.window.getByTestId('article-text')
    await use({
      offprint,
      server,
      async read(articleId, words) {
        await openArticle(offprint.app, articleId)
        await expect(text).toContainText(words)
      },
      drawnText: async () => (await text.textContent()) ?? '',
      async opened() {
        await takeNotes()
        return noted.filter(isOpening).map((note) => note.slice('opened '.length))
      },
      async expectQuiet() {
        const caught: string[] = []
        for (const page of pages) {
          const found = (await page.evaluate(emptyTraps)) as string[]
          // Documents that are only parsed inherit the ingest page's policy: what it refuses in them could do nothing anyway.
          caught.push(...found.filter((what) => page === offprint.window || !what.startsWith('policy ')))
        }
        await takeNotes()
        expect([...caught, ...dialogs, ...noted.filter((note) => !isOpening(note))]).toEqual([])
        expect(server.contacts()).toBe(0)
        expect(await shellLog(profile)).not.toContain('refused')
      },
    })
    server.close()
  },
})

export interface SavedLine {
  readonly id: string
  readonly status: string
  readonly title: string
}

/** Saves files through the command line of the app that is open. */
export async function saveFiles(profile: string, files: readonly string[]): Promise<SavedLine[]> {
  const ran = await runCommand(profile, ['save', ...files])
  expect(ran.err).toBe('')
  return jsonLines(ran.out) as SavedLine[]
}

/** An article as the command line shows it. */
export interface ShownArticle {
  readonly title: string
  readonly text: string
  readonly html: string
  readonly tags: readonly string[]
  readonly notes: readonly string[]
  readonly highlights: readonly { readonly quote: string; readonly notes: readonly string[] }[]
}

export async function showArticle(profile: string, id: string): Promise<ShownArticle> {
  const [article] = jsonLines((await runCommand(profile, ['show', id])).out)
  return article as ShownArticle
}

export { expect }
