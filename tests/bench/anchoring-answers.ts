import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { alignDocuments } from '../../shared/anchoring/align-documents.ts'
import { type Anchoring, anchor, type Selectors } from '../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../shared/anchoring/anchor-across.ts'
import { prepareText } from '../../shared/anchoring/prepare-text.ts'
import { measureSpeed } from './anchoring-speed.ts'

type Node = DefaultTreeAdapterMap['node']

interface Case {
  id: string
  doc: string
  selectors: ({ type: string } & Record<string, unknown>)[]
}

interface Cases {
  docs: Record<string, { oldSha256: string; newSha256: string }>
  cases: Case[]
}

const USAGE = 'usage: npm run bench:anchoring -- <folder> <answers.json> [--with-old] | --speed'

/**
 * Answers an anchoring benchmark: reads `cases.json` and `docs/` in the folder and nothing else there, writes one place or `null` per case.
 * @returns the exit code
 */
export function run(args: string[]): number {
  if (args.includes('--speed')) {
    measureSpeed()
    return 0
  }
  const [folder, answersFile] = args.filter((arg) => !arg.startsWith('--'))
  if (!folder || !answersFile) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const withOld = args.includes('--with-old')
  const { docs, cases } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Cases
  const answers: Record<string, Anchoring | null> = {}
  const took: number[] = []
  let preparing = 0
  for (const [doc, { oldSha256, newSha256 }] of Object.entries(docs)) {
    const newText = textOf(join(folder, 'docs', `${doc}.new.html.gz`), newSha256)
    const oldText = withOld ? textOf(join(folder, 'docs', `${doc}.old.html.gz`), oldSha256) : ''
    const began = performance.now()
    const index = prepareText(newText)
    const alignment = withOld ? alignDocuments(prepareText(oldText), index) : undefined
    preparing += performance.now() - began
    for (const { id, selectors } of cases.filter((each) => each.doc === doc)) {
      const from = performance.now()
      const stored = storedSelectors(selectors)
      answers[id] = alignment ? anchorAcross(alignment, stored) : anchor(newText, stored, { index })
      took.push(performance.now() - from)
    }
  }
  writeFileSync(answersFile, JSON.stringify(answers))
  took.sort((a, b) => a - b)
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(2)
  process.stdout.write(
    `${took.length} highlights: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms, ${preparing.toFixed(0)} ms preparing ${Object.keys(docs).length} texts\n`,
  )
  return 0
}

function storedSelectors(selectors: Case['selectors']): Selectors {
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
  return {
    ...(position && { position: { start: Number(position.start), end: Number(position.end) } }),
    quote: {
      exact: String(quote?.exact ?? ''),
      prefix: String(quote?.prefix ?? ''),
      suffix: String(quote?.suffix ?? ''),
    },
  }
}

function textOf(file: string, sha256: string): string {
  const article = find(parse(gunzipSync(readFileSync(file)).toString('utf8')), 'article')
  const text = article ? textContent(article) : ''
  if (createHash('sha256').update(text).digest('hex') !== sha256)
    throw new Error(`${file} reads differently than its cases say`)
  return text
}

function find(node: Node, name: string): Node | undefined {
  if (node.nodeName === name) return node
  if (!('childNodes' in node)) return undefined
  for (const child of node.childNodes) {
    const found = find(child, name)
    if (found) return found
  }
  return undefined
}

/** What the DOM calls `textContent`: comments and the content of `<template>` do not count. */
function textContent(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : ''
}
