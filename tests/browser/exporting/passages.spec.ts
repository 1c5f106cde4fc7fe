import { test as base, expect } from '../launch.ts'

/** A page of the renderer's origin with `window.exporting`. */
const test = base.extend({
  page: async ({ page }, use) => {
    await page.route('**/exporting-lab', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Exporting lab</title>' }),
    )
    await page.goto('/exporting-lab')
    await page.addScriptTag({ type: 'module', url: '/exporting-lab.js' })
    await page.waitForFunction(() => window.exporting !== undefined)
    await use(page)
  },
})

const TABLE = `<p>Before the table.</p><table><thead><tr><th>Port</th><th>Depth</th></tr></thead>
  <tbody><tr><td>Gull | Bay</td><td>9 m</td></tr><tr><td>Low Quay</td><td>4 m</td></tr></tbody></table>`

test('prose needs no Markdown of its own', async ({ page }) => {
  const markup = '<p>The <em>ferry</em> leaves at <a href="https://example.org">six</a>.</p>'
  expect(await page.evaluate((html) => window.exporting.passage(html, 'The', 'six'), markup)).toBe('')
})

test('a passage of code stays code, with its language and its lines', async ({ page }) => {
  const markup =
    '<p>So:</p><pre data-lang="python"><code>def tide(h):\n    return h * 2\n# ``` done</code></pre>'
  const whole = await page.evaluate((html) => window.exporting.passage(html, 'So', 'done'), markup)
  expect(whole).toBe('So:\n\n````python\ndef tide(h):\n    return h * 2\n# ``` done\n````')
  const part = await page.evaluate((html) => window.exporting.passage(html, 'return', '2'), markup)
  expect(part).toBe('```python\nreturn h * 2\n```')
})

test('rows of a table stay a table', async ({ page }) => {
  const rows = await page.evaluate((html) => window.exporting.passage(html, 'Port', 'Low Quay'), TABLE)
  expect(rows.split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual([
    '| Port | Depth |',
    '| --- | --- |',
    '| Gull \\| Bay | 9 m |',
    '| Low Quay |',
  ])
})

test('a formula and an image stay what they are', async ({ page }) => {
  const markup = `<p>Then <math data-latex="x^2_1"><msup><mi>x</mi><mn>2</mn></msup></math> follows
    <img data-asset="0" alt="The [old] quay"> here.</p>`
  const passage = await page.evaluate((html) => window.exporting.passage(html, 'Then', 'here'), markup)
  expect(passage).toContain('$x^2_1$')
  expect(passage).toContain('![The \\[old\\] quay](<https://example.org/quay (1).png>)')
})

test('text that looks like Markdown is written so that it stays text', async ({ page }) => {
  const text = await page.evaluate(() =>
    window.exporting.article(
      '<p>*Not* a list: 1. no [[link]] &lt;b&gt; #tag</p><p># not a heading</p>',
      'A *star*',
    ),
  )
  expect(text).toContain('# A \\*star\\*')
  expect(text).not.toMatch(/^# not/m)
  expect(text).not.toContain('*Not* a')
  expect(text).not.toContain('[[link]]')
})

test('an embed is exported as its picture and its link, whole or in a passage', async ({ page }) => {
  const embed =
    '<p>Before it.</p><figure><img alt="" data-asset="0"><figcaption><a href="https://www.youtube.com/watch?v=aB3_d-6fGhI">Lighting the lamp</a></figcaption></figure><p>After it.</p>'
  const [article, passage] = await page.evaluate(
    (markup) => [
      window.exporting.article(markup, 'The quay'),
      window.exporting.passage(markup, 'Before', 'lamp'),
    ],
    embed,
  )
  expect(article).toContain('![](<https://example.org/quay (1).png>)')
  expect(article).toContain('[Lighting the lamp](https://www.youtube.com/watch?v=aB3_d-6fGhI)')
  expect(passage).toContain('[Lighting the lamp](https://www.youtube.com/watch?v=aB3_d-6fGhI)')
})

test('a marked code block stands in its callout as code, with its note and its way back', async ({
  page,
}) => {
  const markup = '<h2>Tides</h2><pre><code>a = 1\nb = 2</code></pre>'
  const text = await page.evaluate(
    (html) => window.exporting.notes(html, 'a = 1\nb = 2', 'Check *this*.'),
    markup,
  )
  expect(text).toContain('published: "2026-02"')
  expect(text).toContain(
    [
      '## Tides',
      '',
      '> [!info]',
      '>',
      '> ```',
      '> a = 1',
      '> b = 2',
      '> ```',
      '>',
      '> > [!note]',
      '> > Check *this*.',
      '>',
      '> [↗](offprint://article/article?highlight=mark)',
      '',
      '^op-mark',
    ].join('\n'),
  )
})

test('a marked image is exported as the image that it is, and as it was where it is gone', async ({
  page,
}) => {
  const markup = '<p>Before.</p><figure><img data-asset="0" alt="The quay"></figure><p>After.</p>'
  const [there, gone] = await page.evaluate(
    (html) => [
      window.exporting.markedImage(html, 'As it was', false),
      window.exporting.markedImage('<p>Another text.</p>', 'As it was', true),
    ],
    markup,
  )
  expect(there).toContain('> [!quote]\n>\n> ![The quay](<https://example.org/quay (1).png>)\n')
  expect(gone).toContain('> [!quote]\n>\n> ![As it was](kept)\n')
})
