import { longArticle, PORT_ARTICLE, RTL_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from './reader-test.ts'

const IMAGES = [{ width: 800, height: 420, color: '#88aaaa' }] as const

test('shows the saved text and no letter more', async ({ reader }) => {
  await reader.read({ html: PORT_ARTICLE, images: IMAGES })
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(reader.savedText)
  await expect(reader.page.getByRole('alert')).toHaveCount(0)
})

test('lays a long article out in sections, with the same text', async ({ reader }) => {
  await reader.read({ html: `<div><div>${longArticle(600)}</div></div>` })
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(reader.savedText)
  const sections = await reader.text.evaluate((root) =>
    Array.from(root.querySelectorAll('[data-section]'), (section) => section.querySelectorAll('p').length),
  )
  expect(sections.length).toBeGreaterThan(8)
  expect(Math.max(...sections)).toBeLessThanOrEqual(50)
})

test('says so when the text is not what was saved, and lets nothing be marked', async ({ reader }) => {
  await reader.read({ html: PORT_ARTICLE, images: IMAGES, wrongText: 'Something else' })
  await expect(reader.page.getByRole('alert')).toContainText('marking is switched off')
  await reader.select('A quay is a promise')
  await expect(reader.toolbar).toHaveCount(0)
})

test('asks nothing of the network while somebody reads', async ({ reader, page }) => {
  await reader.save({
    html: `${PORT_ARTICLE}<p><img src="https://example.org/pixel.gif"><img srcset="https://example.org/a.png 2x">
      <a href="https://example.org/" ping="https://example.org/ping">a link</a></p>
      <p style="background:url(https://example.org/bg.png)">painted</p><link rel="prefetch" href="https://example.org/next">`,
    images: IMAGES,
  })
  await reader.open()
  const requests: string[] = []
  // The app's own code and letters come from the app's own folder.
  const own = /^\/(chunks|assets)\/[\w.-]+\.(js|css|woff2)$/
  page.on('request', (request) => {
    const { protocol, origin, pathname } = new URL(request.url())
    const isOwn = origin === new URL(page.url()).origin && own.test(pathname)
    if (protocol !== 'blob:' && !isOwn) requests.push(request.url())
  })
  await page.getByText('a link').hover()
  await reader.scroller.evaluate((main) => main.scrollTo(0, main.scrollHeight))
  await expect(page.getByText('painted')).toBeInViewport()
  await page.getByRole('img', { name: 'The crane at dusk' }).scrollIntoViewIfNeeded()
  await reader.mark('the promise is kept on Tuesdays', 'Sage')
  await expect(reader.card(/promise is kept/)).toBeVisible()
  expect(requests).toEqual([])
})

test('draws stored images, keeping their room before they come', async ({ reader, page }) => {
  await reader.read({
    html: '<p>Before</p><figure><img data-asset="0" alt="A crane"></figure><p>After</p>',
    images: IMAGES,
  })
  const image = page.getByRole('img', { name: 'A crane' })
  await expect(image).toHaveJSProperty('complete', true)
  await expect(image).toHaveAttribute('width', '800')
  await expect(image).toHaveAttribute('height', '420')
  await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(800)
})

test('says which image is missing and why, adding no text', async ({ reader, page }) => {
  await reader.read({
    html: PORT_ARTICLE,
    images: [{ missing: 'not-found', url: 'https://example.org/crane.jpg' }],
  })
  await expect(
    page.getByRole('img', { name: /crane at dusk: image not saved, it is no longer/i }),
  ).toBeVisible()
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(reader.savedText)
  await page.getByRole('button', { name: '0 of 1 image' }).click()
  await expect(page.getByRole('dialog')).toContainText('example.org/crane.jpg')
})

test('takes somebody up at the paragraph where they left', async ({ reader, page }) => {
  await reader.read({ html: longArticle(300) })
  await page.getByText('Paragraph 150 begins').scrollIntoViewIfNeeded()
  await page.mouse.move(600, 500)
  await page.mouse.wheel(0, 400)
  const first = () =>
    reader.text.evaluate((root) => {
      const blocks = Array.from(root.querySelectorAll('p'))
      return blocks.find((block) => block.getBoundingClientRect().bottom > 80)?.textContent?.slice(0, 20)
    })
  const kept = () =>
    page.evaluate(
      async (id) => (await window.readingLab.store.db.readings.get(id))?.offset ?? 0,
      reader.articleId,
    )
  await expect.poll(kept).toBeGreaterThan(1000)
  const offset = await kept()
  const paragraph = reader.savedText.slice(offset, offset + 20)
  await page.reload()
  await reader.reload()
  await expect.poll(first).toBe(paragraph)
})

test('keeps a place without reading the text again or touching it', async ({ reader, page }) => {
  await reader.read({ html: longArticle(300) })
  await page.evaluate((text) => {
    const seen = { bodies: 0, changes: 0 }
    const { get } = IDBObjectStore.prototype
    IDBObjectStore.prototype.get = function (query) {
      if (this.name === 'bodies') seen.bodies += 1
      return get.call(this, query)
    }
    const observer = new MutationObserver((changes) => {
      seen.changes += changes.length
    })
    const root = document.querySelector(`[data-testid=${text}]`)
    if (root)
      observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true })
    Object.assign(window, { seen })
  }, 'article-text')
  await page.mouse.move(600, 500)
  await page.mouse.wheel(0, 1500)
  await expect
    .poll(() =>
      page.evaluate(
        async (id) => (await window.readingLab.store.db.readings.get(id))?.offset ?? 0,
        reader.articleId,
      ),
    )
    .toBeGreaterThan(0)
  await expect(page.getByRole('region', { name: 'About this copy' })).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual({ bodies: 0, changes: 0 })
})

