/*
 * An article in three versions: as it was published, an edited revision, and one in which paragraphs are moved, cut and rewritten. Each
 * paragraph has passages to mark and says what becomes of them.
 */

/** What is to become of the passages of a paragraph: found to the letter or surely, asked about, or gone. */
export type Fate = 'settled' | 'asked' | 'gone'

export interface Fates {
  readonly revised: Fate
  readonly rewritten: Fate
}

export interface Paragraph {
  readonly first: string
  /** Undefined: as it was; empty: left out. */
  readonly revised?: string
  readonly rewritten?: string
  readonly marks: readonly string[]
  readonly fates: Fates
  /** Marks that fare otherwise: few words at the edge of a paragraph, whose neighbour is gone, are asked about. */
  readonly others?: Readonly<Record<string, Partial<Fates>>>
}

export const PARAGRAPHS: readonly Paragraph[] = [
  {
    first:
      'The salt works at Ostermoor began with a single pan, which a widow named Hedda Brant set over a peat fire in the spring of 1687. She boiled the brine of the low well for eleven hours and sold what was left by the spoonful.',
    revised:
      'The salt works at Ostermoor began with a single pan, which a widow named Hedda Brant set over a peat fire in the spring of 1688. She boiled the brine of the low well for eleven hours and sold what was left by the spoonful.',
    marks: [
      'began with a single pan',
      'a widow named Hedda Brant',
      'over a peat fire in the spring of 1687',
      'boiled the brine of the low well for eleven hours',
      'sold what was left by the spoonful',
    ],
    fates: { revised: 'settled', rewritten: 'settled' },
  },
  {
    first:
      'Within ten years there were forty pans along the dyke, and the smoke of them could be seen from the cathedral town. Travellers complained that their coats smelled of it for a week, but every one of them bought a bag.',
    marks: [
      'forty pans along the dyke',
      'the smoke of them could be seen from the cathedral town',
      'Travellers complained that their coats smelled of it',
      'every one of them bought a bag',
      'Within ten years there were forty pans along the dyke, and the smoke of them could be seen',
    ],
    fates: { revised: 'settled', rewritten: 'settled' },
    others: { 'every one of them bought a bag': { rewritten: 'asked' } },
  },
  {
    first:
      'Nobody wrote down how the rakers were paid. The parish book mentions a fine for sleeping beside the pans, a barrel of beer at midsummer, and a girl who counted the sacks because the foreman could not.',
    revised:
      'Nobody wrote down how the rakers were paid. The parish book mentions a fine for sleeping beside the pans, two barrels of beer at midsummer, and a girl who counted the sacks because the foreman could not do so himself.',
    rewritten: '',
    marks: [
      'Nobody wrote down how the rakers were paid',
      'a fine for sleeping beside the pans',
      'a girl who counted the sacks because the foreman could not',
      'The parish book mentions a fine',
      'how the rakers were paid. The parish book mentions',
    ],
    fates: { revised: 'settled', rewritten: 'gone' },
  },
  {
    first:
      'When the railway came, it carried mined salt from the south at half the price, and the pans went out one after another. The last was let go cold on a Tuesday in October; the fire had burned, they said, for a hundred and ninety years.',
    marks: [
      'it carried mined salt from the south at half the price',
      'the pans went out one after another',
      'The last was let go cold on a Tuesday in October',
      'the fire had burned, they said, for a hundred and ninety years',
      'When the railway came',
    ],
    fates: { revised: 'settled', rewritten: 'settled' },
    others: { 'When the railway came': { rewritten: 'asked' } },
  },
  {
    first:
      'What remains is a shed with a tin roof, two iron rakes nailed to a beam, and a white crust on the stones that returns after each rain. Children are told to lick it, and do, and make the face that everybody waits for.',
    revised: '',
    rewritten: '',
    marks: [
      'a shed with a tin roof',
      'two iron rakes nailed to a beam',
      'a white crust on the stones that returns after each rain',
      'Children are told to lick it, and do',
      'make the face that everybody waits for',
    ],
    fates: { revised: 'gone', rewritten: 'gone' },
  },
  {
    first:
      'A chemist from the university took samples of the crust in 1931 and found in it, besides common salt, traces of bromine and of something that he called bitter earth. His report was filed under agriculture and never read.',
    marks: [
      'took samples of the crust in 1931',
      'traces of bromine and of something that he called bitter earth',
      'His report was filed under agriculture and never read',
      'A chemist from the university',
      'besides common salt',
    ],
    fates: { revised: 'settled', rewritten: 'settled' },
    others: { 'A chemist from the university': { revised: 'asked', rewritten: 'asked' } },
  },
  {
    first:
      'The brine itself has not changed. It rises at nine degrees in every season, clear and a little sweet at first, and after a moment so strong that the tongue draws back. The village sells it now in small bottles with a cork.',
    revised:
      'The brine itself has not changed. It rises at nine degrees in every season, clear and a little sweet at first, and after a moment so strong that the tongue draws back. The village sells it now in small bottles with a cork.',
    rewritten:
      'The brine has hardly changed at all. It still comes up at nine degrees whatever the season, clear, sweet for an instant, and then so strong that the tongue shrinks from it. These days the village fills it into little bottles, corked by hand.',
    marks: [
      'It rises at nine degrees in every season, clear and a little sweet at first',
      'after a moment so strong that the tongue draws back',
      'The village sells it now in small bottles with a cork',
    ],
    fates: { revised: 'settled', rewritten: 'asked' },
    others: {
      'after a moment so strong that the tongue draws back': { rewritten: 'gone' },
      'The village sells it now in small bottles with a cork': { rewritten: 'gone' },
    },
  },
  {
    first:
      'On the second Sunday of June the pans are lit again for a day. A choir sings, badly; the mayor rakes the first spoonful himself, and the widow, whose name is on the street, is toasted with a glass of her own water.',
    marks: [
      'On the second Sunday of June the pans are lit again for a day',
      'A choir sings, badly',
      'the mayor rakes the first spoonful himself',
      'the widow, whose name is on the street',
      'is toasted with a glass of her own water',
      'the pans are lit again',
      'a glass of her own water',
    ],
    fates: { revised: 'settled', rewritten: 'settled' },
  },
]

const markup = (texts: readonly string[]) =>
  texts
    .filter((text) => text !== '')
    .map((text) => `<p>${text}</p>`)
    .join('\n')

/** As it was published. */
export const FIRST = markup(PARAGRAPHS.map(({ first }) => first))

/** A year and a few words corrected, a paragraph left out, a word of warning before it. */
export const REVISED = markup([
  'Corrected: an earlier text gave the wrong year.',
  ...PARAGRAPHS.map(({ first, revised }) => revised ?? first),
])

const NEW_ENDING =
  'Since then a museum of salt has been promised twice. The money went once into a car park and once into an opera, of which only the curtain was ever delivered.'

/** Paragraphs in another order, two of them gone, one told anew, one added. */
export const REWRITTEN = (() => {
  const texts = PARAGRAPHS.map(({ first, revised, rewritten }) => rewritten ?? (revised || first))
  const order = [7, 0, 5, 1, 2, 3, 4, 6]
  return markup([...order.map((index) => texts[index] ?? ''), NEW_ENDING])
})()
