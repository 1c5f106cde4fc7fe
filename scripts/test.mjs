// npm test [-- PART [what the part's own runner takes…]]: check, unit, browser, electron, one after the other.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failCalmly, root, seconds } from './project.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @typedef {object} Part
 * @property {string[]} command a program of Node's and its words
 * @property {(output: string, report: string) => Count} count reads what it printed, or the report it wrote
 */

const playwright = 'node_modules/@playwright/test/cli.js'

/** @type {Record<string, Part>} */
const PARTS = {
  check: { command: ['scripts/check.mjs'], count: countFromLastLine },
  unit: { command: ['node_modules/vitest/vitest.mjs', 'run'], count: countVitest },
  browser: { command: [playwright, 'test', '-c', 'tests/browser'], count: countPlaywright },
  electron: { command: [playwright, 'test', '-c', 'tests/electron'], count: countPlaywright },
}

await failCalmly(async () => {
  const [chosen, ...words] = process.argv.slice(2)
  if (chosen !== undefined && !(chosen in PARTS)) {
    throw new Error(`There is no part ${chosen}; there are ${Object.keys(PARTS).join(', ')}.`)
  }
  const total = { passed: 0, failed: 0 }
  for (const [name, part] of Object.entries(PARTS)) {
    if (chosen !== undefined && name !== chosen) continue
    const { passed, failed } = await runPart(name, part, words)
    total.passed += passed
    total.failed += failed
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
})

/**
 * Runs one part under a heading: a line with its count when all is well, its whole output when not.
 *
 * @param {string} name
 * @param {Part} part
 * @param {string[]} words
 * @returns {Promise<Count>} with at least one failure where its runner says so or found nothing to run
 */
async function runPart(name, { command, count }, words) {
  console.log(name)
  const start = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'offprint-test-'))
  const report = join(folder, 'report.json')
  const reporters =
    name === 'unit' ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  if (name === 'browser' || name === 'electron') reporters.push('--reporter=list,json')
  const { code, output } = await run([...command, ...reporters, ...words], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const { passed, failed } = count(output, report)
  rmSync(folder, { recursive: true })
  const good = code === 0 && failed === 0 && passed > 0
  if (!good) console.log(output.trim())
  console.log(`  ${passed} passed, ${failed} failed, ${seconds(performance.now() - start)}`)
  return { passed, failed: good ? 0 : Math.max(failed, 1) }
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} environment
 * @returns {Promise<{ code: number | null, output: string }>}
 */
async function run(command, environment) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, output }
}

/** @param {string} output @returns {Count} */
function countFromLastLine(output) {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0) }
}

/** @param {string} _output @param {string} report @returns {Count} */
function countVitest(_output, report) {
  const { numPassedTests, numFailedTests } = readReport(report)
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 }
}

/** @param {string} _output @param {string} report @returns {Count} */
function countPlaywright(_output, report) {
  const { stats } = readReport(report)
  // A test that passes at the second try has not passed.
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }
}

/** What the runner wrote, or nothing where it did not come that far. @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
