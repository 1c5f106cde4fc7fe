// Judges every import of the house by .dependency-cruiser.cjs. `node scripts/check-imports.mjs [FOLDER]`
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const ROOMS = ['shared', 'electron', 'renderer']
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const rules = join(root, '.dependency-cruiser.cjs')
/** The report on a house of a thousand modules stays far below. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024

const house = process.argv[2] ?? root
const rooms = ROOMS.filter((room) => existsSync(join(house, room)))
const run = spawnSync(process.execPath, [cruiser, '--config', rules, '--output-type', 'json', ...rooms], {
  cwd: house,
  encoding: 'utf8',
  maxBuffer: MAX_REPORT_BYTES,
})
const problems =
  rooms.length === 0 ? ['no room was found'] : run.stdout ? judge(run.stdout) : [run.stderr.trim()]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/**
 * @param {string} report dependency-cruiser's, as JSON
 * @returns {string[]} what is wrong
 */
function judge(report) {
  /** @type {{ modules: { source: string }[], summary: { violations: { from: string, to: string, rule: { name: string }, cycle?: { name: string }[] }[] } }} */
  const { modules, summary } = JSON.parse(report)
  const violations = summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name)] : [from, to]
    return `${rule.name}: ${way.join(' → ')}`
  })
  // A cruiser that cannot read TypeScript sees no modules, and therefore no violations.
  const unread = rooms.filter(
    (room) =>
      hasSources(room) &&
      !modules.some(({ source }) => /\.tsx?$/.test(source) && source.startsWith(`${room}/`)),
  )
  return [...violations, ...unread.map((room) => `${room}/: not one module was read`)]
}

/** @param {string} room */
function hasSources(room) {
  const names = readdirSync(join(house, room), { recursive: true, encoding: 'utf8' })
  return names.some((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
}
