import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeMarkdown } from '../../../shared/export/merge-markdown.ts'
import {
  type ArticleToRender,
  type RenderedMarkdown,
  renderArticleMarkdown,
} from '../../../shared/export/render-markdown.ts'
import { sampleArticle, sampleHighlight, sampleNote } from './sample-article.ts'

const first = sampleHighlight('h1', 'The first passage.', { start: 10, headingPath: ['One'] })
const second = sampleHighlight('h2', 'The second passage.', { start: 20, headingPath: ['One'] })
const third = sampleHighlight('h3', 'The third passage.', { start: 30, headingPath: ['Two'] })
const recoloured = { ...first, color: 'sky' as const }

const render = (
  highlights: ArticleToRender['highlights'],
  more: Partial<ArticleToRender> = {},
): RenderedMarkdown => renderArticleMarkdown(sampleArticle({ highlights, ...more }))

const exported = (rendered: RenderedMarkdown) => mergeMarkdown(null, rendered, new Map())

/** Exports, lets somebody edit the file, and exports again. */
const again = (before: RenderedMarkdown, edit: (file: string) => string, after: RenderedMarkdown) => {
  const one = exported(before)
  return mergeMarkdown(edit(one.text), after, one.remembered)
}

describe('a second export', () => {
  it('of nothing new changes nothing', () => {
    const rendered = render([first, second])
    const merged = again(rendered, (file) => file, rendered)
    expect(merged).toMatchObject({ text: rendered.text, conflicts: [], added: 0, updated: 0, removed: 0 })
  })

  it('writes a file that nobody touched as if it were the first', () => {
    const after = render([recoloured, third])
    const merged = again(render([first, second]), (file) => file, after)
    expect(merged).toMatchObject({ text: after.text, conflicts: [], added: 1, updated: 1, removed: 1 })
  })

  it('updates a block and keeps what the user wrote around it', () => {
    const merged = again(
      render([first, second]),
      (file) => `${file}\nMy own words.\n`,
      render([recoloured, second]),
    )
    expect(merged).toMatchObject({ updated: 1, conflicts: [] })
    expect(merged.text).toBe(`${render([recoloured, second]).text}\nMy own words.\n`)
  })

  it('never overwrites a block that the user changed, and says so', () => {
    const edit = (file: string): string => file.replace('The first passage.', 'My first passage.')
    const merged = again(render([first, second]), edit, render([recoloured, second]))
    expect(merged.text).toBe(edit(render([first, second]).text))
    expect(merged.conflicts).toEqual([{ kind: 'both-changed', blockId: 'h1' }])
    const later = mergeMarkdown(merged.text, render([recoloured, second]), merged.remembered)
    expect(later.conflicts).toEqual([{ kind: 'both-changed', blockId: 'h1' }])
  })

  it('has nothing to say about a changed block that did not change in the library', () => {
    const edit = (file: string): string => file.replace('The first passage.', 'My first passage.')
    const merged = again(render([first]), edit, render([first]))
    expect(merged).toMatchObject({ text: edit(render([first]).text), conflicts: [] })
  })

  it('carries a deletion into the file', () => {
    const merged = again(render([first, second]), (file) => `${file}\nMine.\n`, render([second]))
    expect(merged.text).not.toContain('The first passage.')
    expect(merged.text).toContain('The second passage.')
    expect(merged.text).toContain('\nMine.\n')
    expect(merged.removed).toBe(1)
  })

  it('does not delete what the user changed', () => {
    const edit = (file: string): string => file.replace('The first passage.', 'My first passage.')
    const merged = again(render([first, second]), edit, render([second]))
    expect(merged.text).toContain('My first passage.')
    expect(merged.conflicts).toEqual([{ kind: 'deleted-but-changed', blockId: 'h1' }])
  })

  it('does not bring back what the user took out', () => {
    const block = render([first, second]).blocks[0]?.text ?? ''
    const merged = again(
      render([first, second]),
      (file) => file.replace(block, ''),
      render([recoloured, second]),
    )
    expect(merged.text).not.toContain('The first passage.')
    expect(merged.withheld).toBe(1)
    expect(mergeMarkdown(merged.text, render([recoloured, second]), merged.remembered).withheld).toBe(1)
  })

  it('puts new blocks where they belong, under headings that are there', () => {
    const mine = (file: string): string => `${file}\nMine.\n`
    const between = again(render([first, third]), mine, render([first, second, third]))
    expect(between.text).toBe(mine(render([first, second, third]).text))
    const front = again(render([second, third]), mine, render([first, second, third]))
    expect(front.text).toBe(mine(render([first, second, third]).text))
    const heading = again(render([first]), mine, render([first, third]))
    expect(heading.text).toBe(mine(render([first, third]).text))
    const under = sampleHighlight('h0', 'Earlier in two.', { start: 25, headingPath: ['Two'] })
    const beforeNext = again(render([first, third]), mine, render([first, under, third]))
    expect(beforeNext.text).toBe(mine(render([first, under, third]).text))
  })

  it('leaves alone what it does not remember having written', () => {
    const merged = mergeMarkdown(`${render([first]).text}x`, render([recoloured]), new Map())
    expect(merged.text).toBe(`${render([first]).text}x`)
    expect(merged.conflicts).toContainEqual({ kind: 'not-remembered', blockId: 'h1' })
  })

  it('keeps the line ends of Windows', () => {
    const merged = again(
      render([first]),
      (file) => `${file}Mine.\n`.replaceAll('\n', '\r\n'),
      render([recoloured]),
    )
    expect(merged.text).toBe(`${render([recoloured]).text}Mine.\n`.replaceAll('\n', '\r\n'))
  })

  it('updates properties one by one, beside those of the user', () => {
    const edit = (file: string): string =>
      file
        .replace('---\n', '---\n# mine\naliases:\n  - harbour\n')
        .replace(/^title: .*$/m, 'title: My title')
        .replace('published: 2026-02-02\n', '')
    const metadata = {
      ...sampleArticle().metadata,
      title: 'New',
      publishedAt: '2026-02-09',
      authors: ['Cy Ito'],
    }
    const merged = again(render([]), edit, render([], { metadata, tags: ['sea', 'to read'] }))
    expect(merged.text).toBe(
      edit(render([]).text)
        .replace('["Ann Lee", "Bo Ortega"]', '["Cy Ito"]')
        .replace('["politics/asia", "to read"]', '["sea", "to read"]'),
    )
    expect(merged.conflicts.map(({ blockId }) => blockId)).toEqual(['property:title', 'property:published'])
  })

  it('reads properties as Obsidian rewrites them', () => {
    const edit = (file: string): string =>
      file
        .replace('tags: ["politics/asia", "to read"]', 'tags:\n  - politics/asia\n  - to read\nrating: 5')
        .replace('"a1"', 'a1')
    const merged = again(render([]), edit, render([], { tags: ['sea'] }))
    expect(merged.text).toContain('\ntags: ["sea"]\nrating: 5\n---\n')
    expect(merged.conflicts).toEqual([])
  })

  it.each(['', 'Only my words\n', '---\nbroken: [\n---\ntext\n', '---\n---\n', 'a\n---\nb\n---\n'])(
    'copes with %j',
    (file) => {
      const merged = mergeMarkdown(file, render([first]), new Map())
      expect(merged.text.startsWith(file.trimEnd())).toBe(true)
      expect(merged.text).toContain('^op-h1')
    },
  )
})

