/* An article that was saved three times, in our own words: a walk along a street, one paragraph a house. */

/** What is marked in the first version, one sentence in each of 40 paragraphs. */
export const SENTENCES: readonly string[] = [
  'The baker on the corner opens before the first tram and closes when the flour is gone.',
  'A clockmaker keeps eleven clocks in his window, no two of which agree about noon.',
  'Behind the blue gate a choir of six rehearses the same hymn every Thursday.',
  'The pharmacy still weighs its herbs on brass scales that a grandfather bought in Trieste.',
  'On the second floor somebody practises the trombone with the windows shut out of kindness.',
  'The locksmith says that nobody has been locked out of his own house twice.',
  'A florist sells tulips in March and umbrellas during the rest of the spring.',
  'The tailor measures with his thumb and has never been wrong by more than a button.',
  'In the courtyard two fig trees lean together like neighbours who have run out of news.',
  'The print shop smells of ink on Mondays and of soup on every other weekday.',
  'A retired captain has painted the horizon on his kitchen wall to feel at home.',
  'The grocer writes his prices in chalk so that the rain may lower them.',
  'Nobody has seen the landlord of number thirteen, though his cat collects the letters.',
  'The school bell was cast from a church bell that was cast from a cannon.',
  'A seamstress repairs sails for boats which have not left the harbour in years.',
  'The bookbinder refuses novels and will only bind what somebody has read to the end.',
  'On the roof of the bank a pair of storks has opened an account of its own.',
  'The barber knows three stories and tells them according to the length of the hair.',
  'A glazier has replaced every pane in the street and is proud of none of them.',
  'The postman walks the street backwards in winter to keep the wind off his face.',
  'Every evening the widow at number twenty sets two plates and clears one of them.',
  'The cooper makes barrels for a brewery that has changed over to steel.',
  'A notary lives above his office and climbs the stairs to arrive at home on time.',
  'The fountain has been dry since the summer when the mayor opened it.',
  'A violin maker hangs his instruments like hams and lets them ripen for nine years.',
  'The ferry timetable in the station was printed for a river that moved away.',
  'Two sisters run a dance school for people who would rather not be seen dancing.',
  'The fishmonger shouts the names of fish which he admits he has never met.',
  'A cartographer rents the attic and draws only places that he can see from it.',
  'The cinema shows one film a season and everybody knows the last line by heart.',
  'On market days the knife grinder sings louder than the stones he turns.',
  'The old customs house taxes nothing now except the patience of its visitors.',
  'A beekeeper on the hill lends his swarms to gardens that have lost an argument with frost.',
  'The piano in the tavern has seven silent keys around which the regulars have learned to sing.',
  'A lamplighter was kept on after the lamps went electric, to say good evening.',
  'The weather station is run by a man who dislikes to be contradicted by clouds.',
  'In the arcade a chess player has been winning the same game since the flood.',
  'The museum of the street holds one key, and the door it opened is on loan.',
  'A teacher corrects the posters on the wall with a red pencil on her way home.',
  'The last house has no number because the street did not expect to get this far.',
]

/** In the second version: half of each sentence is another. */
export const REWORDED: Readonly<Record<number, string>> = {
  3: 'The pharmacy still weighs its herbs on brass scales, or so the newspaper of Monday claims.',
  9: 'The print shop smells of ink on Mondays and has shut its doors to visitors.',
  15: 'The bookbinder refuses novels and will only bind ledgers, maps and hymnals.',
  21: 'The cooper makes barrels for a brewery whose owners drink tea.',
  27: 'The fishmonger shouts the names of fish to anybody under an awning.',
  33: 'The piano in the tavern has seven silent keys, and a bill from the tuner is nailed above it.',
}

/** In the second version these are left out, with the paragraphs that they stood in. */
export const REMOVED: readonly number[] = [6, 18, 30]

const paragraph = (sentence: string, index: number) =>
  `<p>House ${index + 1}. ${sentence} So much is said of house ${index + 1}, and no more is known there.</p>`

const HEADING_EVERY = 10

function article(sentences: readonly (string | null)[]): string {
  return sentences
    .map((sentence, index) => {
      const heading = index % HEADING_EVERY === 0 ? `<h2>Block ${index / HEADING_EVERY + 1}</h2>` : ''
      return heading + (sentence === null ? '' : paragraph(sentence, index))
    })
    .join('\n')
}

export const FIRST_VERSION = article(SENTENCES)

const second = SENTENCES.map((sentence, index) =>
  REMOVED.includes(index) ? null : (REWORDED[index] ?? sentence),
)

export const SECOND_VERSION = article(second)

/** As the second, with a paragraph more at its end. */
export const THIRD_VERSION = `${SECOND_VERSION}\n<p>Whoever walks on comes to a field, of which there is nothing to tell.</p>`
