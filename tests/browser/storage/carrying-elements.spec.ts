import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

const URL_A = 'https://example.org/brine'
const OPENING =
  '<p>The brine of the low well was weighed in every month of the year, and the weights were kept.</p>'
const MIDDLE =
  '<p>The drawing shows the shaft as the surveyor found it, with the ladder that nobody trusted any more.</p>'
const ENDING =
  '<p>What was not weighed was not believed, and so the winter of the great frost is missing from the book.</p>'
const TABLE =
  '<table><tbody><tr><td>January</td><td>nine ounces</td></tr><tr><td>February</td><td>ten ounces</td></tr></tbody></table>'
const LONGER_TABLE = TABLE.replace('</tbody>', '<tr><td>March</td><td>eleven ounces</td></tr></tbody>')
const CODE = '<pre><code>for month in year:\n    weigh(brine, month)\n    keep(month)</code></pre>'
const FORMULA = '<math data-latex="w = m g h"><mi>w</mi><mo>=</mo><mi>m</mi><mi>g</mi><mi>h</mi></math>'
const SHAFT = '<img data-asset="0" alt="The shaft">'

interface Saved {
  readonly html: string
  readonly pictures: readonly { url: string; shows: string }[]
}

const shaftAt = (url: string, shows = 'shaft') => [{ url, shows }]
const FIRST_ADDRESS = 'https://img.example.org/shaft.png'

/** Saves texts one after the other, an hour apart, marks an element of the first, and tells where it stands in each. */
const carry = (page: Page, kind: 'image' | 'table' | 'code' | 'formula', versions: readonly Saved[]) =>
  page.evaluate(
    async ({ url, kind, versions }) => {
      const { library: lab } = window
      const [first, ...rest] = versions
      const { articleId, versionId } = await lab.save({ url, ...first })
      const names = { image: 'img', table: 'table', code: 'pre', formula: 'math' }
      const doc = new DOMParser().parseFromString(first?.html ?? '', 'text/html')
      const element = doc.querySelector(names[kind])
      const before = doc.createRange()
      before.setStart(doc.body, 0)
      if (element) before.setEndBefore(element)
      const start = before.toString().length
      const added = await lab.actions.addHighlight({
        articleId,
        versionId,
        start,
        end: start + (element?.textContent?.length ?? 0),
        color: 'amber',
        style: 'highlight',
        headingPath: [],
        element: kind === 'image' ? { kind, asset: Number(element?.getAttribute('data-asset')) } : { kind },
      })
      if (!added.ok) throw new Error(added.error.message)
      const ids = [versionId]
      for (const [n, version] of rest.entries()) {
        lab.time += 3_600_000
        // The same text with its images elsewhere would be the same version.
        const html = `${version.html}<p>Printing ${n + 2}.</p>`
        ids.push((await lab.save({ url, ...version, html })).versionId)
      }
      const id = added.value.highlightId
      const places = []
      for (const version of ids) {
        const anchor = await lab.db.anchors.get(`${version}:${id}`)
        const body = await lab.db.bodies.get((await lab.db.versions.get(version))?.bodyHash ?? '')
        const { start = 0, end = 0, status } = anchor ?? {}
        places.push({ status, text: body?.text.slice(start, end), before: body?.text.slice(0, start) })
      }
      const highlight = await lab.db.highlights.get(id)
      const shown = ids.indexOf((await lab.open(articleId))?.version.id ?? '')
      return { element: highlight?.element, places, shown, articleId, ids, id }
    },
    { url: URL_A, kind, versions },
  )

const textOf = (html: string) => html.replace(/<[^>]*>/g, '')

test('an image that was moved is found by its address, and by its bytes when that is another', async ({
  page,
}) => {
  const seen = await carry(page, 'image', [
    { html: OPENING + SHAFT + MIDDLE + ENDING, pictures: shaftAt(FIRST_ADDRESS) },
    { html: OPENING + MIDDLE + ENDING + SHAFT, pictures: shaftAt(FIRST_ADDRESS) },
    { html: OPENING + MIDDLE + SHAFT + ENDING, pictures: shaftAt('https://cdn.example.org/7.png') },
    { html: OPENING + MIDDLE + ENDING, pictures: [] },
  ])
  expect(seen.element).toMatchObject({ kind: 'image', source: FIRST_ADDRESS, label: 'The shaft' })
  expect(seen.places).toMatchObject([
    { status: 'exact', before: textOf(OPENING) },
    { status: 'sure', before: textOf(OPENING + MIDDLE + ENDING) },
    { status: 'sure', before: textOf(OPENING + MIDDLE) },
    { status: 'orphan' },
  ])
  // The version without the image is not shown by itself.
  expect(seen.shown).toBe(2)
})

