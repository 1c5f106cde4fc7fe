import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParsedCommand, parseArguments } from '../../../shared/command-line/parse-arguments.ts'
import { USAGE } from '../../../shared/command-line/usage.ts'

const SAVE = { name: 'save' as const, baseUrl: '', tags: [], allowPrivate: false, rendered: false }
const HIGHLIGHT = {
  name: 'highlight' as const,
  id: 'a1',
  prefix: '',
  suffix: '',
  color: 'amber' as const,
  note: '',
  tags: [],
}

describe('a command line that is understood', () => {
  it.each<[string[], ParsedCommand]>([
    [['save', 'a.html'], { ...SAVE, sources: [{ kind: 'path', path: 'a.html' }] }],
    [
      ['save', 'https://example.com/a', '-', './b.md', '--tag', 'x/y', '--tag=z', '--allow-private'],
      {
        ...SAVE,
        sources: [
          { kind: 'url', url: 'https://example.com/a' },
          { kind: 'stdin' },
          { kind: 'path', path: './b.md' },
        ],
        tags: ['x/y', 'z'],
        allowPrivate: true,
      },
    ],
    [
      ['save', 'a', '--url', 'http://example.com/'],
      { ...SAVE, sources: [{ kind: 'path', path: 'a' }], baseUrl: 'http://example.com/' },
    ],
    [
      ['save', 'https://example.com/a', '--rendered'],
      { ...SAVE, sources: [{ kind: 'url', url: 'https://example.com/a' }], rendered: true },
    ],
    [['save', '--', '--odd name'], { ...SAVE, sources: [{ kind: 'path', path: '--odd name' }] }],
    [
      ['annotations', 'export', '--query', 'tag:sea', '--out', 'a.jsonld'],
      { name: 'annotations-export', ids: [], query: 'tag:sea', out: 'a.jsonld' },
    ],
    [
      ['annotations', 'import', 'a.json', '-'],
      { name: 'annotations-import', sources: [{ kind: 'path', path: 'a.json' }, { kind: 'stdin' }] },
    ],
    [['list'], { name: 'list', query: '' }],
    [['list', 'tag:politics', '-tag:read'], { name: 'list', query: 'tag:politics -tag:read' }],
    [['list', '-tag:read'], { name: 'list', query: '-tag:read' }],
    [['show', 'a1'], { name: 'show', id: 'a1', format: 'json' }],
    [['show', 'a1', '--format', 'markdown'], { name: 'show', id: 'a1', format: 'markdown' }],
    [['highlight', 'a1', '--quote', '--a dash--'], { ...HIGHLIGHT, quote: '--a dash--' }],
    [
      'highlight a1 --quote q --prefix p --suffix s --color sky --note n --tag t'.split(' '),
      { ...HIGHLIGHT, quote: 'q', prefix: 'p', suffix: 's', color: 'sky', note: 'n', tags: ['t'] },
    ],
    [['note', 'a1', '- a list\n- of two'], { name: 'note', id: 'a1', body: '- a list\n- of two' }],
    [
      ['tag', 'a1', '+politics/asia', '-read', '+long read'],
      { name: 'tag', id: 'a1', add: ['politics/asia', 'long read'], remove: ['read'] },
    ],
    [
      ['collection', 'add', 'To read', 'tag:x', '-tag:y'],
      { name: 'collection-add', collection: 'To read', query: 'tag:x -tag:y' },
    ],
    [['rules'], { name: 'rules' }],
    [['rules', 'apply'], { name: 'rules-apply' }],
    [
      ['rules', 'add', 'site:arxiv.org', '-lang:de', '+papers', '+to read'],
      { name: 'rules-add', query: 'site:arxiv.org -lang:de', tags: ['papers', 'to read'] },
    ],
    [['export', '--out', 'notes'], { name: 'export', ids: [], query: '', out: 'notes' }],
    [['export', 'a1', 'a2', '--out=notes'], { name: 'export', ids: ['a1', 'a2'], query: '', out: 'notes' }],
    [['export', '--query', 'tag:x', '--out', '.'], { name: 'export', ids: [], query: 'tag:x', out: '.' }],
    [['backup', 'b.zip'], { name: 'backup', file: 'b.zip' }],
    [['restore', 'b.zip'], { name: 'restore', file: 'b.zip' }],
    [['--help'], { name: 'help' }],
    [['save', '--help'], { name: 'help' }],
    [['--version'], { name: 'version' }],
  ])('%j', (words, command) => {
    expect(parseArguments(words)).toEqual({ ok: true, value: { profile: '', command } })
  })

  it('finds the profile before and behind the command', () => {
    for (const words of [
      ['--profile', 'my library', 'list'],
      ['list', '--profile=my library'],
    ])
      expect(parseArguments(words)).toMatchObject({ ok: true, value: { profile: 'my library' } })
  })

  it('keeps every text of a note, a quote and a query to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.trim() !== '')
        expect(parseArguments(['note', 'a1', '--', text])).toMatchObject({
          value: { command: { body: text } },
        })
        expect(parseArguments(['highlight', 'a1', '--quote', text])).toMatchObject({
          value: { command: { quote: text } },
        })
        expect(parseArguments(['export', `--query=${text}`, '--out', 'x'])).toMatchObject({
          value: { command: { query: text } },
        })
      }),
    )
  })
})

