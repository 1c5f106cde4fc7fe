import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchor } from '../../../shared/anchoring/anchor.ts'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import { prepareText } from '../../../shared/anchoring/prepare-text.ts'

const HARBOUR =
  'The harbour was quiet at dawn. Two boats lay at the quay, and an old man mended his nets beside them. ' +
  'He had fished here for fifty years. When the bell rang he put the needle down and looked out to sea. ' +
  'Nobody came. The gulls went back to their roofs, and the man to his nets.'

/** Marks `passage` in the old text and returns what is found of it in the new one. */
function carry(old: string, passage: string, renewed: string) {
  const start = old.indexOf(passage)
  expect(start, `“${passage}” stands in the old text`).toBeGreaterThanOrEqual(0)
  const found = anchor(renewed, describePassage(old, { start, end: start + passage.length }))
  return found && { text: renewed.slice(found.start, found.end), status: found.status, start: found.start }
}

const SAME_TEXT_WRITTEN_DIFFERENTLY: [
  what: string,
  old: string,
  renewed: string,
  passage: string,
  found: string,
][] = [
  [
    'soft hyphens',
    'A long Donau\u00addampf\u00adschiff passed the town at noon.',
    'A long Donaudampfschiff passed the town at noon.',
    'Donau\u00addampf\u00adschiff passed',
    'Donaudampfschiff passed',
  ],
  [
    'non-breaking spaces',
    'It weighs 20 kg and costs 300 francs in all.',
    'It weighs 20\u00a0kg and costs 300\u00a0francs in all.',
    '20 kg and costs 300',
    '20\u00a0kg and costs 300',
  ],
  [
    'composed and decomposed letters',
    'Le café où naît la rumeur ferme tôt le lundi.',
    'Le cafe\u0301 ou\u0300 nai\u0302t la rumeur ferme to\u0302t le lundi.',
    'café où naît',
    'cafe\u0301 ou\u0300 nai\u0302t',
  ],
  [
    'decomposed letters at the end',
    'Nous sommes allés au café avant midi, lui et moi.',
    'Nous sommes allés au cafe\u0301 avant midi, lui et moi.',
    'allés au café',
    'allés au cafe\u0301',
  ],
  [
    'Chinese',
    '春天來了,河邊的柳樹發芽了。孩子們在岸上放風箏。',
    '今年春天來了,\n河邊的柳樹都發芽了。\n孩子們在岸上放風箏。',
    '河邊的柳樹發芽了',
    '河邊的柳樹都發芽了',
  ],
  [
    'Japanese that differs by a mark',
    'ここにかぎがある。あそこにがきがいる。誰も気にしない。',
    '注意。ここにかぎがある。あそこにがきがいる。誰も気にしない。',
    'がきが',
    'がきが',
  ],
  [
    'right-to-left text with vowel marks',
    'הספר הישן עמד על המדף העליון בחדר השקט.',
    'הסֵּפֶר הישן עמד על המדף העליון בחדר השקט.',
    'הספר הישן',
    'הסֵּפֶר הישן',
  ],
  [
    'Arabic with vowel marks',
    'ذهب الولد إلى المدرسة في الصباح الباكر مع أخيه.',
    'ذَهَبَ الوَلَدُ إلى المدرسة في الصباح الباكر مع أخيه.',
    'ذهب الولد',
    'ذَهَبَ الوَلَدُ',
  ],
  [
    'emoji beyond the BMP',
    'We sailed 🚢 at noon and saw dolphins 🐬🐬 off the cape.',
    'Then we sailed 🚢 at noon and saw dolphins 🐬🐬 off the cape.',
    'dolphins 🐬🐬',
    'dolphins 🐬🐬',
  ],
  [
    'emoji made of several',
    'The family 👩‍👩‍👧 came late, the dog 🐕 came first of all.',
    'So the family 👩‍👩‍👧 came late, the dog 🐕 came first of all.',
    'family 👩‍👩‍👧',
    'family 👩‍👩‍👧',
  ],
  [
    'line breaks that add nothing',
    'Roses are red\nviolets are blue\nsugar is sweet',
    'Roses are redviolets are bluesugar is sweet',
    'red\nviolets',
    'redviolets',
  ],
  [
    'ruby',
    '彼は東京とうきょうに住んでいる。毎日電車に乗る。',
    '彼は東京に住んでいる。毎日電車に乗る。',
    '東京とうきょうに住んで',
    '東京に住んで',
  ],
  [
    'tables',
    'Year\tRain\n1990\t612\n1991\t587\n1992\t640\n',
    'Year Rain 1990 612 1991 587 1992 640',
    '1991\t587',
    '1991 587',
  ],
  [
    'code',
    'function add(a, b) {\n  return a + b\n}\nfunction sub(a, b) {\n  return a - b\n}\n',
    'function add(a, b) {\n\treturn a + b;\n}\n\nfunction sub(a, b) {\n\treturn a - b;\n}\n',
    'return a - b',
    'return a - b',
  ],
  [
    'curly quotes and dashes',
    'She said "no" - and that was the end of the matter.',
    'She said “no” — and that was the end of the matter.',
    '"no" - and',
    '“no” — and',
  ],
]

