import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

const CORPUS = resolve(
  process.env.OFFPRINT_CORPUS ?? resolve(__dirname, '../../../../shared/corpus'),
  'hostile',
)

/** Attacks of our own, one of each kind, so that the test has teeth where the corpus is absent. */
const OWN_VECTORS = [
  '<p>Prose</p><script>alert(1)</script>',
  '<p>Prose <img src=x onerror="alert(1)"> and more</p>',
  '<p onclick="alert(1)" style="background:url(/styled)" class="x">Prose</p>',
  '<a href="javascript:alert(1)">a link</a> <a href="java\nscript:alert(1)">another</a>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg><svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form action="/sent"><input name="body" autofocus onfocus=alert(1)><button>Go</button></form>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe><object data="/object"></object><embed src="/embed">',
  '<a id="getElementById">clobbered</a><img name="cookie" src="/pixel.png"><p id="body">more</p>',
  '<meta http-equiv="refresh" content="0;url=/refreshed"><base href="https://elsewhere.example/"><link rel=stylesheet href="/sheet">',
  '<video autoplay poster="/poster"><source src="/film" onerror=alert(1)></video><audio src="/sound" autoplay></audio>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><script>alert(1)</script></template>',
  '<img data-asset="0" src="/image" srcset="/image2 2x"><picture><source srcset="/image3"><img src="/image4"></picture>',
]

interface Vector {
  readonly id: string
  readonly html: string
}

function corpusVectors(file: string): Vector[] {
  const path = resolve(CORPUS, file)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Vector[]) : []
}

/** Saves each vector in the ingest page and shows it in the bare one; answers with the ids whose markup holds what it must not. */
async function saveAndShow(lab: Lab, vectors: readonly Vector[]): Promise<string[]> {
  const saved = await lab.ingest.evaluate(
    (list) =>
      list.map(({ id, html }) => ({ id, html: window.lab.save(html, 'https://hostile.example/page') })),
    vectors,
  )
  const straight = await lab.ingest.evaluate(
    (list) =>
      list.map(({ id, html }) => ({ id: `${id} (sanitized alone)`, html: window.lab.sanitize(html) })),
    vectors,
  )
  return lab.bare.evaluate(
    (list) => {
      const forbidden =
        'script, style, link, meta, base, iframe, object, embed, form, input, button, textarea, select, svg, video, audio, template, [style], [class], [name], [src], [srcset], [action], [formaction], [background], [poster], [ping], [target]'
      const bad: string[] = []
      for (const { id, html } of list) {
        window.lab.show(html)
        const article = document.querySelector('article')
        if (!article) bad.push(`${id}: not shown`)
        else if (article.querySelector(forbidden)) bad.push(`${id}: ${html}`)
        for (const element of article?.querySelectorAll('*') ?? []) {
          const handler = element.getAttributeNames().find((name) => name.startsWith('on'))
          const address = element.getAttribute('href')
          if (handler) bad.push(`${id}: ${handler}`)
          if (address && !/^(https?:|mailto:|#op-)/i.test(address)) bad.push(`${id}: ${address}`)
          if (element.id && !element.id.startsWith('op-')) bad.push(`${id}: id ${element.id}`)
        }
        if (typeof document.getElementById !== 'function') bad.push(`${id}: clobbered`)
      }
      return bad
    },
    [...saved, ...straight],
  )
}

test('attacks of our own are saved and shown without a script, a request or a navigation', async ({
  lab,
}) => {
  const bad = await saveAndShow(
    lab,
    OWN_VECTORS.map((html, index) => ({ id: String(index), html })),
  )
  expect(bad).toEqual([])
  expect(lab.incidents).toEqual([])
})

for (const file of ['xss.json', 'xss-aggregated.json']) {
  test(`every vector of the corpus' ${file} is inert`, async ({ lab }) => {
    const vectors = corpusVectors(file)
    if (vectors.length === 0) test.info().annotations.push({ type: 'corpus absent', description: CORPUS })
    test.setTimeout(300_000)
    const bad: string[] = []
    for (let from = 0; from < vectors.length; from += 250)
      bad.push(...(await saveAndShow(lab, vectors.slice(from, from + 250))))
    expect(bad).toEqual([])
    expect(lab.incidents).toEqual([])
  })
}

test('sanitizing twice gives what sanitizing once gives, on the parser’s edge cases too', async ({ lab }) => {
  const path = resolve(CORPUS, 'html5lib-tree.json')
  const edges = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { id: string; data: string }[])
    : []
  const inputs = [
    ...OWN_VECTORS,
    ...edges.map(({ data }) => data),
    '<pre>\n\n\ncode</pre>',
    '<p>a<table><tr><td>b</table>c',
  ]
  const changed = await lab.ingest.evaluate(
    (list) =>
      list.filter((html) => {
        const once = window.lab.sanitize(html)
        return window.lab.sanitize(once) !== once
      }),
    inputs,
  )
  expect(changed).toEqual([])
})
