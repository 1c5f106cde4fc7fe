import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8')

/** The colours of one set, by their token's name. */
function colorsOf(theme: string): ReadonlyMap<string, string> {
  const [, block = ''] = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css) ?? []
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]),
  )
}

/** WCAG 2.2's relative luminance of an sRGB colour. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, 1.4.3 for text and 1.4.11 for the edges of controls and other marks that carry meaning. */
const TEXT = 4.5
const MARKS = 3

const HIGHLIGHTS = ['amber', 'rose', 'sage', 'sky', 'violet']

const TEXT_PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'second', 'third'].flatMap((text) =>
    ['paper', 'desk', 'raised'].map((ground) => [text, ground] as const),
  ),
  ...['ink', 'second'].flatMap((text) =>
    ['hover', 'pressed', 'accent-ground'].map((ground) => [text, ground] as const),
  ),
  ...['paper', 'desk', 'raised', 'accent-ground'].map((ground) => ['accent', ground] as const),
  ...['paper', 'raised', 'danger-ground'].map((ground) => ['danger', ground] as const),
  ['on-accent', 'accent'],
  ['paper', 'ink'],
  ...HIGHLIGHTS.map((color) => ['ink', `highlight-${color}`] as const),
]

const MARK_PAIRS: readonly (readonly [mark: string, ground: string])[] = [
  ...['paper', 'raised'].flatMap((ground) => [
    ['control-line', ground] as const,
    ['accent', ground] as const,
    ...HIGHLIGHTS.map((color) => [`highlight-${color}-border`, ground] as const),
  ]),
]

describe.each(['light', 'dark', 'sepia', 'contrast'])('the %s colours', (theme) => {
  const colors = colorsOf(theme)
  const colorOf = (name: string) => colors.get(name) ?? expect.fail(`${theme} has no colour --${name}`)

  it.each(TEXT_PAIRS)('%s is read on %s', (text, ground) => {
    expect(contrast(colorOf(text), colorOf(ground))).toBeGreaterThanOrEqual(TEXT)
  })

  it.each(MARK_PAIRS)('%s is seen on %s', (mark, ground) => {
    expect(contrast(colorOf(mark), colorOf(ground))).toBeGreaterThanOrEqual(MARKS)
  })

  it('has every colour that the light set has', () => {
    expect([...colors.keys()].sort()).toEqual([...colorsOf('light').keys()].sort())
  })
})
