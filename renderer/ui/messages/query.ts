import { highlightColorSchema } from '../../../shared/annotation/highlight.ts'
import { MAX_TAG_DEPTH, MAX_TAG_LENGTH } from '../../../shared/library/tag-path.ts'
import {
  type Comparison,
  QUERY_BELONGINGS,
  QUERY_PLACES,
  QUERY_STATES,
  type Query,
  type QueryProblem,
  type QueryTerm,
  TEXT_FIELDS,
} from '../../../shared/query/query.ts'
import type { RuleProblem } from '../../../shared/query/rule-query.ts'
import type { QUERY_FIELDS } from '../../../shared/query/tokenize-query.ts'
import { unreachable } from '../../../shared/result.ts'
import { formatNumber, formatPartialDate } from '../format.ts'
import { once } from '../once.ts'

type FieldName = (typeof QUERY_FIELDS)[number]

/** What each field takes that takes nothing else. */
const values: Readonly<Record<string, readonly string[]>> = {
  is: [...QUERY_STATES, 'archived'],
  has: QUERY_BELONGINGS,
  in: [...QUERY_PLACES, ...TEXT_FIELDS],
  color: highlightColorSchema.options,
}

/** The field that a piece of a query names; empty for none. */
const fieldOf = (piece: string) => piece.slice(0, Math.max(0, piece.indexOf(':'))).toLowerCase()

/** What is wrong at a place in a query, and what would be right. */
const problems: Record<RuleProblem['kind'], (piece: string) => string> = {
  'unknown-field': (piece) =>
    `There is nothing called “${fieldOf(piece)}:” to ask for${
      piece.includes('"') ? '' : `. For the words themselves, put “${piece}” in quotation marks`
    }`,
  'unknown-value': (piece) => {
    const field = fieldOf(piece)
    const isScope = TEXT_FIELDS.some((name) => piece.toLowerCase() === `in:${name}`)
    if (isScope) return `“${piece}” says where words are looked for: put the minus before the words`
    return `“${piece}” asks for nothing: ${field}: takes ${(values[field] ?? []).join(', ')}`
  },
  'empty-value': (piece) => `Something is missing after “${piece}”`,
  'bad-date': (piece) => `“${piece}” is no date: write 2026, 2026-02, >2026-02-02 or 2025..2026`,
  'bad-number': (piece) => {
    const examples = fieldOf(piece) === 'progress' ? ['<50%', '10..50'] : ['>2000', '500..2000']
    return `“${piece}” has no number: write ${examples.map((number) => `${fieldOf(piece)}:${number}`).join(' or ')}`
  },
  'bad-tag': (piece) =>
    `“${piece}” cannot be a tag: one has at most ${MAX_TAG_DEPTH} levels and ${MAX_TAG_LENGTH} characters`,
  'unclosed-quote': () => 'The quotation mark is not closed',
  'unclosed-parenthesis': () => 'The parenthesis is not closed',
  'stray-parenthesis': () => 'A parenthesis is closed that was not opened',
  'missing-operand': (piece) => `Nothing stands beside “${piece}”`,
  'too-deep': () => 'There are too many parentheses in one another',
  later: (piece) => `Not known yet when an article is saved: ${piece}`,
  everything: () => 'Say which articles. An empty query would tag all of them.',
}

/** Of an article, as what follows "articles that": when it is so, and when it is not. */
type Clause = readonly [yes: string, no: string]

const are = (what: string): Clause => [`are ${what}`, `are not ${what}`]
const have = (what: string): Clause => [`have ${what}`, `have no ${what}`]

const states: Record<Extract<QueryTerm, { kind: 'is' }>['state'], Clause> = {
  favorite: are('favourites'),
  finished: are('finished'),
  unread: ['are not finished', 'are finished'],
  reading: ['are begun and not finished', 'are not begun, or finished'],
  untagged: ['have no tag', 'have a tag'],
  incomplete: ['lack images', 'lack no images'],
}

const places: Record<Extract<QueryTerm, { kind: 'in' }>['place'], string> = {
  inbox: 'in the Inbox',
  later: 'in Later',
  archive: 'in the archive',
  trash: 'in the Trash',
}

const belongings: Record<Extract<QueryTerm, { kind: 'has' }>['what'], string> = {
  highlights: 'highlights',
  notes: 'notes',
  images: 'stored images',
  orphans: 'highlights that lost their place',
}

const textPlaces: Record<Extract<QueryTerm, { kind: 'text' }>['field'], string> = {
  any: '',
  title: ' in the title',
  author: ' among the authors',
  site: ' in the publication or address',
  notes: ' in the notes',
  highlights: ' in the highlights',
  body: ' in the text',
}