describe('whatever changes on both sides', () => {
  const highlights = fc.subarray([first, second, third, sampleHighlight('h4', 'Last', { start: 40 })])
  const colored = fc
    .tuple(
      highlights,
      fc.array(fc.constantFrom('amber' as const, 'sky' as const), { minLength: 4, maxLength: 4 }),
    )
    .map(([list, colors]) =>
      list.map((highlight, index) => ({ ...highlight, color: colors[index] ?? 'amber' })),
    )
  const note = fc.constantFrom([], [sampleNote('n1', 'A note', 'h2')], [sampleNote('n2', 'On all of it')])

  it('no word that the user put between lines is lost, and a third export has nothing to do', () => {
    const words = fc.array(
      fc.tuple(fc.nat(60), fc.constantFrom('MINE', '> MINE', '', '^op-MINE', '## MINE', '---')),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(colored, colored, note, note, words, (before, after, notesBefore, notesAfter, inserted) => {
        const one = exported(render(before, { notes: notesBefore }))
        const lines = one.text.split('\n')
        for (const [at, line] of inserted) lines.splice(Math.min(at, lines.length), 0, line)
        const edited = lines.join('\n')
        const rendered = render(after, { notes: notesAfter })
        const two = mergeMarkdown(edited, rendered, one.remembered)
        const count = (text: string): number => text.split('MINE').length - 1
        expect(count(two.text)).toBe(count(edited))
        const three = mergeMarkdown(two.text, rendered, two.remembered)
        expect(three.text).toBe(two.text)
        expect(three).toMatchObject({ added: 0, updated: 0, removed: 0 })
      }),
      { numRuns: 2000 },
    )
  })
})
