import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectParagraphs, stepParagraph } from '../../../renderer/annotations/paragraph-step.ts'

const TEXT = 'A heading\nFirst. Second.\nYear\nShips\nLast one.'
const TABLE = { name: 'table', start: TEXT.indexOf('Year'), end: TEXT.indexOf('\nLast') }
const IMAGE = { name: 'image', start: TEXT.indexOf('Last'), end: TEXT.indexOf('Last') }
const STEPS = collectParagraphs(TEXT, [TABLE, IMAGE])

const named = (step: (typeof STEPS)[number] | null) =>
  step && (step.element?.name ?? TEXT.slice(step.start, step.end))

describe('stepping by paragraphs', () => {
  it('takes a whole element as one step, and an image before the text that follows it', () => {
    expect(STEPS.map(named)).toEqual(['A heading', 'First. Second.', 'table', 'image', 'Last one.'])
  })

  it('goes over every step and back', () => {
    const seen: unknown[] = []
    let step = stepParagraph(STEPS, { start: 0, end: 0 }, 1)
    for (; step; step = stepParagraph(STEPS, step, 1)) seen.push(named(step))
    expect(seen).toEqual(['A heading', 'First. Second.', 'table', 'image', 'Last one.'])
    expect(named(stepParagraph(STEPS, { ...IMAGE, element: IMAGE }, -1))).toBe('table')
    expect(named(stepParagraph(STEPS, { ...TABLE, element: TABLE }, -1))).toBe('First. Second.')
  })

  it('takes the whole paragraph first where a part of it is selected', () => {
    const start = TEXT.indexOf('Second')
    expect(named(stepParagraph(STEPS, { start, end: start + 7 }, 1))).toBe('First. Second.')
    expect(named(stepParagraph(STEPS, { start, end: start + 7 }, -1))).toBe('First. Second.')
  })

  it('leaves no letter out and takes none twice', () => {
    const parts = fc.array(fc.constantFrom('a', 'b.', ' ', '\n', 'word '), { maxLength: 40 })
    fc.assert(
      fc.property(parts, fc.nat(60), fc.nat(20), (pieces, from, length) => {
        const text = pieces.join('')
        const start = Math.min(from, text.length)
        const element = { start, end: Math.min(text.length, start + length) }
        const steps = collectParagraphs(text, [element])
        const covered = steps.map((step) => text.slice(step.start, step.end)).join('')
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
