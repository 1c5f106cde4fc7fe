import { expect, type Locator, type Page } from '@playwright/test'

/** The development server compiles a module when it is first asked for; in milliseconds. */
const OPENS_WITHIN = 20_000

/** The reading window with its list, as a person uses it. */
export class LibraryPage {
  readonly page: Page
  readonly list: Locator
  readonly sidebar: Locator
  readonly status: Locator
  readonly filterField: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('grid', { name: 'Articles' })
    this.sidebar = page.getByRole('navigation', { name: 'Places, collections and tags' })
    this.status = page.getByRole('status', { name: 'What just happened' })
    this.filterField = page.getByRole('combobox', { name: 'Search these articles' })
  }

  /** Opens the app and waits until a list or an empty place stands there. */
  static async open(page: Page): Promise<LibraryPage> {
    await page.goto('/')
    const library = new LibraryPage(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: OPENS_WITHIN })
    return library
  }

  row(title: string): Locator {
    return this.list.getByRole('row').filter({ has: this.page.getByText(title, { exact: true }) })
  }

  /** The titles in sight, from the top. */
  titles(): Promise<string[]> {
    // All at once: a row that is asked for may be gone a moment later.
    return this.list.getByRole('row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          index: Number(row.getAttribute('aria-rowindex')),
          title: row.querySelector('[dir=auto]')?.textContent ?? '',
        }))
        .sort((a, b) => a.index - b.index)
        .map(({ title }) => title),
    )
  }

  /** Waits until exactly these titles stand in the list, in this order. */
  async shows(...titles: string[]): Promise<void> {
    await expect.poll(() => this.titles()).toEqual(titles)
  }

  /** Waits until nothing stands in the list, and it says so. */
  async isEmpty(saying: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: saying })).toBeVisible()
    await expect(this.list).toHaveCount(0)
  }

  async says(text: string): Promise<void> {
    await expect(this.status).toContainText(text)
  }

  /** Goes to a place or a collection by the sidebar. */
  async goTo(name: string): Promise<void> {
    const place = this.sidebar.getByRole('button', { name: new RegExp(`^${name}`) })
    await place.or(this.collection(name)).click()
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  tag(path: string): Locator {
    return this.sidebar.locator(`[data-sidebar-item="tag:${path}"]`)
  }

  collection(name: string): Locator {
    const tree = this.sidebar.getByRole('tree', { name: 'Collections' })
    return tree.getByRole('treeitem', { name: new RegExp(`^${name}`) })
  }

  /** Waits until exactly these collections are in sight, each after as many dots as it is deep. */
  async collects(...names: string[]): Promise<void> {
    const items = this.sidebar.locator('[data-sidebar-item^="collection:"]')
    const read = () =>
      items.evaluateAll((found) =>
        found.map((item) => {
          const depth = Number(item.getAttribute('aria-level')) - 1
          return `${'.'.repeat(depth)}${item.querySelector('[dir=auto]')?.textContent}`
        }),
      )
    await expect.poll(read).toEqual(names)
  }

  /** Expects the number that stands beside a place, a collection or a tag. */
  async counts(name: string, articles: number): Promise<void> {
    const words = articles === 1 ? '1 article' : `${articles} articles`
    const entry = this.sidebar.locator('[data-sidebar-item]').filter({ hasText: name }).first()
    await expect(entry).toContainText(words)
  }

  /** Gives the list the focus, once there is something in it that keys can act on. */
  async focusList(): Promise<void> {
    await expect(this.list).toHaveAttribute('aria-activedescendant')
    await this.list.focus()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async filter(text: string): Promise<void> {
    await this.filterField.fill(text)
  }

  /** Titles of the rows that are selected. */
  selected(): Locator {
    return this.list.getByRole('row', { selected: true })
  }

  async openMenuOf(title: string): Promise<Locator> {
    await this.row(title).click({ button: 'right' })
    return this.page.getByRole('menu', { name: /^Actions for/ })
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
