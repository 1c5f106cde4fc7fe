import { expect, type Locator, type Page } from '@playwright/test'

interface DraggedFile {
  readonly name: string
  readonly mime: string
  readonly text: string
}

interface Dragged {
  readonly link?: string
  readonly files?: readonly DraggedFile[]
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

  /** Escape takes away the hint of a button under the pointer first, where one is shown. */
  async closeQueue(): Promise<void> {
    const queue = this.page.getByRole('dialog', { name: 'Saving' })
    await expect(async () => {
      await this.page.keyboard.press('Escape')
      await expect(queue).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
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

  async drop({ file, ...dragged }: Dragged & { readonly file?: DraggedFile }): Promise<void> {
    await this.#drag(['dragenter', 'dragover', 'drop'], { ...dragged, files: file ? [file] : [] })
  }

  async dropAll(files: readonly DraggedFile[]): Promise<void> {
    await this.#drag(['dragenter', 'dragover', 'drop'], { files })
  }

  /** Ends jobs that wait, as the ingest window would: so many of each outcome. */
  async endSome(
    page: Page,
    outcomes: { readonly done: number; readonly unchanged: number; readonly failed: number },
  ): Promise<void> {
    await page.evaluate(async ({ done, unchanged, failed }) => {
      const path = '/app-modules.js'
      const { openDatabase } = await import(/* @vite-ignore */ path)
      const db = openDatabase()
      const waiting = await db.jobs.filter(({ status }: { status: string }) => status === 'queued').toArray()
      const result = (status: string) => ({ articleId: 'a', status, stored: 0, missing: 0 })
      await db.jobs.bulkPut(
        waiting.slice(0, done + unchanged + failed).map((job: object, index: number) => {
          if (index < failed) return { ...job, status: 'failed', error: { kind: 'is-pdf', message: '' } }
          return { ...job, status: 'done', result: result(index < failed + done ? 'saved' : 'unchanged') }
        }),
      )
    }, outcomes)
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
      ({ types, link, files = [] }) => {
        const dataTransfer = new DataTransfer()
        if (link) dataTransfer.setData('text/uri-list', link)
        for (const { text, name, mime } of files)
          dataTransfer.items.add(new File([text], name, { type: mime }))
        for (const type of types) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
        }
      },
      { types: events, ...dragged },
    )
  }
}