test.each(SAME_TEXT_WRITTEN_DIFFERENTLY)(
  '%s: the passage is found to the letter',
  (_what, old, renewed, passage, expected) => {
    expect(carry(old, passage, renewed)?.text).toBe(expected)
  },
)

test('a passage keeps its place when text is put in before it, and is exact where nothing around it changed', () => {
  const found = carry(HARBOUR, 'He had fished here for fifty years.', `News from the coast. ${HARBOUR}`)
  expect(found).toMatchObject({ text: 'He had fished here for fifty years.', status: 'exact' })
})

test('a reworded passage is found with its new words', () => {
  const renewed = HARBOUR.replace('an old man mended his nets', 'an old fisherman was mending his nets')
  expect(carry(HARBOUR, 'Two boats lay at the quay, and an old man mended his nets', renewed)?.text).toBe(
    'Two boats lay at the quay, and an old fisherman was mending his nets',
  )
})

test('a sentence put into a passage becomes part of it', () => {
  const renewed = HARBOUR.replace('fifty years.', 'fifty years. His father had, too.')
  expect(
    carry(HARBOUR, 'He had fished here for fifty years. When the bell rang he put the needle down', renewed)
      ?.text,
  ).toBe('He had fished here for fifty years. His father had, too. When the bell rang he put the needle down')
})

test('a passage that lost its beginning is what is left of it, from a whole word on', () => {
  const renewed = HARBOUR.replace('When the bell rang he put', 'He put')
  expect(
    carry(HARBOUR, 'When the bell rang he put the needle down and looked out to sea.', renewed)?.text,
  ).toMatch(/^(He )?put the needle down and looked out to sea\.$/)
})

test('a word whose outer letter changed is taken whole', () => {
  const renewed = HARBOUR.replace('quay, and an old man mended', 'kuay, and an old man mendet')
  expect(carry(HARBOUR, 'quay, and an old man mended', renewed)?.text).toBe('kuay, and an old man mendet')
})

test('a full stop that is found again a long way off does not stretch the passage', () => {
  const aside =
    ', man and boy, through every storm that the coast had ever seen, and most of its wars besides.'
  const renewed = HARBOUR.replace('fifty years.', `fifty years${aside}`)
  expect(carry(HARBOUR, 'He had fished here for fifty years.', renewed)?.text).toBe(
    'He had fished here for fifty years',
  )
})

test('a deleted passage is gone, also where its words stand elsewhere', () => {
  const renewed = HARBOUR.replace('When the bell rang he put the needle down and looked out to sea. ', '')
  expect(carry(HARBOUR, 'When the bell rang he put the needle down', renewed)).toBeNull()
  const common = `${HARBOUR} In the evening the wind rose over the hills and the lamps were lit.`
  const without = `The mayor spoke of taxes for an hour, and the councillors slept. ${HARBOUR.slice(0, 100)}`
  expect(carry(common, 'and the lamps', without)).toBeNull()
})

test('a phrase that was deleted is not found in a like sentence far off while its neighbours stand where they stood', () => {
  const filler = Array.from({ length: 30 }, (_, day) => `On day ${day} the log says: calm, no ships. `).join(
    '',
  )
  const first = 'To open the northern gate, turn the brass key. Then wait for the bell.'
  const second = 'To open the southern gate, turn the brass key, and ring twice.'
  const old = `${second} ${filler}${first} ${filler}`
  const renewed = `${second} ${filler}Then wait for the bell. ${filler}`
  const start = old.indexOf('brass key', old.indexOf('northern'))
  const selectors = describePassage(old, { start, end: start + 'brass key'.length })
  expect(anchor(renewed, selectors)).toBeNull()
  expect(anchor(second, selectors)?.status, 'where nothing tells of its own place').toBe('unsure')
})

