import { expect, type Locator, type Page } from '@playwright/test'

/** The list of commands and places, as it is used from the keyboard. */
export class CommandPalettePage {
  readonly page: Page
  readonly dialog: Locator
  readonly field: Locator
  readonly lines: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Commands and places' })
    this.field = this.dialog.getByRole('combobox')
    this.lines = this.dialog.getByRole('option')
  }

  async open(key = 'Control+k'): Promise<void> {
    await this.page.keyboard.press(key)
    await expect(this.field).toBeFocused()
  }

  /** Types, and waits until the line at hand is this one. */
  async find(text: string, label: string): Promise<void> {
    await this.page.keyboard.type(text)
    await expect(this.chosen()).toContainText(label)
  }

  /** The line that Enter runs: the one that the field points at. */
  chosen(): Locator {
    return this.dialog.getByRole('option', { selected: true })
  }

  async run(text: string, label: string): Promise<void> {
    await this.open()
    await this.find(text, label)
    await this.page.keyboard.press('Enter')
    await expect(this.dialog).toHaveCount(0)
  }
}
