// npm run bench:bad-input [-- --only WORD]
// Saves what breaks programs, in the real app: answers no server should give, the hostile corpus' encodings, archives and documents, and
// files made to swell. For each: what came of it, how long it took, and how much memory the hidden window and the shell had at most;
// beside each a good page is saved. Exits with 1 when something hung, crashed, was answered with a reason that says nothing, lost a good
// page, or was read in the wrong encoding.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { sandboxSwitches } from '../../scripts/launch-app.mjs'
import { root } from '../../scripts/project.mjs'
import { readStored, setTraps } from '../electron/hostile/traps.mjs'
import { manyParts, swollenBooks } from './bad-input-files.mjs'
import { BAD_ANSWERS, openBadSite } from './bad-input-site.mjs'
import { openBenchApp } from './bench-app.mjs'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const CORPUS = resolve(process.env.OFFPRINT_CORPUS ?? resolve(root, '../shared/corpus'), 'hostile')
/** Longer than the longest that the app gives any one thing: a page that is opened, after it was downloaded, and its images. */
const HUNG_MS = 180_000
const LOOK_MS = 250
/** Reasons that tell a person nothing about what they gave. */
const SAYS_NOTHING = ['unexpected', 'crashed', 'cancelled', 'lost']
const FINE = ['saved', 'updated', 'unchanged']

/** The group of which the text is looked at as well. */
const ENCODINGS = 'encodings of the corpus'

const print = (line) => process.stdout.write(`${line}\n`)
const findings = []

const bench = await openBenchApp('bad')
const { app, executable, environment, folder, profile, reading } = bench

const served = new Map()
const groups = [...badAnswers(), encodings(), archives(), documents(), swollen()]
const site = await openBadSite(served)

const memory = watchMemory()

print(
  `${'what'.padEnd(42)}${'outcome'.padEnd(20)}${'s'.padStart(6)}${'hidden MB'.padStart(11)}${'shell MB'.padStart(10)}${'good page s'.padStart(13)}`,
)
const idle = await memory.since()
row('at rest', '', 0, idle, 0)
let good = 0
const encoded = []
for (const { name, items, allowed, each } of groups) {
  if (!name.includes(values.only)) continue
  await memory.since()
  const witness = save([site.address(`/good/${++good}`)])
  const lines = await save(
    items.map((item) => (item.startsWith('/at/') || !each ? site.address(item) : item)),
  )
  const [beside] = await witness
  const most = await memory.since()
  const outcomes = lines.map(({ status, error }) => (status === 'failed' ? error.kind : status))
  for (const [index, outcome] of outcomes.entries()) {
    const what = each ? `${name}: ${basename(items[index])}` : name
    if (lines[index].ms > HUNG_MS) findings.push(`${what}: took ${Math.round(lines[index].ms / 1000)} s`)
    const fits = each ? (each(items[index]) ?? [outcome]) : allowed
    if (SAYS_NOTHING.includes(outcome) || !fits.includes(FINE.includes(outcome) ? 'saved' : outcome))
      findings.push(`${what}: ${outcome} ${lines[index].error?.message ?? ''}`)
  }
  if (beside?.status !== 'saved')
    findings.push(`${name}: the good page beside it was ${beside?.status ?? 'lost'}`)
  row(name, tally(outcomes), sum(lines.map(({ ms }) => ms)), most, beside?.ms ?? 0)
  if (name === ENCODINGS) encoded.push(...lines.map((line, index) => ({ path: items[index], line })))
}

await reading.evaluate(setTraps)
const stored = new Map((await reading.evaluate(readStored)).map((article) => [article.id, article.text]))
checkEncodings()
const left = await reading.evaluate(openJobs)
if (left > 0) findings.push(`${left} jobs are neither done nor failed`)
for (const line of bench
  .readLog()
  .filter((entry) => /crashed|hangs|uncaught|unhandled|not-clean/.test(entry)))
  findings.push(`the shell’s log: ${line.slice(0, 200)}`)
memory.stop()
await bench.close()
site.close()
print(`\n${findings.length} findings`)
for (const finding of findings) print(finding)
process.exit(findings.length === 0 ? 0 : 1)

function badAnswers() {
  return BAD_ANSWERS.map(([path, name, allowed]) => ({ name, items: [path], allowed }))
}

