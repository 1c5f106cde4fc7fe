import type { Locator, Page } from '@playwright/test'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { LabArticle } from '../browser/reader/reading-lab.tsx'

/** The reading page's policy. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; " +
  "media-src blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types offprint dompurify default"

/** Loads the reading screen on an empty library, without the rest of the window around it. */
async function openLab(page: Page): Promise<void> {
  await page.route('**/reading-lab.html', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': POLICY },
    })
  })
  await page.goto('/reading-lab.html')
  await loadLab(page)
}

async function loadLab(page: Page): Promise<void> {
  await page.waitForFunction(() => window.readingLab !== undefined)
}

/** A passage to mark, in its words. */
export interface Marked {
  readonly quote: string
  readonly color?: HighlightColor
  readonly style?: 'highlight' | 'underline'
  readonly note?: string
  readonly tags?: readonly string[]
}

/** Somebody who reads. */
export class ReaderPage {
  articleId = ''
  versionId = ''
  savedText = ''

  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get text(): Locator {
    return this.page.getByTestId('article-text')
  }

  get scroller(): Locator {
    return this.page.getByRole('main', { name: 'Article' })
  }

  async save(article: LabArticle): Promise<void> {
    if (!this.page.url().endsWith('/reading-lab.html')) await openLab(this.page)
    const saved = await this.page.evaluate((given) => window.readingLab.save(given), article)
    Object.assign(this, { articleId: saved.articleId, versionId: saved.versionId, savedText: saved.text })
  }

  /** Opens the saved article and waits until its text stands there. */
  async open(highlightId = ''): Promise<void> {
    await this.page.evaluate(
      ([articleId, highlight]) => window.readingLab.open(articleId ?? '', highlight),
      [this.articleId, highlightId],
    )
    await this.text.locator(':scope > *').first().waitFor({ state: 'attached' })
    await this.page.evaluate(() => document.fonts.ready.then(() => true))
  }

  /** Opens the same article after the page was loaded anew. */
  async reload(): Promise<void> {
    await loadLab(this.page)
    await this.open()
  }

  async read(article: LabArticle): Promise<void> {
    await this.save(article)
    await this.open()
  }

  /** Stores highlights as the command line would, by their words. Answers with their ids. */
  async store(marks: readonly Marked[]): Promise<string[]> {
    const { articleId, versionId, savedText } = this
    return this.page.evaluate(
      async ({ marks, articleId, versionId, savedText }) => {
        const ids: string[] = []
        for (const { quote, color = 'amber', style = 'highlight', note = '', tags = [] } of marks) {
          const start = savedText.indexOf(quote)
          if (start === -1) throw new Error(`The text does not hold: ${quote}`)
          const result = await window.readingLab.actions.addHighlight({
            articleId,
            versionId,
            start,
            end: start + quote.length,
            color,
            style,
            headingPath: [],
            note,
            tags,
          })
          if (!result.ok) throw new Error(result.error.message)
          ids.push(result.value.highlightId)
        }
        return ids
      },
      { marks, articleId, versionId, savedText },
    )
  }

  /** Selects a passage with the mouse, from its first letter to its last. */
  async select(quote: string): Promise<void> {
    const ends = await this.endsOf(quote)
    await this.page.mouse.move(ends.from.x, ends.from.y)
    await this.page.mouse.down()
    await this.page.mouse.move((ends.from.x + ends.to.x) / 2, ends.to.y, { steps: 4 })
    await this.page.mouse.move(ends.to.x, ends.to.y, { steps: 4 })
    await this.page.mouse.up()
  }

  async clickOn(quote: string): Promise<void> {
    const { from } = await this.endsOf(quote)
    await this.page.mouse.click(from.x + 6, from.y)
  }

  /** What is selected, as the browser has it. */
  selection(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Mark this passage' })
  }

  /** Marks a passage with the mouse: selects it and presses a colour. */
  async mark(quote: string, color: string): Promise<void> {
    await this.select(quote)
    await this.toolbar.getByRole('button', { name: color }).click()
  }

  /** The handle at an end of the highlight at hand. */
  handle(side: 'begins' | 'ends'): Locator {
    return this.page.getByRole('button', { name: `Move where the highlight ${side}` })
  }

  /** What was told to a screen reader last. */
  get told(): Locator {
    return this.page.locator('[role=status].visually-hidden')
  }

  /** Takes back the newest step, or does it again. Answers with its kind. */
  async goBack(direction: 'undo' | 'redo' = 'undo'): Promise<string | null> {
    return this.page.evaluate(async (way) => {
      const result = await window.readingLab.actions[way]()
      return result.ok ? result.value : result.error.message
    }, direction)
  }

  card(words: string | RegExp): Locator {
    return this.page.getByRole('group', { name: words })
  }

  get margin(): Locator {
    return this.page.getByRole('complementary', { name: 'Highlights and notes' })
  }

  /** What is painted: for each kind of paint the passages it lies on. */
  painted(): Promise<Record<string, string[]>> {
    return this.page.evaluate(() => {
      const painted: Record<string, string[]> = {}
      for (const [name, highlight] of CSS.highlights) {
        const texts = [...highlight].map((range) => {
          const live = document.createRange()
          live.setStart(range.startContainer, range.startOffset)
          live.setEnd(range.endContainer, range.endOffset)
          return live.toString()
        })
        if (texts.length > 0) painted[name] = texts
      }
      return painted
    })
  }

  /** The highlights as they are stored. */
  stored() {
    return this.page.evaluate(async (articleId) => {
      const rows = await window.readingLab.store.db.highlights.where({ articleId }).toArray()
      return rows
        .filter(({ deletedAt }) => deletedAt === 0)
        .map(({ id, quote, color, style, headingPath }) => ({ id, quote, color, style, headingPath }))
    }, this.articleId)
  }

  storedNotes(): Promise<string[]> {
    return this.page.evaluate(async (articleId) => {
      const rows = await window.readingLab.store.db.notes.where({ articleId }).toArray()
      return rows.filter(({ deletedAt }) => deletedAt === 0).map(({ body }) => body)
    }, this.articleId)
  }

  /** Where the first and the last letter of a passage stand in the window; scrolls it into view first. */
  endsOf(quote: string) {
    return this.text.evaluate(async (root, words) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const all = root.textContent ?? ''
      const start = all.indexOf(words)
      if (start === -1) throw new Error(`The page does not show: ${words}`)
      const range = document.createRange()
      let at = 0
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node as Text
        if (start >= at && start < at + length) range.setStart(node, start - at)
        if (start + words.length > at && start + words.length <= at + length)
          range.setEnd(node, start + words.length - at)
        at += length
      }
      const seen = range.getBoundingClientRect()
      if (seen.top < 120 || seen.bottom > innerHeight - 60) {
        range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      }
      const rects = Array.from(range.getClientRects()).filter(({ width }) => width > 0)
      const first = rects[0]
      const last = rects.at(-1)
      if (!first || !last) throw new Error(`The page does not paint: ${words}`)
      return {
        from: { x: first.left + 0.5, y: first.top + first.height / 2 },
        to: { x: last.right - 0.2, y: last.top + last.height / 2 },
      }
    }, quote)
  }
}