describe('a command line that is wrong', () => {
  it.each([
    [[], 'Which command?'],
    [['publish'], 'no command publish'],
    [['constructor'], 'no command constructor'],
    [['list', '--constructor'], 'no option --constructor'],
    [['--tag', 'x', 'save', 'a'], 'no option --tag'],
    [['list', '--tag', 'x'], 'For list there is no option --tag'],
    [['--profile', '', 'list'], '--profile needs a folder'],
    [['--profile'], '--profile needs a value'],
    [['save'], 'save needs'],
    [['save', ''], 'empty name'],
    [['save', '-', '-'], 'once only'],
    [['save', 'a', '--tag', ' '], 'empty'],
    [['save', 'a', '--url', 'ftp://x/'], '--url needs'],
    [['save', 'a', '--allow-private=yes'], 'takes no value'],
    [['show'], 'show needs ID'],
    [['show', 'a', 'b'], 'show needs ID'],
    [['show', 'a', '--format', 'pdf'], '--format is one of json, html, text, markdown'],
    [['show', 'a', '--format', 'json', '--format', 'text'], 'given twice'],
    [['highlight', 'a'], '--quote'],
    [['highlight', 'a', '--quote', 'q', '--color', 'pink'], '--color is one of amber'],
    [['note', 'a'], 'note needs ID and TEXT'],
    [['note', 'a', ' '], 'not empty'],
    [['tag', 'a'], '+TAG'],
    [['tag', 'a', 'x'], 'unlike "x"'],
    [['tag', 'a', '+'], 'unlike "+"'],
    [['collection', 'remove', 'x'], 'add NAME QUERY'],
    [['collection', 'add', 'x'], 'a name and a query'],
    [['export', 'a'], '--out'],
    [['export', 'a', '--query', 'q', '--out', 'x'], 'not both'],
    [['backup'], 'backup needs FILE'],
    [['restore', 'a', 'b'], 'restore needs FILE'],
  ])('%j', (words, sentence) => {
    const parsed = parseArguments(words)
    expect(parsed.ok ? 'understood' : parsed.error).toContain(sentence)
  })
})

it('names every command in the usage', () => {
  for (const name of 'save list show highlight note tag collection export extract-again repair media backup restore'.split(
    ' ',
  ))
    expect(USAGE).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
})

it('extract-again takes IDs, a query or all, and of all leaves out what is not older', () => {
  const command = (...words: string[]) => {
    const parsed = parseArguments(['extract-again', ...words])
    return parsed.ok ? parsed.value.command : parsed.error
  }
  const some = { name: 'extract-again', ids: [], query: '', isAll: false, onlyOlder: false }
  expect(command('a', 'b')).toEqual({ ...some, ids: ['a', 'b'] })
  expect(command('a', '--only-older')).toEqual({ ...some, ids: ['a'], onlyOlder: true })
  expect(command('--query', 'tag:x -tag:y')).toEqual({ ...some, query: 'tag:x -tag:y' })
  expect(command('--all')).toEqual({ ...some, isAll: true, onlyOlder: true })
  expect(command('--all', '--also-current')).toEqual({ ...some, isAll: true })
  for (const wrong of [
    [],
    ['a', '--all'],
    ['--query', ' '],
    ['--all', '--also-current', '--only-older'],
    [''],
  ])
    expect(typeof command(...wrong)).toBe('string')
})

it('repair takes IDs or all', () => {
  const command = (...words: string[]) => {
    const parsed = parseArguments(['repair', ...words])
    return parsed.ok ? parsed.value.command : parsed.error
  }
  const some = { name: 'repair', ids: [], isAll: false, allowPrivate: false }
  expect(command('a', 'b', '--allow-private')).toEqual({ ...some, ids: ['a', 'b'], allowPrivate: true })
  expect(command('--all')).toEqual({ ...some, isAll: true })
  for (const wrong of [[], ['a', '--all'], ['']]) expect(typeof command(...wrong)).toBe('string')
})

it('media takes IDs, and no word for all: nobody downloads every film of a library by mistake', () => {
  const command = (...words: string[]) => {
    const parsed = parseArguments(['media', ...words])
    return parsed.ok ? parsed.value.command : parsed.error
  }
  expect(command('a', 'b')).toEqual({ name: 'media', ids: ['a', 'b'], allowPrivate: false })
  expect(command('a', '--allow-private')).toEqual({ name: 'media', ids: ['a'], allowPrivate: true })
  for (const wrong of [[], ['--all'], ['']]) expect(typeof command(...wrong)).toBe('string')
})
