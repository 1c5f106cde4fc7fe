import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'

const corpus = process.env.OFFPRINT_CORPUS ?? resolve(import.meta.dirname, '../../../../shared/corpus')

/** A file of the hostile corpus, parsed, or null where the corpus is not at hand. */
export function readHostile(name: string): unknown {
  const file = resolve(corpus, 'hostile', name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** Lone surrogates and NUL cannot stand in a Markdown file. */
export const isWritable = (text: string): boolean => !/\0|\p{Cs}/u.test(text)

const naughty = readHostile('naughty-strings.json')

export const naughtyStrings: readonly string[] = Array.isArray(naughty)
  ? naughty.filter((text) => isWritable(text))
  : []

/** Pieces of every syntax that an exported file has to keep apart from what a text says. */
const SYNTAX = [
  ...[
    '---',
    '\n',
    '\n\n',
    '\n\n\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '    ',
    '%%',
    ']]',
    '[[',
    '^op-1',
    '^',
    '`',
    '```',
    '~~~',
    '~~',
    '$$',
    '$',
    '==',
  ],
  ...[
    '===',
    '<b>',
    '<!--',
    '-->',
    '<script>',
    '</',
    '&amp;',
    '&#10;',
    '&',
    '#',
    '# ',
    '#tag',
    '[!note]',
    '[^1]',
    '[x](y)',
    '![',
    ']',
    '(',
    ')',
  ],
  ...[
    '*',
    '**',
    '_',
    '- ',
    '+ ',
    '1. ',
    '2) ',
    '12',
    '>',
    '> ',
    '|',
    '|-|',
    ':-',
    '\\',
    '\\\n',
    '  \n',
    '"',
    "'",
    ': ',
    '{{x}}',
    '<%',
    ':::',
  ],
  ...[
    'https://a.example/b_c',
    'www.example.org',
    'me@example.org',
    'word',
    'é',
    'e\u0301',
    '東京',
    '🙂',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u200b',
  ],
]

/** Text that tries to be more than text. */
export const anyText = fc
  .oneof(
    fc.array(fc.constantFrom(...SYNTAX), { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    ...(naughtyStrings.length > 0 ? [fc.constantFrom(...naughtyStrings)] : []),
  )
  .filter(isWritable)