test('what is put in between two words of a marked phrase becomes part of it', () => {
  const renewed = HARBOUR.replace('mended his nets', 'mended and patched his oldest nets')
  expect(carry(HARBOUR, 'mended his', renewed)?.text).toBe('mended and patched his')
  expect(carry('变成了失败的状态变为成功', '态变为', '变成了失败的状态从“未完成”变为成功')?.text).toBe(
    '态从“未完成”变为',
  )
})

test('a last word that was replaced by another with a few of its letters is not taken for it', () => {
  const old = 'Write the rules in the page and keep the class name readable and intact. Then publish.'
  const renewed = old.replace('intact', 'waiting')
  expect(carry(old, 'name readable and intact', renewed)?.text).toBe('name readable and')
})

test('of equal passages the one in the same surroundings is found, and the nearest where those are equal too', () => {
  const rows = Array.from({ length: 30 }, () => 'yes\tno\t')
  const table = rows.join('')
  const start = table.length / 2
  const selectors = describePassage(table, { start, end: start + 3 })
  expect(anchor(`Head ${table}`, selectors)?.start).toBeOneOf([start - 2, start + 5])
  const twice = 'The first day it rained all day. The second day it rained all day. Then it stopped.'
  const second = describePassage(twice, { start: 48, end: 65 })
  expect(anchor(`So. ${twice}`, second)).toMatchObject({ start: 52, end: 69 })
})

test('a place that another comes near to is not called sure, and without surroundings neither is chosen', () => {
  const passage = 'The result was the same as before.'
  const old = `They weighed it again on the larger scale. ${passage} Nobody was surprised.`
  const near = `They used the smaller scale. ${passage} Then they used the middle scale. ${passage} All left.`
  expect(carry(old, passage, near)?.status).toBe('unsure')
  expect(carry(old, passage, `First: ${passage} Second: ${passage} Third, it changed.`)).toBeNull()
})

test('a quote without position and surroundings is found by its words', () => {
  const quote = { exact: 'put the needle down', prefix: '', suffix: '' }
  const start = HARBOUR.indexOf(quote.exact)
  expect(anchor(HARBOUR, { quote })).toMatchObject({ start, end: start + quote.exact.length })
  expect(anchor(HARBOUR, { quote: { exact: 'a sextant and a chart', prefix: '', suffix: '' } })).toBeNull()
})

test('signs, blanks and very short texts are found to the letter', () => {
  expect(anchor('a  b → c', describePassage('x a  b → c', { start: 3, end: 5 }))).toMatchObject({
    start: 1,
    end: 3,
  })
  expect(anchor('ab', { quote: { exact: 'b', prefix: '', suffix: '' } })).toMatchObject({ start: 1, end: 2 })
  expect(anchor('', describePassage('abc', { start: 0, end: 3 }))).toBeNull()
})

const sentence = fc.array(fc.constantFrom('tide', 'boat', 'rope', 'salt', 'wind', 'the', 'a', '海', '帆🚤'), {
  minLength: 3,
  maxLength: 12,
})
const article = fc
  .array(
    sentence.map((words) => `${words.join(' ')}.`),
    { minLength: 2, maxLength: 20 },
  )
  .map((all) => all.join(' '))

test('a range that is found lies in the text and never cuts a character, whatever became of the text', () => {
  fc.assert(
    fc.property(article, article, fc.nat(), fc.nat(), (old, renewed, a, b) => {
      const [start, end] = [a % old.length, b % old.length].sort((x, y) => x - y)
      const found = anchor(renewed, describePassage(old, { start: start ?? 0, end: (end ?? 0) + 1 }))
      if (!found) return
      expect(found.start).toBeGreaterThanOrEqual(0)
      expect(found.end).toBeLessThanOrEqual(renewed.length)
      expect(found.start).toBeLessThan(found.end)
      expect(renewed.slice(found.start, found.end)).not.toMatch(/\p{Surrogate}/u)
    }),
  )
})

test('highlights that overlap, nest or are equal do not change each other, whichever is anchored first', () => {
  fc.assert(
    fc.property(
      article,
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 8 }),
      (text, pairs) => {
        const version = `Foreword. ${text}`
        const marked = pairs.map(([a, b]) => {
          const start = a % text.length
          return describePassage(text, { start, end: Math.min(text.length, start + 1 + (b % 40)) })
        })
        const index = prepareText(version)
        const alone = marked.map((selectors) => anchor(version, selectors))
        expect(marked.map((selectors) => anchor(version, selectors, { index }))).toEqual(alone)
        expect(marked.toReversed().map((selectors) => anchor(version, selectors, { index }))).toEqual(
          alone.toReversed(),
        )
      },
    ),
  )
})