/** A file of the corpus, when it is there. */
function manifest(path) {
  const file = join(CORPUS, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** Text after the head of a page that is nothing but one: the bytes of letters that differ from one encoding to the next. */
function withText(head) {
  const letters = Buffer.from([0x20, 0xc4, 0xd6, 0xdc, 0xe4, 0xf6, 0xfc, 0x20])
  const words = Buffer.from('The lamplighter carries one ladder and two opinions, and mends it more often. ')
  const text = Buffer.concat(Array.from({ length: 6 }, () => Buffer.concat([words, letters])))
  return Buffer.concat([head, Buffer.from('\n<article><p>'), text, Buffer.from('</p></article>')])
}

function encodings() {
  const all = manifest('encodings/manifest.json').map((sample, n) => {
    const { file, prescan, httpCharset } = sample
    const body = prescan
      ? withText(Buffer.from(prescan.b64, 'base64'))
      : readFileSync(join(CORPUS, 'encodings', file))
    const path = `/at/${file ?? n}`
    served.set(path, { type: httpCharset ? `text/html; charset=${httpCharset}` : 'text/html', body, sample })
    return path
  })
  // Some are a line long: too little for an article.
  return { name: ENCODINGS, items: all, each: () => ['saved', 'no-article', 'empty', 'unsupported-type'] }
}

function checkEncodings() {
  let right = 0
  for (const { path, line } of encoded) {
    const { body, sample } = served.get(path)
    const text = stored.get(line.id)
    if (text === undefined) continue
    const wanted = sample.hasText
      ? readFileSync(join(CORPUS, 'encodings', sample.file.replace(/html$/, 'expected.txt')), 'utf8')
      : decodedBody(body, sample)
    const lacks = wanted
      .split('\n')
      .map((word) => word.trim())
      .filter((word) => !text.includes(word))
    if (lacks.length === 0) right++
    else findings.push(`${path}: lacks ${JSON.stringify(lacks[0])} and ${lacks.length - 1} more`)
  }
  print(`\n${right} of ${encoded.length} pages have the text that their encoding gives`)
}

/** What stands in the paragraph that `withText` added. */
function decodedBody(body, { prescan }) {
  if (!prescan) return ''
  const text = new TextDecoder(prescan.expected).decode(body)
  return /<p>([^<]*)<\/p>/.exec(text)?.[1]?.trim() ?? ''
}

function archives() {
  const wanted = (path) => {
    if (path.endsWith('.zip')) return ['is-archive', 'empty', 'damaged']
    if (path.endsWith('.eml')) return ['is-mail']
    return ['saved', 'damaged', 'empty', 'protected', 'no-article']
  }
  const files = [
    ...new Set(manifest('archives/manifest.json').map(({ file }) => join(CORPUS, 'archives', file))),
  ]
  return { name: 'archives, mails and books of the corpus', items: files, each: wanted }
}

function documents() {
  const files = manifest('epubcheck-bad-docs.json').map(({ path, b64 }, n) => {
    const file = join(folder, `${n}-${basename(path)}`)
    writeFileSync(file, Buffer.from(b64, 'base64'))
    return file
  })
  return { name: 'broken documents of the corpus', items: files, each: () => undefined }
}

function swollen() {
  const made = [
    ...swollenBooks().map(([name, bytes]) => [`${name}.epub`, bytes]),
    ['200,000 parts.mhtml', manyParts()],
  ]
  const files = made.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  })
  return { name: 'files that swell', items: files, each: () => ['saved', 'too-large', 'damaged'] }
}

/** Saves by the command line of the running app. Answers a line for each, with the time since the last. */
async function save(sources) {
  // As scripts/offprint.mjs does, without looking whether a source has changed.
  const switches = [...sandboxSwitches(), '--ozone-platform=headless', '--disable-gpu', '--log-level=3']
  const words = ['--', '--offprint-command', '--profile', profile, 'save', '--allow-private', ...sources]
  const stdio = ['ignore', 'pipe', 'inherit']
  const command = spawn(executable, [...switches, root, ...words], { env: environment, stdio })
  const lines = []
  let last = performance.now()
  for await (const line of createInterface({ input: command.stdout })) {
    const now = performance.now()
    lines.push({ ...JSON.parse(line), ms: now - last })
    last = now
  }
  while (lines.length < sources.length)
    lines.push({
      status: 'failed',
      error: { kind: 'lost', message: 'no line was printed' },
      ms: performance.now() - last,
    })
  return lines
}

/** Looks at the resident memory of the hidden window and of the shell, in MB. */
function watchMemory() {
  let most = { hidden: 0, shell: 0 }
  const look = async () => {
    const now = await app
      .evaluate(({ app: shell, webContents }) => {
        const page = webContents.getAllWebContents().find((one) => one.getURL().includes('ingest.html'))
        const metrics = shell.getAppMetrics()
        const of = (pid) =>
          (metrics.find((process_) => process_.pid === pid)?.memory.workingSetSize ?? 0) / 1024
        return { hidden: page ? of(page.getOSProcessId()) : 0, shell: of(process.pid) }
      })
      .catch(() => ({ hidden: 0, shell: 0 }))
    most = { hidden: Math.max(most.hidden, now.hidden), shell: Math.max(most.shell, now.shell) }
  }
  const timer = setInterval(() => void look(), LOOK_MS)
  return {
    /** The most since the last time this was asked. */
    async since() {
      await look()
      const before = most
      most = { hidden: 0, shell: 0 }
      return before
    },
    stop: () => clearInterval(timer),
  }
}

/** In the reading window. */
async function openJobs() {
  const done = (request) =>
    new Promise((resolve_, reject) => {
      request.onsuccess = () => resolve_(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open('offprint'))
  const jobs = await done(db.transaction('jobs').objectStore('jobs').getAll())
  db.close()
  return jobs.filter(({ status }) => status === 'queued' || status === 'running').length
}

function tally(outcomes) {
  const counts = new Map()
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return outcomes.length === 1
    ? outcomes[0]
    : [...counts].map(([name, number]) => `${number} ${name}`).join(', ')
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

function row(name, outcome, ms, { hidden, shell }, besideMs) {
  const cells = [
    (ms / 1000).toFixed(1),
    String(Math.round(hidden)),
    String(Math.round(shell)),
    (besideMs / 1000).toFixed(1),
  ]
  print(
    `${name.padEnd(42)}${outcome.padEnd(20)}${cells[0].padStart(6)}${cells[1].padStart(11)}${cells[2].padStart(10)}${cells[3].padStart(13)}`,
  )
}
