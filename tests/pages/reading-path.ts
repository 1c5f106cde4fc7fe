import { expect, type Locator, type Page } from '@playwright/test'
import { LibraryPage } from './library-page.ts'
import { ReaderPage } from './reader-page.ts'
import { SavePage } from './save-page.ts'

/** More stops than any window of ours has. */
const MOST_STOPS = 80

/** Somebody who has no mouse. */
interface KeyboardPath {
  readonly press: (...keys: string[]) => Promise<void>
  /** Types into whatever has the focus. */
  readonly type: (text: string) => Promise<void>
  /** Steps until this has the focus. */
  readonly tabTo: (target: Locator, key?: string) => Promise<void>
}

function keyboardOf(page: Page): KeyboardPath {
  return {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    type: (text) => page.keyboard.type(text),
    tabTo: async (target, key = 'Tab') => {
      await expect(target).toBeVisible()
      for (let stop = 0; stop < MOST_STOPS; stop++) {
        if (await target.evaluate((element) => element === document.activeElement)) return
        await page.keyboard.press(key)
      }
      throw new Error(`${MOST_STOPS} times ${key} did not lead to ${target}`)
    },
  }
}

/** Somebody with the whole app in front of them, from the list to the margin and back. */
export class ReadingPath {
  readonly library: LibraryPage
  readonly reader: ReaderPage
  readonly saving: SavePage

  readonly keys: KeyboardPath
  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.library = new LibraryPage(page)
    this.reader = new ReaderPage(page)
    this.saving = new SavePage(page)
    this.keys = keyboardOf(page)
  }

  /** Waits until this article's text is open. */
  async reads(title: string): Promise<void> {
    await expect(this.reader.scroller.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(this.reader.text.locator('p').first()).toBeVisible()
    await this.page.evaluate(() => document.fonts.ready.then(() => true))
  }

  /** Opens an article from the list. */
  async open(title: string): Promise<void> {
    await this.library.row(title).click()
    await this.reads(title)
  }

  /** From the article to the list it came from. */
  async backToList(): Promise<void> {
    await this.page.getByRole('button', { name: /^Back to/ }).click()
    await expect(this.library.sidebar).toBeVisible()
  }

  /** Asks for an address in the Save box. */
  async askFor(address: string): Promise<void> {
    await this.saving.openBox()
    await this.saving.typeText(address)
    await this.saving.save()
  }

  /** Saves an address of this computer, which the app asks about first, and waits for its end. @returns what the queue says of it */
  async saveAnyway(address: string): Promise<string> {
    await this.askFor(address)
    await this.saving.openQueue()
    // The newest stands first; once it is saved its title takes the place of its address.
    const job = this.saving.jobs().first()
    await expect(job).toContainText(address)
    await expect(job).toContainText('This address leads to your own computer or network.')
    await job.getByRole('button', { name: /^Fetch it anyway/ }).click()
    await expect(job).toContainText(/Saved|newer text|already have/)
    const outcome = (await job.textContent()) ?? ''
    await this.page.keyboard.press('Escape')
    return outcome
  }

  /** Lets everything be fetched that the queue asks about, as soon as it has asked about so many. */
  async fetchAllAnyway(number: number): Promise<void> {
    const asking = this.page.getByRole('button', { name: /^Fetch it anyway/ })
    await expect(asking).toHaveCount(number)
    for (let left = number; left > 0; left--) {
      await asking.last().click()
      await expect(asking).toHaveCount(left - 1)
    }
  }

  /** Gives the open article another title. */
  async rename(title: string): Promise<void> {
    await this.chooseMore('Edit details…')
    await this.page.getByRole('textbox', { name: 'Title' }).fill(title)
    await this.page.getByRole('button', { name: 'Save', exact: true }).click()
    await this.reads(title)
  }

  /** How many texts of the open article are saved. */
  async versions(): Promise<number> {
    await this.page.getByRole('button', { name: 'Versions' }).click()
    const items = this.page.getByRole('menuitem', { name: /\d{4}/ })
    await expect(items.first()).toBeVisible()
    const number = await items.count()
    await this.page.keyboard.press('Escape')
    return number
  }

  /** What is painted as a highlight in the text, each passage once. */
  async paintedPassages(): Promise<string[]> {
    return [...new Set(Object.values(await this.reader.painted()).flat())]
  }

  /** Marks a passage with the mouse, and waits for its card in the margin. */
  async mark(quote: string, color: string): Promise<void> {
    // A picture or a typeface that comes late moves the lines under the mouse; then a person selects once more.
    await expect(async () => {
      // Pressed on what is selected the mouse would drag it away.
      await this.page.evaluate(() => getSelection()?.removeAllRanges())
      await this.reader.select(quote)
      expect(await this.reader.selection()).toBe(quote)
    }).toPass()
    await this.reader.toolbar.getByRole('button', { name: color }).click()
    await expect(this.reader.card(new RegExp(`^${color} highlight: “${quote}”`))).toBeVisible()
  }

  /** Clicks a marked passage and writes a note on it. */
  async noteOn(quote: string, text: string): Promise<void> {
    const card = this.reader.card(quote)
    // Before it stands in the margin there is no mark to click.
    await expect(card).toBeVisible()
    await this.reader.clickOn(quote)
    await expect(card.getByRole('toolbar')).toBeVisible()
    await this.page.keyboard.press('n')
    await this.writeNote(text)
  }

  /** Writes in the note that is open, and ends it. */
  async writeNote(text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Note, in Markdown' })
    await expect(field).toBeFocused()
    // At once, as a paste does: a slow machine would store what is typed in more than one step.
    await this.page.keyboard.insertText(text)
    await this.page.keyboard.press('Control+Enter')
    await expect(field).toHaveCount(0)
  }

  /** Chooses from the menu behind the three dots. */
  async chooseMore(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** Tags the open article. */
  async tag(path: string): Promise<void> {
    await this.chooseMore('Tags…')
    await this.page.getByRole('combobox', { name: 'Tags' }).fill(path)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('button', { name: `Remove the tag ${path}` })).toBeVisible()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('combobox', { name: 'Tags' })).toHaveCount(0)
  }

  /** Makes a collection of a query, and goes to it. */
  async collect(name: string, query: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New collection' }).click()
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('textbox', { name: 'Query' }).fill(query)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  /** The pictures in the text that are drawn, by where they come from. */
  pictures(): Promise<{ source: string; width: number }[]> {
    return this.reader.text.locator('img').evaluateAll((images) =>
      (images as HTMLImageElement[]).map((image) => ({
        source: image.src.split(':')[0] ?? '',
        width: image.naturalWidth,
      })),
    )
  }

  /** The line under the text that tells about this copy. */
  get foot(): Locator {
    return this.page.getByRole('region', { name: 'About this copy' })
  }

  /** Undoes the last step, which has to be this one. */
  async undo(step: string): Promise<void> {
    await this.page.keyboard.press('Control+z')
    await this.library.says(`Undone: ${step}`)
  }

  /** Does the step again that was undone last, which has to be this one. */
  async redo(step: string): Promise<void> {
    await this.page.keyboard.press('Control+y')
    await this.library.says(`Done again: ${step}`)
  }
}
