import { expect, test } from 'vitest'
import { alignDocuments } from '../../../shared/anchoring/align-documents.ts'
import { anchor } from '../../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import { prepareText } from '../../../shared/anchoring/prepare-text.ts'

interface Writing {
  readonly what: string
  /** The same text written in two ways; the marked passage stands between ⟦ and ⟧. */
  readonly one: string
  readonly other: string
}

const WRITINGS: Writing[] = [
  {
    what: 'soft hyphens',
    one: 'Ein langes ⟦Donau\u00addampf\u00adschiff zog\u00ad⟧ am Mittag an der Stadt vorbei.',
    other: 'Ein langes ⟦Donaudampfschiff zog⟧ am Mittag an der Stadt vorbei.',
  },
  {
    what: 'non-breaking and thin spaces',
    one: 'Il pèse ⟦20\u00a0kg\u202f! Il coûte 300\u00a0francs⟧\u202f; en tout.',
    other: 'Il pèse ⟦20 kg ! Il coûte 300 francs⟧ ; en tout.',
  },
  {
    what: 'zero-width spaces and joiners',
    one: 'The path is ⟦/usr\u200b/local\u200b/share\u2060/man⟧ on every machine.',
    other: 'The path is ⟦/usr/local/share/man⟧ on every machine.',
  },
  {
    what: 'composed and decomposed letters',
    one: 'Le ⟦café où naît la rumeur du quartier très aimé⟧ ferme tôt.',
    other: 'Le ⟦café où naît la rumeur du quartier très aimé⟧ ferme tôt.'.normalize('NFD'),
  },
  {
    what: 'composed and decomposed Vietnamese',
    one: 'Hôm qua ⟦người Việt uống nước mía ở chợ⟧ rồi về nhà.',
    other: 'Hôm qua ⟦người Việt uống nước mía ở chợ⟧ rồi về nhà.'.normalize('NFD'),
  },
  {
    what: 'composed and decomposed Korean',
    one: '어제 우리는 ⟦바다에서 배를 타고 섬으로⟧ 갔다가 돌아왔다.',
    other: '어제 우리는 ⟦바다에서 배를 타고 섬으로⟧ 갔다가 돌아왔다.'.normalize('NFD'),
  },
  {
    what: 'composed and decomposed kana',
    one: '昔々、⟦がけの下でごはんを食べたぶた⟧がいました。',
    other: '昔々、⟦がけの下でごはんを食べたぶた⟧がいました。'.normalize('NFD'),
  },
  {
    what: 'half-width and full-width signs',
    one: '価格は⟦１２０円(税込)でｶﾀﾛｸﾞ通り⟧です。お早めにどうぞ。',
    other: '価格は⟦120円（税込）でカタログ通り⟧です。お早めにどうぞ。',
  },
  {
    what: 'white space in Chinese',
    one: '春天來了,⟦河邊的柳樹\n發芽了。 孩子們⟧在岸上放風箏。',
    other: '春天來了,⟦河邊的柳樹發芽了。孩子們⟧在岸上放風箏。',
  },
  {
    what: 'Hebrew with and without points',
    one: 'הספר ⟦הישן עמד על המדף⟧ העליון בחדר השקט.',
    other: 'הַסֵּפֶר ⟦הַיָּשָׁן עָמַד עַל הַמַּדָּף⟧ העליון בחדר השקט.',
  },
  {
    what: 'Arabic with and without vowel marks',
    one: 'ذهب ⟦الولد إلى المدرسة⟧ في الصباح الباكر مع أخيه.',
    other: 'ذَهَبَ ⟦الوَلَدُ إِلَى المَدْرَسَةِ⟧ في الصباح الباكر مع أخيه.',
  },
  {
    what: 'stretched Arabic',
    one: 'قال الشيخ: ⟦بسم الله الرحمن الرحيم⟧ ثم بدأ الحديث.',
    other: 'قال الشيخ: ⟦بســـم الله الرحمـــن الرحيـم⟧ ثم بدأ الحديث.',
  },
  {
    what: 'marks of direction',
    one: 'The word ⟦\u2067שלום\u2069 means\u200e peace⟧ in Hebrew, and a greeting.',
    other: 'The word ⟦שלום means peace⟧ in Hebrew, and a greeting.',
  },
  {
    what: 'joined emoji and those with a variation selector',
    one: 'They sent ⟦a 👩‍👩‍👧 and a ❤️⟧ and went to bed at nine.',
    other: 'They sent ⟦a 👩👩👧 and a ❤⟧ and went to bed at nine.',
  },
  {
    what: 'flags',
    one: 'From 🇨🇭 ⟦to 🇯🇵 by ship and\nback to 🇨🇭⟧ by train.',
    other: 'From 🇨🇭 ⟦to 🇯🇵 by ship and back to 🇨🇭⟧ by train.',
  },
  {
    what: 'letters beyond the BMP',
    one: 'The sign ⟦𝔘𝔫𝔣𝔲𝔤 and the clef 𝄞⟧ stand on the wall.',
    other: 'The sign ⟦Unfug and the clef 𝄞⟧ stand on the wall.',
  },
  {
    what: 'line breaks, which add nothing to the text of a page',
    one: 'Roses are ⟦red\nviolets are blue\nsugar⟧ is sweet',
    other: 'Roses are ⟦redviolets are bluesugar⟧ is sweet',
  },
  {
    what: 'ruby, with its reading',
    one: '彼は⟦東京とうきょうに住んで⟧いる。毎日電車に乗る。',
    other: '彼は⟦東京に住んで⟧いる。毎日電車に乗る。',
  },
  {
    what: 'ruby, with parentheses',
    one: '彼は⟦漢字(かんじ)を毎日勉強して⟧いる。試験が近いからだ。',
    other: '彼は⟦漢字を毎日勉強して⟧いる。試験が近いからだ。',
  },
  {
    what: 'cells of a table that are all alike',
    one: 'City Bern Open yes Close no City Chur Open ⟦yes⟧ Close no City Sion Open yes Close no',
    other:
      'City\n\tBern\nOpen\n\tyes\nClose\n\tno\nCity\n\tChur\nOpen\n\t⟦yes⟧\nClose\n\tno\nCity\n\tSion\nOpen\n\tyes\nClose\n\tno',
  },
  {
    what: 'lines of code that are all alike',
    one: 'if (a) {\n    return null;\n}\nif (b) {\n    ⟦return null;⟧\n}\nif (c) {\n    return null;\n}\n',
    other: 'if (a) {\n\treturn null;\n}\n\nif (b) {\n\t⟦return null;⟧\n}\n\nif (c) {\n\treturn null;\n}\n',
  },
  {
    what: 'typographic quotes, dashes and dots',
    one: 'She said ⟦"no" - and that\'s the end...⟧ of the matter.',
    other: 'She said ⟦“no” — and that’s the end…⟧ of the matter.',
  },
  {
    what: 'ligatures and letter case',
    one: 'The ⟦first floor offices⟧ were closed in the afternoon.',
    other: 'THE ⟦ﬁrst ﬂoor oﬃces⟧ WERE CLOSED in the afternoon.',
  },
  {
    what: 'footnote markers',
    one: 'The bridge ⟦was built in 1842[3] by\u00a0the same[4] masons⟧ who built the mill.',
    other: 'The bridge ⟦was built in 1842 by the same masons⟧ who built the mill.',
  },
]

