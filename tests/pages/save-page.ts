import type { Locator, Page } from '@playwright/test'

interface Dragged {
  readonly link?: string
  readonly file?: { readonly name: string; readonly mime: string; readonly text: string }
}

/** Getting articles in, and the queue, as a person does it. */
export class SavePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async openBox(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click()
  }

  async typeText(text: string): Promise<void> {
    await this.page.getByLabel('Address or text').fill(text)
  }

  async addTag(path: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Tags' }).fill(path)
    await this.page.keyboard.press('Enter')
  }

  async save(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  }

  async openQueue(): Promise<void> {
    await this.page.getByRole('button', { name: /Show the queue/ }).click()
  }

  jobs(): Locator {
    return this.page.getByRole('dialog', { name: 'Saving' }).getByRole('listitem')
  }

  job(label: string): Locator {
    return this.jobs().filter({ hasText: label })
  }

  /** Pastes where the focus is, as the system's clipboard would. */
  async paste(data: { text: string; html?: string }): Promise<void> {
    await this.page.evaluate(({ text, html }) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      if (html) clipboardData.setData('text/html', html)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, data)
  }

  async dragOver(dragged: Dragged): Promise<void> {
    await this.#drag(['dragenter', 'dragover'], dragged)
  }

  async drop(dragged: Dragged): Promise<void> {
    await this.#drag(['dragenter', 'dragover', 'drop'], dragged)
  }

  /** Whether the queue holds a leave to fetch this address from a private network. */
  mayFetchPrivate(address: string): Promise<boolean> {
    return this.page.evaluate(async (url) => {
      const path = '/app-modules.js'
      const { openDatabase } = await import(/* @vite-ignore */ path)
      const jobs = await openDatabase().jobs.toArray()
      const job = jobs.find(({ input }: { input: { url?: string } }) => input.url === url)
      return job.input.allowPrivate
    }, address)
  }

  async #drag(events: readonly string[], dragged: Dragged): Promise<void> {
    await this.page.evaluate(
      ({ types, link, file }) => {
        const dataTransfer = new DataTransfer()
        if (link) dataTransfer.setData('text/uri-list', link)
        if (file) dataTransfer.items.add(new File([file.text], file.name, { type: file.mime }))
        for (const type of types) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
        }
      },
      { types: events, ...dragged },
    )
  }
}
