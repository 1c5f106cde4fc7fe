// Judges what imports do not show: the few doors of the renderer that exactly one file may open.
// `node scripts/check-doors.mjs [FOLDER]`
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './project.mjs'

const house = process.argv[2] ?? root

/**
 * @typedef {object} Door
 * @property {string} name
 * @property {string} keeper the file that may
 * @property {(node: ts.Node) => boolean} opens
 */

/** @type {Door[]} */
const DOORS = [
  { name: 'HTML is put into the page', keeper: 'renderer/reader/ArticleBody.tsx', opens: writesHtml },
  { name: 'a Trusted Types policy is made', keeper: 'renderer/trusted.ts', opens: makesPolicy },
  { name: 'window.offprint is read', keeper: 'renderer/platform/electron.ts', opens: readsBridge },
]

const HTML_PROPERTIES = new Set(['innerHTML', 'outerHTML', 'srcdoc'])
const HTML_METHODS = new Set([
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'write',
  'writeln',
])

const sources = existsSync(join(house, 'renderer'))
  ? readdirSync(join(house, 'renderer'), { recursive: true, encoding: 'utf8' })
      .map((name) => `renderer/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  : []
const problems = sources.length === 0 ? ['renderer/: not one file was read'] : sources.flatMap(judge)
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** @param {string} path */
function judge(path) {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(house, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const shut = DOORS.filter((door) => door.keeper !== path)
  /** @type {string[]} */
  const found = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    for (const door of shut) {
      if (!door.opens(node)) continue
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push(`${path}:${line + 1}: ${door.name}; only ${door.keeper} may`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** @param {ts.Node} node */
function writesHtml(node) {
  if (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) {
    return ts.isIdentifier(node.name) && /^(dangerouslySetInnerHTML|srcDoc)$/.test(node.name.text)
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    return assigns && HTML_PROPERTIES.has(memberName(node.left))
  }
  if (!ts.isCallExpression(node) || !HTML_METHODS.has(memberName(node.expression))) return false
  // `write` is the name of harmless things too, but never on a document.
  return !memberName(node.expression).startsWith('write') || /document$/i.test(receiver(node.expression))
}

/** @param {ts.Node} node */
function makesPolicy(node) {
  return ts.isCallExpression(node) && memberName(node.expression) === 'createPolicy'
}

/** @param {ts.Node} node */
function readsBridge(node) {
  const isMember = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  return isMember && memberName(node) === 'offprint' && /^(window|globalThis|self)$/.test(receiver(node))
}

/** The `b` of `a.b` and of `a['b']`. @param {ts.Node} node */
function memberName(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression.text
  }
  return ''
}

/** The text of the `a` of `a.b`. @param {ts.Node} node */
function receiver(node) {
  const isMember = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  return isMember ? node.expression.getText() : ''
}