test('an image embedded in the page is told from others by what it shows', async ({ page }) => {
  const LADDER = '<img data-asset="1" alt="The ladder">'
  const both = [
    { url: '', shows: 'shaft' },
    { url: '', shows: 'ladder' },
  ]
  const seen = await carry(page, 'image', [
    { html: OPENING + SHAFT + MIDDLE + LADDER + ENDING, pictures: both },
    { html: OPENING + LADDER + MIDDLE + SHAFT + ENDING, pictures: both },
    { html: OPENING + MIDDLE + SHAFT + ENDING, pictures: [{ url: '', shows: 'ladder' }] },
  ])
  expect(seen.places).toMatchObject([
    { status: 'exact', before: textOf(OPENING) },
    { status: 'sure', before: textOf(OPENING + MIDDLE) },
    { status: 'orphan' },
  ])
})

test('of an image that stands in several places a person is asked', async ({ page }) => {
  const seen = await carry(page, 'image', [
    { html: OPENING + SHAFT + MIDDLE + ENDING, pictures: shaftAt(FIRST_ADDRESS) },
    { html: SHAFT + OPENING + MIDDLE + SHAFT + ENDING + SHAFT, pictures: shaftAt(FIRST_ADDRESS) },
  ])
  expect(seen.places[1]).toMatchObject({ status: 'unsure' })
  expect(seen.shown).toBe(0)
})

test('an image that took the place of another is followed once a person has said so', async ({ page }) => {
  const replaced = shaftAt('https://cdn.example.org/new.png', 'a better drawing')
  const seen = await carry(page, 'image', [
    { html: OPENING + SHAFT + MIDDLE + ENDING, pictures: shaftAt(FIRST_ADDRESS) },
    { html: `${OPENING}<p>Redrawn.</p>${SHAFT}${MIDDLE}${ENDING}`, pictures: replaced },
    { html: `${OPENING}<p>Redrawn.</p>${MIDDLE}${SHAFT}${ENDING}`, pictures: replaced },
  ])
  expect(seen.places.map(({ status }) => status)).toEqual(['exact', 'orphan', 'orphan'])
  const start = textOf(`${OPENING}<p>Redrawn.</p>`).length
  const followed = await page.evaluate(
    async ({ id, versionId, last, start }) => {
      await window.library.actions.attachHighlight(id, { versionId, start, end: start })
      return window.library.db.anchors.get(`${last}:${id}`)
    },
    { id: seen.id, versionId: seen.ids[1] ?? '', last: seen.ids[2] ?? '', start },
  )
  expect(followed).toMatchObject({
    status: 'sure',
    start: textOf(`${OPENING}<p>Redrawn.</p>${MIDDLE}`).length,
  })
})

test('a table with a row more is still the whole table', async ({ page }) => {
  const seen = await carry(page, 'table', [
    { html: OPENING + TABLE + MIDDLE + ENDING, pictures: [] },
    { html: OPENING + MIDDLE + LONGER_TABLE + ENDING, pictures: [] },
    { html: OPENING + LONGER_TABLE + MIDDLE + ENDING, pictures: [] },
    { html: OPENING + MIDDLE + ENDING, pictures: [] },
  ])
  expect(seen.places.map(({ text }) => text)).toEqual([
    textOf(TABLE),
    textOf(LONGER_TABLE),
    textOf(LONGER_TABLE),
    '',
  ])
  expect(seen.places.at(-1)?.status).toBe('orphan')
  expect(seen.element?.markdown).toContain('nine ounces')
})

test('a code block and a formula are carried over whole', async ({ page }) => {
  for (const [kind, html] of [
    ['code', CODE],
    ['formula', FORMULA],
  ] as const) {
    const holder = kind === 'formula' ? `<p>The weight is ${html} by the surveyor’s rule.</p>` : html
    const seen = await carry(page, kind, [
      { html: `${OPENING}${holder}${MIDDLE}`, pictures: [] },
      { html: `<p>Corrected in ${kind}.</p>${OPENING}${holder}${MIDDLE}${ENDING}`, pictures: [] },
      { html: `${OPENING}${MIDDLE}`, pictures: [] },
    ])
    expect(seen.places[0]).toMatchObject({ status: 'exact', text: textOf(html) })
    expect(['exact', 'sure']).toContain(seen.places[1]?.status)
    expect(seen.places[1]?.text).toBe(textOf(html))
    expect(seen.places[2]?.status).toBe('orphan')
    await page.evaluate((id) => window.library.actions.trashArticles([id]), seen.articleId)
    await page.evaluate((id) => window.library.actions.purgeArticles([id]), seen.articleId)
  }
})