const languages = once(() => new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' }))

/** A language as the reader calls it; as it was written, where it is none. */
function languageName(lang: string): string {
  try {
    return languages().of(lang) ?? lang
  } catch {
    return lang
  }
}

/** `field` with its verb: "were saved". */
function dateClause(verb: string, comparison: Comparison, date: string): Clause {
  const shown = formatPartialDate(date)
  const within = /^\d{4}(-\d{2})?$/.test(date) ? `in ${shown}` : `on ${shown}`
  const when: Record<Comparison, string> = {
    '<': `before ${shown}`,
    '<=': `${within} or before`,
    '=': within,
    '>=': `${within} or later`,
    '>': `after ${shown}`,
  }
  return [`were ${verb} ${when[comparison]}`, `were not ${verb} ${when[comparison]}`]
}

const howMany: Record<Comparison, string> = {
  '<': 'less than ',
  '<=': 'at most ',
  '=': '',
  '>=': 'at least ',
  '>': 'more than ',
}

function textClause({ field, text, phrase, prefix }: Extract<QueryTerm, { kind: 'text' }>): Clause {
  const sought = phrase ? `exactly “${text}”` : prefix ? `a word that begins with “${text}”` : `“${text}”`
  return [`have ${sought}${textPlaces[field]}`, `do not have ${sought}${textPlaces[field]}`]
}

function termClause(term: QueryTerm): Clause {
  switch (term.kind) {
    case 'text':
      return textClause(term)
    case 'tag':
      return [
        `have the tag “${term.path}” or one below it`,
        `do not have the tag “${term.path}” nor one below it`,
      ]
    case 'highlight-tag':
      return have(`highlights with the tag “${term.path}”`)
    case 'in':
      return are(places[term.place])
    case 'is':
      return states[term.state]
    case 'has':
      return have(belongings[term.what])
    case 'color':
      return have(`${term.color} highlights`)
    case 'lang':
      return are(`in ${languageName(term.lang)}`)
    case 'date':
      return dateClause(term.field, term.comparison, term.date)
    case 'number': {
      const many = howMany[term.comparison]
      return term.field === 'words'
        ? [
            `have ${many}${formatNumber(term.value)} words`,
            `do not have ${many}${formatNumber(term.value)} words`,
          ]
        : [`are read to ${many}${term.value} %`, `are not read to ${many}${term.value} %`]
    }
    default:
      return unreachable(term)
  }
}

const lists = {
  and: once(() => new Intl.ListFormat('en', { type: 'conjunction' })),
  or: once(() => new Intl.ListFormat('en', { type: 'disjunction' })),
}

function clauseOf(query: Query): string {
  switch (query.kind) {
    case 'all':
      return 'are in the library'
    case 'and':
    case 'or':
      return lists[query.kind]().format(
        query.parts.map((part) =>
          part.kind === 'or' || part.kind === 'and' ? `(${clauseOf(part)})` : clauseOf(part),
        ),
      )
    case 'not':
      return query.part.kind === 'and' || query.part.kind === 'or' || query.part.kind === 'all'
        ? `do not fit this: (${clauseOf(query.part)})`
        : query.part.kind === 'not'
          ? clauseOf(query.part.part)
          : termClause(query.part)[1]
    default:
      return termClause(query)[0]
  }
}

/** The values that a field can only have. */
const choices: Readonly<Record<string, string>> = {
  inbox: 'the Inbox',
  later: 'Later',
  archive: 'the archive',
  trash: 'the Trash',
  favorite: 'a favourite',
  finished: 'finished',
  unread: 'unread',
  reading: 'being read',
  untagged: 'without tags',
  incomplete: 'without some images',
  highlights: 'highlights',
  notes: 'notes',
  images: 'images',
  orphans: 'highlights without a place',
  amber: 'amber',
  rose: 'rose',
  sage: 'sage',
  sky: 'sky',
  violet: 'violet',
}

const fields: Record<FieldName, string> = {
  tag: 'Tag',
  'highlight-tag': 'Tag of a highlight',
  in: 'In',
  is: 'Is',
  has: 'Has',
  color: 'Highlight colour',
  title: 'Title',
  author: 'Author',
  site: 'Publication',
  notes: 'Notes',
  highlights: 'Highlights',
  body: 'Text',
  lang: 'Language',
  saved: 'Saved',
  published: 'Published',
  words: 'Words',
  progress: 'Read',
}

/** Queries in words. */
export const queryMessages = {
  /** What a query asks for, as a sentence. */
  explain: (query: Query) => `Articles that ${clauseOf(query)}.`,
  /** What of a query was not understood. */
  problem: ({ kind, start, end }: QueryProblem | RuleProblem, query: string) =>
    problems[kind](query.slice(start, end)),
  fields,
  choice: (value: string) => choices[value] ?? value,
  languageName,
  completions: 'Ways to go on',
  /** What a field looks for, beside it. */
  hints: {
    tag: 'and everything below it',
    'highlight-tag': 'on a highlight',
    in: 'a place, or where the words stand',
    is: 'unread, reading, finished, favorite …',
    has: 'highlights, notes, images, orphans',
    color: 'of a highlight',
    title: 'a word or "a phrase"',
    author: 'a name',
    site: 'a name or an address',
    notes: 'a word or "a phrase"',
    highlights: 'a word or "a phrase"',
    body: 'a word or "a phrase"',
    lang: 'en, de, ja …',
    saved: '2026, 2026-02, >2026-02-01, 2025..2026',
    published: '2026, 2026-02, >2026-02-01, 2025..2026',
    words: '>2000',
    progress: '<50%',
  } satisfies Record<FieldName, string>,
  builder: {
    open: 'Build a search',
    title: 'Search with conditions',
    match: 'Articles must meet',
    all: 'all conditions',
    any: 'any condition',
    field: 'What',
    words: 'Words anywhere',
    composed: 'A part in parentheses',
    not: (isNegated: boolean) => (isNegated ? 'is not' : 'is'),
    negate: 'Is or is not',
    comparison: 'Compared',
    comparisons: {
      '<': 'before or less than',
      '<=': 'up to',
      '=': 'exactly',
      '>=': 'from',
      '>': 'after or more than',
    } satisfies Record<Comparison, string>,
    value: 'Value',
    remove: 'Remove this condition',
    add: 'Add a condition',
    clear: 'Remove all',
    none: 'No condition yet: everything is shown.',
    done: 'Done',
    wrong: 'This is not understood',
  },
}
