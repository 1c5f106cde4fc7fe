import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { buildHouse, runCheck } from './house.ts'

let house = ''
afterEach(() => rmSync(house, { recursive: true, force: true }))

const HTML = 'HTML is put into the page; only renderer/reader/ArticleBody.tsx may'
const POLICY = 'a Trusted Types policy is made; only renderer/trusted.ts may'
const BRIDGE = 'window.offprint is read; only renderer/platform/electron.ts may'

const BREAK_INS: readonly (readonly [text: string, message: string])[] = [
  [`export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />`, HTML],
  [`export const B = () => <iframe srcDoc="" />`, HTML],
  [`export const props = { dangerouslySetInnerHTML: { __html: '' } }`, HTML],
  [`document.body.innerHTML = ''`, HTML],
  [`document.body['innerHTML'] += ''`, HTML],
  [`document.body.outerHTML = ''`, HTML],
  [`document.body.insertAdjacentHTML('beforeend', '')`, HTML],
  [`document.createRange().createContextualFragment('')`, HTML],
  [`document.body.setHTMLUnsafe('')`, HTML],
  [`window.document.write('')`, HTML],
  [`trustedTypes.createPolicy('mine', {})`, POLICY],
  [`export const bridge = window.offprint`, BRIDGE],
  [`export const again = globalThis['offprint']`, BRIDGE],
]

test('each way of breaking in is found, with its line', () => {
  house = buildHouse({ 'renderer/library/a.tsx': BREAK_INS.map(([text]) => text).join('\n') })
  const { content, lines } = runCheck('check-doors.mjs', house)
  expect(content).toBe(false)
  expect(lines).toEqual(BREAK_INS.map(([, message], n) => `renderer/library/a.tsx:${n + 1}: ${message}`))
})

test('who keeps a door may open it, and reading or speaking of it opens nothing', () => {
  house = buildHouse({
    'renderer/reader/ArticleBody.tsx': `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />`,
    'renderer/trusted.ts': `trustedTypes.createPolicy('offprint', {})`,
    'renderer/platform/electron.ts': `export const bridge = window.offprint`,
    'renderer/capture/read.ts': `// .innerHTML = '' is forbidden\nexport const html = document.body.innerHTML === ''`,
    'renderer/storage/file.ts': `export const done = (file: { write(text: string): void }) => file.write('')`,
  })
  expect(runCheck('check-doors.mjs', house)).toEqual({ content: true, lines: [] })
})

test('a house in which nothing is read is not a good house', () => {
  house = buildHouse({ 'shared/a.ts': '' })
  expect(runCheck('check-doors.mjs', house).content).toBe(false)
})
