// npm run check: types per room, Biome, imports, doors, and nothing unused. One calm line each when all is well.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root, seconds } from './project.mjs'

const ROOMS = ['shared', 'electron', 'renderer', 'scripts', 'tests']
/** So that each leaves the other a core, on the smallest machine that Offprint is built on. */
const AT_ONCE = 2
const NAME_WIDTH = 16

/** @type {{ name: string, tool: string, words: string[] }[]} */
const CHECKS = [
  ...ROOMS.map((room) => ({
    name: `types ${room}`,
    tool: 'node_modules/typescript/bin/tsc',
    words: ['-p', room, '--noEmit'],
  })),
  {
    name: 'style',
    tool: 'node_modules/@biomejs/biome/bin/biome',
    words: ['check', '--error-on-warnings', '--max-diagnostics=100'],
  },
  { name: 'imports', tool: 'scripts/check-imports.mjs', words: [] },
  { name: 'doors', tool: 'scripts/check-doors.mjs', words: [] },
  { name: 'unused', tool: 'node_modules/knip/bin/knip.js', words: ['--no-progress'] },
]

/** @param {typeof CHECKS[number]} check */
async function runCheck({ name, tool, words }) {
  const start = performance.now()
  const child = spawn(process.execPath, [join(root, tool), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  const time = seconds(performance.now() - start)
  console.log(
    `  ${name.padEnd(NAME_WIDTH)}${code === 0 ? `good  ${time}` : `NOT GOOD  ${time}\n${output.trim()}\n`}`,
  )
  return code === 0
}

const waiting = [...CHECKS]
/** @type {boolean[]} */
const results = []
async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check))
}
await Promise.all(Array.from({ length: AT_ONCE }, work))

const passed = results.filter(Boolean).length
console.log(`${passed} passed, ${results.length - passed} failed`)
process.exitCode = passed === results.length ? 0 : 1
