// npm run bench:hostile [-- --limit 1100] [--from 0]
// Saves vectors of the hostile corpus, one article each, and reads each in the real reading window: no script may run, no request may
// leave, nothing may navigate or open, and the text in the page must be the text that was saved. Exits with 1 when anything did.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/project.mjs'
import { emptyTraps, inspectArticle, readStored, setTraps } from '../electron/hostile/traps.mjs'
import { countContacts, openArticle, shellNotes, watchShell } from '../electron/hostile/watch-shell.mjs'
import { openBenchApp } from './bench-app.mjs'

/** @param {string} line */
const print = (line) => process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: { limit: { type: 'string', default: '1100' }, from: { type: 'string', default: '0' } },
})
const CORPUS = process.env.OFFPRINT_CORPUS ?? resolve(root, '../shared/corpus')
const VECTORS = join(CORPUS, 'hostile/xss.json')
/** Files that one command saves: far below what a command line may be long. */
const BATCH = 200
/** Vectors with control characters in them make a file that is no text: refused at the door, which is as good as inert. */
const REFUSED = 'unsupported-type'
/** What an article may take to be drawn, in milliseconds, before it counts as not drawn. */
const PATIENCE = 10_000

if (!existsSync(VECTORS)) {
  print(`No corpus at ${CORPUS}: nothing to measure.`)
  process.exit(0)
}
const from = Number(values.from)
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')).slice(from, from + Number(values.limit))

const sentence = (n) =>
  `The harbour master wrote entry ${n} of his ledger by lamplight, counted the boats twice, and went home along the quay.`
const prose = (n) => `<p>${Array.from({ length: 4 }, (_, s) => sentence(`${n}, line ${s}`)).join(' ')}</p>`

/** Hosts that a vector names become our own server, so that a request which slips through is one that we see. */
const toOurServer = (html, port) =>
  html.replace(/(?<scheme>(?:https?|wss?|ftp):)?\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?/gi, (...match) => {
    const { scheme = '' } = match.at(-1)
    return `${scheme}//127.0.0.1:${port}`
  })

const pageOf = ({ html }, n, port) =>
  `<!doctype html><html lang="en"><title>Vector ${n}</title><article><h1>Vector ${n}</h1>${prose(`${n} before`)}${prose(`${n} still before`)}<div>${toOurServer(html, port)}</div>${prose(`${n} after`)}</article></html>`

async function saveAll(files, profile) {
  const lines = []
  for (let at = 0; at < files.length; at += BATCH) {
    const words = ['--profile', profile, 'save', ...files.slice(at, at + BATCH)]
    const command = spawn(process.execPath, [join(root, 'scripts/offprint.mjs'), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const out = await text(command.stdout)
    lines.push(...out.split('\n').filter(Boolean).map(JSON.parse))
    process.stdout.write(`\r${lines.length} of ${files.length} handed in`)
  }
  process.stdout.write('\n')
  return lines
}

const bench = await openBenchApp('hostile')
const { app, folder, profile, reading, ingest } = bench
const server = await countContacts()
const findings = []
const find = (where, what) => findings.push(`${where}: ${what}`)

const files = vectors.map((vector, index) => {
  const file = join(folder, `${index}.html`)
  writeFileSync(file, pageOf(vector, index, server.port))
  return file
})

const said = []
for (const [name, page] of [
  ['reading', reading],
  ['ingest', ingest],
]) {
  await page.evaluate(setTraps)
  page.on('dialog', (dialog) => {
    said.push(`${name}: dialog ${dialog.message().slice(0, 80)}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => said.push(`${name}: console ${message.text().slice(0, 160)}`))
  page.on('pageerror', (error) => said.push(`${name}: ${error.message.slice(0, 160)}`))
}
await watchShell(app)

const startedSaving = performance.now()
const saved = await saveAll(files, profile)
const savingSeconds = (performance.now() - startedSaving) / 1000
// Documents that are only parsed inherit the ingest page's policy. What it refuses in them (styles, base addresses) could do nothing
// anyway; that is counted, and everything else is a finding.
const isPolicyNotice = (what) =>
  /^policy (?!script)|^ingest: console (?:Refused|This document requires)/.test(what)
const whileSaving = [...(await ingest.evaluate(emptyTraps)), ...(await shellNotes(app)), ...said.splice(0)]
for (const what of whileSaving) if (!isPolicyNotice(what)) find('while saving', what)

const stored = new Map((await reading.evaluate(readStored)).map((article) => [article.id, article]))
const reasons = new Map()
const startedReading = performance.now()
let read = 0
for (const [index, line] of saved.entries()) {
  const where = `vector ${from + index} (${vectors[index].id})`
  if (line.status !== 'saved') {
    const reason = line.error?.kind ?? line.status
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    if (reason !== REFUSED) find(where, `not saved: ${reason} ${line.error?.message ?? ''}`)
    continue
  }
  const article = stored.get(line.id)
  if (!article) {
    find(where, 'printed as saved, and not stored')
    continue
  }
  await openArticle(app, line.id)
  const wrong = await reading.evaluate(inspectArticle, { text: article.text, patience: PATIENCE })
  const caught = [...(await reading.evaluate(emptyTraps)), ...(await shellNotes(app)), ...said.splice(0)]
  for (const what of [...wrong, ...caught]) find(where, what)
  read++
  if (read % 100 === 0) process.stdout.write(`\r${read} read`)
}
process.stdout.write('\n')
const readingSeconds = (performance.now() - startedReading) / 1000

const refusals = bench.readLog().filter((line) => /refused/.test(line))
for (const line of refusals) find('the shell’s log', line)
if (server.contacts() > 0) find('the network', `${server.contacts()} contacts`)
await bench.close()
server.close()

const results = {
  vectors: vectors.length,
  'articles saved': saved.filter(({ status }) => status === 'saved').length,
  'articles read': read,
  'seconds saving': Math.round(savingSeconds),
  'seconds reading': Math.round(readingSeconds),
  'refused in parsed documents': whileSaving.filter(isPolicyNotice).length,
  'contacts with our server': server.contacts(),
  findings: findings.length,
}
for (const [name, count] of Object.entries(results)) print(`${name.padEnd(28)}${String(count).padStart(6)}`)
for (const [reason, count] of reasons) print(`${count} not saved as new: ${reason}`)
for (const finding of findings) print(finding)
process.exitCode = findings.length === 0 && read + (reasons.get(REFUSED) ?? 0) === vectors.length ? 0 : 1
