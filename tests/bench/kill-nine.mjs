// npm run bench:kill [-- --rounds 30]
// Kills Offprint's whole process group with SIGKILL in the middle of saving and highlighting, again and again, and asks for
// everything that it had printed. Even rounds kill a command that saves; odd rounds kill the open app while commands that it was
// handed mark passages. At the end the app is opened once more and has to finish what was left in its queue.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDisplay } from '../../scripts/display.mjs'
import { root } from '../../scripts/project.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } })
const ROUNDS = Number(values.rounds)
const FILES_A_ROUND = 24
const MARKS_A_ROUND = 12
/** A kill falls at most so long after the first line was printed, in milliseconds. */
const KILL_WITHIN_MS = 1_500

const OFFPRINT = join(root, 'scripts/offprint.mjs')
const folder = mkdtempSync(join(tmpdir(), 'offprint-kill-'))
const profile = join(folder, 'profile')
const command = (...words) => [OFFPRINT, '--profile', profile, ...words]

const WORDS =
  'harbour tide ledger lantern ferry quarry orchard signal timber canvas copper meadow anchor winter candle'.split(
    ' ',
  )

/** A page of our own words; each sentence counts on, so that any few words of it stand there once. */
function page(n) {
  const sentence = (s) =>
    `${WORDS[(n + s) % WORDS.length]} ${n * 1000 + s} follows ${WORDS[(n * s) % WORDS.length]} ${s}`
  const paragraph = (p) =>
    `<p>Here ${Array.from({ length: 12 }, (_, s) => sentence(p * 12 + s)).join(', then ')}.</p>`
  const body = Array.from({ length: 6 }, (_, p) => paragraph(p)).join('')
  return `<!doctype html><html lang="en"><title>Page number ${n}</title><article><h1>Page number ${n}</h1>${body}</article></html>`
}

/** Starts a command in a process group of its own and collects the lines that it prints. */
function start(words, env = {}) {
  const child = spawn(process.execPath, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  })
  const lines = []
  let rest = ''
  let printed = noop
  const firstLine = new Promise((resolve) => {
    printed = resolve
  })
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    if (lines.length > 0) printed()
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  void ended.then(() => printed())
  return { lines, firstLine, ended, kill: () => process.kill(-child.pid, 'SIGKILL') }
}

function ask(...words) {
  const { stdout, status, stderr } = spawnSync(process.execPath, command(...words), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

const noop = () => undefined
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const random = (from, to) => from + Math.random() * (to - from)

/** What was printed, hence promised: article ids, and highlight ids by article. */
const articles = new Set()
const highlights = new Map()
let pages = 0

async function killWhileSaving() {
  const files = Array.from({ length: FILES_A_ROUND }, () => {
    const file = join(folder, `page-${++pages}.html`)
    writeFileSync(file, page(pages))
    return file
  })
  const run = start(command('save', ...files))
  await run.firstLine
  await pause(random(0, KILL_WITHIN_MS))
  kill(run)
  await run.ended
  for (const line of run.lines) articles.add(JSON.parse(line).id)
  return run.lines.length
}

async function killWhileMarking() {
  const target = [...articles].at(-1)
  const [{ text }] = ask('show', target)
  const app = start([join(root, 'scripts/start.mjs'), '--profile', profile])
  const promised = highlights.get(target) ?? []
  highlights.set(target, promised)
  const before = promised.length
  let isKilled = false
  let current = null
  for (let mark = 0; mark < MARKS_A_ROUND && !isKilled; mark++) {
    const at = Math.floor(random(0, text.length - 60))
    current = start(
      command('highlight', target, '--quote', text.slice(at, at + 50), '--note', `Note ${mark}`),
    )
    if (mark === 0) await current.firstLine
    if (mark === 1) {
      void pause(random(0, KILL_WITHIN_MS)).then(() => {
        isKilled = true
        kill(app)
        kill(current)
      })
    }
    await current.ended
    promised.push(...current.lines.map((line) => JSON.parse(line).id))
  }
  await app.ended
  return promised.length - before
}

/** Ends a whole group, unless it has ended by itself. */
function kill(run) {
  try {
    run.kill()
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

function missing() {
  const stored = new Set(ask('list').map(({ id }) => id))
  const lost = [...articles].filter((id) => !stored.has(id))
  for (const [id, promised] of highlights) {
    const kept = new Set(ask('show', id)[0].highlights.map((highlight) => highlight.id))
    lost.push(...promised.filter((highlight) => !kept.has(highlight)))
  }
  return lost
}

const endDisplay = await ensureDisplay()
let lost = []
for (let round = 0; round < ROUNDS && lost.length === 0; round++) {
  const saving = round % 2 === 0 || articles.size === 0
  const printed = await (saving ? killWhileSaving() : killWhileMarking())
  lost = missing()
  console.log(
    `round ${round + 1}: killed while ${saving ? 'saving' : 'marking'} after ${printed} lines; ${lost.length} missing`,
  )
}

// What the killed commands left in the queue is finished by the app.
const before = ask('list').length
const app = start([join(root, 'scripts/start.mjs'), '--profile', profile])
let after = before
for (let tries = 0; tries < 60; tries++) {
  await pause(500)
  const now = ask('list').length
  if (now === after && tries > 10) break
  after = now
}
kill(app)
await app.ended
console.log(`the queue went on: ${after - before} articles more after opening the app`)
console.log(
  `${articles.size} articles and ${[...highlights.values()].flat().length} highlights promised, ${lost.length} missing`,
)
endDisplay()
rmSync(folder, { recursive: true, force: true })
process.exitCode = lost.length === 0 ? 0 : 1
