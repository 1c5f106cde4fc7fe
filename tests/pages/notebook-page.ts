import { expect, type Locator, type Page } from '@playwright/test'
import type { HighlightStyle, MarkedElementKind } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { LibraryPage } from './library-page.ts'

/** Something marked or written, for a test. */
export interface TestMark {
  /** Title of the article; without one it is a note that stands for itself. */
  readonly on?: string
  /** Words of the article's excerpt; without them the note is on the article. */
  readonly quote?: string
  readonly note?: string
  readonly color?: HighlightColor
  readonly style?: HighlightStyle
  readonly tags?: readonly string[]
  /** When it was made, in days before now. */
  readonly daysAgo?: number
  /** What is known of its place in the text; exact when it is not said. */
  readonly place?: 'unsure' | 'orphan'
  readonly element?: { readonly kind: MarkedElementKind; readonly label: string }
}

/** The development server compiles a module when it is first asked for; in milliseconds. */
const OPENS_WITHIN = 20_000

/** The notebook, as a person uses it. */
export class NotebookPage {
  readonly page: Page
  readonly list: Locator
  readonly search: Locator
  readonly library: LibraryPage
  readonly noteField: Locator

  constructor(page: Page) {
    this.page = page
    this.library = new LibraryPage(page)
    this.list = page.getByRole('grid', { name: 'Highlights and notes' })
    this.search = page.getByRole('textbox', { name: 'Search quotes and notes' })
    this.noteField = page.getByRole('textbox', { name: 'Note, in Markdown' })
  }

  /** Opens the app and goes to the notebook by its key. */
  static async open(page: Page): Promise<NotebookPage> {
    await LibraryPage.open(page)
    const notebook = new NotebookPage(page)
    await notebook.enter()
    return notebook
  }

  async enter(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+N')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Notebook' })).toBeVisible()
  }

  /** Starts the app again where it was left. */
  async openAgain(): Promise<void> {
    await this.page.reload()
    await expect(this.list).toBeVisible({ timeout: OPENS_WITHIN })
  }

  /** Marks and writes through the app's own write door, each later than the one before. Answers with their ids. */
  write(marks: readonly TestMark[]): Promise<string[]> {
    return this.page.evaluate(async (given) => {
      const load = (path: string) => import(/* @vite-ignore */ path)
      const {
        openDatabase,
        write,
        insertHighlight,
        putNote,
        addTags,
        readTagPaths,
        createActions,
        openJobSignal,
      } = await load('/app-modules.js')
      const db = openDatabase()
      const newId = () => crypto.randomUUID()
      const store = { db, now: Date.now, newId }
      const actions = createActions(store, openJobSignal(db.name))
      const articles: { id: string; versionId: string; savedAt: number; captured: { title: string } }[] =
        await db.articles.toArray()
      const ids: string[] = []
      for (const mark of given) {
        const article = articles.find(({ captured }) => captured.title === mark.on)
        const articleId = article?.id ?? ''
        const createdAt = Date.now() - (mark.daysAgo ?? 0) * 86_400_000
        const version = article && (await db.versions.get(article.versionId))
        const text: string = version ? (await db.bodies.get(version.bodyHash)).text : ''
        const id = newId()
        ids.push(id)
        await write(store, { kind: 'add-highlight', undoable: true }, async (tx: never) => {
          if (mark.quote === undefined) {
            const targetKind = article ? 'article' : 'free'
            await putNote(tx, { id, targetKind, targetId: articleId, articleId, body: mark.note, createdAt })
            return
          }
          const start = text.indexOf(mark.quote)
          const made = await insertHighlight(tx, {
            id,
            articleId,
            versionId: article?.versionId,
            start,
            end: start + mark.quote.length,
            color: mark.color ?? 'amber',
            style: mark.style ?? 'highlight',
            headingPath: [],
            createdAt,
            ...(mark.element ? { element: { ...mark.element, markdown: mark.quote, source: '' } } : {}),
          })
          if (!made.ok) throw new Error(`“${mark.quote}” is not in ${mark.on}`)
          const target = { kind: 'highlight', id, articleId, savedAt: article?.savedAt ?? 0 }
          await addTags(tx, newId, [target], readTagPaths(mark.tags ?? []).value)
          if (mark.place) {
            const patch = { status: mark.place, confidence: 0.5 }
            await (tx as { patch(...args: unknown[]): Promise<void> }).patch(
              'anchors',
              `${article?.versionId}:${id}`,
              patch,
            )
          }
        })
        if (mark.quote !== undefined && mark.note)
          await actions.addNote({ targetKind: 'highlight', targetId: id, articleId, body: mark.note })
      }
      return ids
    }, marks)
  }

  row(text: string | RegExp): Locator {
    return this.list.getByRole('row').filter({ hasText: text })
  }

  /** Of each row in sight, from the top: its quote, else its note; of the head of a group, its name after `#`. */
  shown(): Promise<string[]> {
    // All at once: a row that is asked for may be gone a moment later.
    return this.list.getByRole('row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          index: Number(row.getAttribute('aria-rowindex')),
          text: row.querySelector('[role=rowheader]')
            ? `# ${row.querySelector('[role=rowheader] > span')?.textContent}`
            : (row.querySelector('[role=gridcell] p')?.textContent ?? ''),
        }))
        .sort((a, b) => a.index - b.index)
        .map(({ text }) => text),
    )
  }

  async shows(...texts: string[]): Promise<void> {
    await expect.poll(() => this.shown()).toEqual(texts)
  }

  selected(): Locator {
    return this.list.getByRole('row', { selected: true })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async says(text: string): Promise<void> {
    await this.library.says(text)
  }

  /** Chooses from one of the filter's menus. */
  async chooseFilter(filter: string, choice: string): Promise<void> {
    await this.button(filter).click()
    await this.page.getByRole('menuitem', { name: choice }).click()
  }

  async choose(menu: RegExp, choice: string): Promise<void> {
    await this.page.getByRole('button', { name: menu }).click()
    await this.page.getByRole('menuitem', { name: choice }).click()
  }

  button(filter: string): Locator {
    return this.page
      .getByRole('group', { name: 'Filter the notebook' })
      .getByRole('button', { name: new RegExp(`^${filter}(:|$)`) })
  }
}