test('leads from a footnote to its note and back', async ({ reader, page }) => {
  await reader.read({ html: `${longArticle(60)}${PORT_ARTICLE}`, images: IMAGES })
  const reference = reader.text.locator('a[data-footnote=ref]')
  await reference.focus()
  await expect(page.getByText('The board’s own forecast, page nine').last()).toBeVisible()
  await reference.press('Enter')
  await expect(reader.text.locator('#op-n1')).toBeFocused()
  await expect(reader.text.locator('#op-n1')).toBeInViewport()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(reference).toBeFocused()
  await expect(reference).toBeInViewport()
})

test('opens links in the system’s browser, showing where they lead', async ({ reader, page }) => {
  await reader.read({ html: PORT_ARTICLE, images: IMAGES })
  const link = page.getByRole('link', { name: 'the list of berths' })
  await page.evaluate(() => {
    window.open = () => null
  })
  await link.hover()
  await expect(page.getByText('https://example.org/moorings')).toBeVisible()
  await link.click()
  const asked = await page.evaluate(() =>
    window.readingLab.asked.filter(({ name }) => name === 'openExternal'),
  )
  expect(asked).toEqual([{ name: 'openExternal', request: { url: 'https://example.org/moorings' } }])
  expect(page.url()).toMatch(/reading-lab\.html$/)
})

test('marks in the outline what is being read, and goes there', async ({ reader, page }) => {
  await reader.read({ html: longArticle(200) })
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await outline.getByRole('button', { name: 'Part 6' }).click()
  await expect(outline.getByRole('button', { name: 'Part 6' })).toHaveAttribute('aria-current', 'location')
  await expect(page.getByRole('heading', { name: 'Part 6' })).toBeInViewport()
})

test('hides its bars while somebody reads on and shows them on the way up', async ({ reader, page }) => {
  await reader.read({ html: longArticle(200) })
  const bar = page.getByRole('banner')
  await page.mouse.move(600, 500)
  await page.mouse.wheel(0, 900)
  await expect(bar).toHaveCSS('opacity', '0')
  await page.mouse.wheel(0, -200)
  await expect(bar).toHaveCSS('opacity', '1')
})

test('goes on to the next article after archiving', async ({ reader, page }) => {
  await reader.read({ html: PORT_ARTICLE, images: IMAGES })
  await page.keyboard.press('e')
  await expect.poll(() => page.evaluate(() => window.readingLab.doors)).toEqual(['next'])
})

test('remembers how the text is set', async ({ reader, page }) => {
  await reader.read({ html: PORT_ARTICLE, images: IMAGES })
  await page.getByRole('button', { name: 'Type and theme' }).click()
  await page.getByText('Sepia').click()
  await page.getByText('Atkinson Hyperlegible').click()
  await page.getByRole('slider', { name: 'Size' }).press('ArrowRight')
  await page.keyboard.press('Escape')
  await page.reload()
  await reader.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await expect(reader.text).toHaveCSS('font-family', /Atkinson/)
  await expect(reader.text).toHaveCSS('font-size', '19px')
})

test('shows an older version and says that a newer one is there', async ({ reader, page }) => {
  await reader.read({ html: '<p>The first text of this article.</p>' })
  await reader.save({ html: '<p>The second text of this article, changed.</p>' })
  await expect(reader.text).toHaveText('The second text of this article, changed.')
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('menuitem', { name: /\d{4}/ }).last().click()
  await expect(reader.text).toHaveText('The first text of this article.')
  await expect(
    page.getByText(/You are looking at the version of .*, older than the one you read/),
  ).toBeVisible()
  await page
    .getByTestId('version-line')
    .getByRole('button', { name: /^Back to the version of/ })
    .click()
  await expect(reader.text).toHaveText('The second text of this article, changed.')
})

test('reads from right to left where the article does', async ({ reader, page }) => {
  await reader.read({ html: RTL_ARTICLE, lang: 'ar', dir: 'rtl', title: 'ماذا يعني الميناء' })
  await expect(reader.text).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('heading', { name: 'الرصيف الجديد' })).toHaveCSS('direction', 'rtl')
})
