import type { CDPSession, Page } from '@playwright/test'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A finger, as the browser is told of one. */
class Finger {
  private readonly session: CDPSession

  private constructor(session: CDPSession) {
    this.session = session
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page))
  }

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<unknown> {
    return this.session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.send('touchStart', [from])
    for (const share of [0.2, 0.5, 0.8, 1])
      await this.send('touchMove', [
        { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
      ])
    await this.send('touchEnd', [])
  }

  press(point: Point): Promise<unknown> {
    return this.send('touchStart', [point])
  }

  lift(): Promise<unknown> {
    return this.send('touchEnd', [])
  }
}

const QUOTE = 'Whoever counts the ships'

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 900, height: 1100 } })

  test('a tap opens a highlight, a drag of its end moves it, scrolling marks nothing', async ({
    reader,
    page,
  }) => {
    await reader.save({ html: `${PORT_ARTICLE}${PORT_ARTICLE}` })
    await reader.store([{ quote: QUOTE, color: 'rose' }])
    await reader.open()
    await expect.poll(() => reader.painted()).toHaveProperty('op-ground-rose')
    const finger = await Finger.on(page)

    await finger.drag({ x: 400, y: 900 }, { x: 400, y: 300 })
    await expect.poll(() => reader.scroller.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100)
    expect(await reader.stored()).toHaveLength(1)
    expect(await reader.selection()).toBe('')
    await expect(reader.toolbar).toHaveCount(0)

    const { from } = await reader.endsOf(QUOTE)
    await page.touchscreen.tap(from.x + 8, from.y)
    const card = page.getByRole('dialog', { name: 'Highlight' })
    await expect(card).toBeVisible()
    for (const name of ['Sage', 'Tags', 'Delete the highlight'])
      expect((await card.getByRole('button', { name, exact: true }).boundingBox())?.height).toBeCloseTo(44)

    const box = await reader.handle('ends').boundingBox()
    if (!box) throw new Error('The handle is not there')
    expect(box.width).toBeGreaterThanOrEqual(44)
    expect(box.height).toBeGreaterThanOrEqual(44)
    const { to } = await reader.endsOf(`${QUOTE} finds that`)
    const grip = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const line = (await reader.endsOf(QUOTE)).to.y
    await finger.drag(grip, { x: to.x - 2, y: grip.y + to.y - line })
    await expect.poll(() => reader.stored()).toMatchObject([{ quote: `${QUOTE} finds that`, color: 'rose' }])
  })

  test('the toolbar comes when the selection has settled, below it and large enough for a finger', async ({
    reader,
    page,
  }) => {
    await reader.save({ html: PORT_ARTICLE })
    await reader.open()
    const { from } = await reader.endsOf(QUOTE)
    await page.touchscreen.tap(from.x + 4, from.y)
    // What the system's handles do to the selection.
    const select = (words: string) =>
      reader.text.evaluate((root, quote) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(quote)
          if (at === -1) continue
          getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
          return document.querySelector('[data-selection-toolbar]') !== null
        }
        return null
      }, words)
    for (const words of ['Whoever', 'Whoever counts', QUOTE]) expect(await select(words)).toBe(false)
    await expect(reader.toolbar).toBeVisible()
    const bar = await reader.toolbar.boundingBox()
    const { to } = await reader.endsOf(QUOTE)
    expect(bar?.y).toBeGreaterThan(to.y + 24)
    for (const button of await reader.toolbar.getByRole('button').all())
      expect((await button.boundingBox())?.width).toBeCloseTo(44)
    await reader.toolbar.getByRole('button', { name: 'Sky' }).tap()
    await expect.poll(() => reader.stored()).toMatchObject([{ quote: QUOTE, color: 'sky' }])
  })

  test('a long press chooses an image, also one that is a link', async ({ reader, page }) => {
    await reader.save({
      html: '<p>Before it.</p><p><a href="https://example.org/a"><img data-asset="0" alt="A lamp" width="400" height="300"></a></p><p>After it.</p>',
      images: [{ width: 400, height: 300, color: '#88aaaa' }],
    })
    await reader.open()
    const box = await reader.text.getByRole('img').boundingBox()
    if (!box) throw new Error('There is no image')
    const finger = await Finger.on(page)
    await finger.press({ x: box.x + 100, y: box.y + 100 })
    const toolbar = page.getByRole('toolbar', { name: 'Mark this image' })
    await expect(toolbar).toBeVisible()
    await finger.lift()
    await toolbar.getByRole('button', { name: 'Violet' }).tap()
    await expect.poll(() => reader.stored()).toMatchObject([{ quote: '', color: 'violet' }])
    expect(await page.evaluate(() => window.readingLab.asked.map(({ name }) => name))).not.toContain(
      'openExternal',
    )
  })
})

test('a pen selects and marks like a mouse, and takes a highlight by its end', async ({ reader, page }) => {
  await reader.save({ html: PORT_ARTICLE })
  await reader.open()
  const session = await page.context().newCDPSession(page)
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point, buttons: 0 | 1) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      pointerType: 'pen',
      button: type === 'mouseMoved' && buttons === 0 ? 'none' : 'left',
      buttons,
      clickCount: 1,
    })
  const draw = async (from: Point, to: Point) => {
    await pen('mouseMoved', from, 0)
    await pen('mousePressed', from, 1)
    await pen('mouseMoved', { x: (from.x + to.x) / 2, y: to.y }, 1)
    await pen('mouseMoved', to, 1)
    await pen('mouseReleased', to, 0)
  }
  const { from, to } = await reader.endsOf(QUOTE)
  await draw(from, to)
  await expect.poll(() => reader.selection()).toBe(QUOTE)
  await expect(reader.toolbar).toBeVisible()
  await page.keyboard.press('2')
  await expect.poll(() => reader.stored()).toMatchObject([{ quote: QUOTE, color: 'rose' }])
  await expect.poll(() => reader.painted()).toHaveProperty('op-ground-rose')
  await reader.clickOn(QUOTE)
  const box = await reader.handle('ends').boundingBox()
  if (!box) throw new Error('The handle is not there')
  const further = await reader.endsOf(`${QUOTE} finds that`)
  const grip = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await draw(grip, { x: further.to.x - 2, y: grip.y + further.to.y - to.y })
  await expect.poll(() => reader.stored()).toMatchObject([{ quote: `${QUOTE} finds that` }])
})
