import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './capture-lab.ts'

const CORPUS = resolve(
  process.env.OFFPRINT_CORPUS ?? resolve(__dirname, '../../../../shared/corpus'),
  'hostile/encodings',
)

interface Sample {
  readonly file?: string
  readonly expectedEncoding: string
  readonly httpCharset: string | null
  readonly hasText: boolean
}

/** The corpus names these two after what the page claims; a claim that can be read byte by byte cannot be UTF-16. */
const encodingOf = (name: string) => (name.startsWith('charset-utf-16') ? 'utf-8' : name)

test('every page of the corpus is read in the encoding that browsers read it in', async ({ lab }) => {
  const manifest = resolve(CORPUS, 'manifest.json')
  const all = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Sample[]) : []
  test.info().skip(all.length === 0, `The corpus is not at ${CORPUS}`)
  const wrong: string[] = []
  for (const { file, expectedEncoding, httpCharset, hasText } of all) {
    if (!file) continue
    const bytes = [...readFileSync(resolve(CORPUS, file))]
    const contentType = httpCharset ? `text/html; charset=${httpCharset}` : 'text/html'
    const [text, reference] = await lab.ingest.evaluate(
      ([list, type, label]) => [window.lab.decode(list, type), window.lab.reference(list, label)],
      [bytes, contentType, encodingOf(expectedEncoding)] as const,
    )
    if (text !== reference) wrong.push(`${file} is not ${expectedEncoding}`)
    const expected = hasText
      ? readFileSync(resolve(CORPUS, file.replace(/html$/, 'expected.txt')), 'utf8')
      : ''
    const missing = expected.split('\n').find((line) => !text?.includes(line.trim()))
    if (missing !== undefined) wrong.push(`${file} lacks ${missing}`)
  }
  expect(wrong).toEqual([])
})