/** The text without the signs that show the passage, and where the passage stands in it. */
function read(marked: string) {
  const start = marked.indexOf('⟦')
  const end = marked.indexOf('⟧') - 1
  return { text: marked.replace(/[⟦⟧]/g, ''), range: { start, end } }
}

/** What is not seen at either end of a passage is no part of it, and may be left out. */
const UNSEEN_ENDS = /^[\p{Cf}]+|[\p{Cf}]+$/gu

/** What is found in the text `to` of the passage that is marked in `from`, by its selectors and with both texts at hand. */
function carry(from: string, to: string): (string | null)[] {
  const old = read(from)
  const { text } = read(to)
  const selectors = describePassage(old.text, old.range)
  const alignment = alignDocuments(prepareText(old.text), prepareText(text))
  return [anchor(text, selectors), anchorAcross(alignment, selectors)].map(
    (found) => found && text.slice(found.start, found.end).replace(UNSEEN_ENDS, ''),
  )
}

function passageOf(marked: string): string {
  const { text, range } = read(marked)
  return text.slice(range.start, range.end).replace(UNSEEN_ENDS, '')
}

const FOREWORD = 'Zuvor ein Wort. まえがき。'

test.each(WRITINGS)('$what: taken out, the passage is found to the letter', ({ one, other }) => {
  expect(carry(one, other)).toEqual([passageOf(other), passageOf(other)])
  expect(carry(one, FOREWORD + other)).toEqual([passageOf(other), passageOf(other)])
})

test.each(WRITINGS)('$what: put in, the passage is found to the letter', ({ one, other }) => {
  expect(carry(other, one)).toEqual([passageOf(one), passageOf(one)])
  expect(carry(other, FOREWORD + one)).toEqual([passageOf(one), passageOf(one)])
})

test('kana that differ by a mark are different words', () => {
  const goose = '岸にはがんが三羽いた。'
  const can = '岸にはかんが三つあった。'
  const rest = '風が強くて船は出なかった。'
  expect(carry(`${can}${rest}岸には⟦がん⟧が三羽いた。`, `${FOREWORD}${can}岸には⟦がん⟧が三羽いた。`)).toEqual(
    ['がん', 'がん'],
  )
  expect(
    carry(`${goose}${rest}岸には⟦かん⟧が三つあった。`, `${rest}岸には⟦かん⟧が三つあった。${goose}`),
  ).toEqual(['かん', 'かん'])
  expect(carry('この⟦はば⟧', 'そのぱぱ')).toEqual([null, null])
})

test('a skin tone belongs to its emoji, whichever it is', () => {
  const old = 'She waved ⟦to us 👋🏽⟧ from the quay when we left the harbour.'
  expect(carry(old, 'Then she waved ⟦to us 👋🏿⟧ from the quay when we left the harbour.')).toEqual([
    'to us 👋🏿',
    'to us 👋🏿',
  ])
})
