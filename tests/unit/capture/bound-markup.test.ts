import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundMarkup } from '../../../renderer/capture/bound-markup.ts'

const FILLING = 'word '.repeat(12_000)

it('leaves real pages as they are', () => {
  const page = `<div><p>One<ul><li>two<li><b>three</b></ul>${'<div><span>x</span></div>'.repeat(5_000)}<script>"<div>"</script></div>${FILLING}`
  expect(boundMarkup(page)).toBe(page)
})

it('leaves out tags that would open more than any page has open, and what would close them', () => {
  const deep = `${'<div>'.repeat(1_000)}x${'</div>'.repeat(1_000)}<p>after</p>${FILLING}`
  expect(boundMarkup(deep)).toBe(`${'<div>'.repeat(300)}x${'</div>'.repeat(300)}<p>after</p>${FILLING}`)
})

it('takes no word away, whatever stands around it', () => {
  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    'word ',
    '<p>',
    '<br/>',
    '<my-part/>',
    '<!-- x -->',
    '< ',
    '>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat({ max: 400 }), (pieces, repeat) => {
      const html = `${pieces.join('').repeat(repeat)}${FILLING}`
      const words = (text: string) => text.match(/word/g)?.length
      expect(words(boundMarkup(html))).toBe(words(html))
    }),
    { numRuns: 25 },
  )
})
