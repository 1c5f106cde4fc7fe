import { HIGHLIGHT_COLORS, type HighlightColor } from '../annotation/highlight-colors.ts'
import { err, ok, type Result } from '../result.ts'

/*
 * The person's command line as a value. Paths stay as they were typed: the shell opens them and hands the
 * renderer a `Command`, which knows handles only.
 */

export const SHOW_FORMATS = ['json', 'html', 'text', 'markdown'] as const

/** One thing to save: an address, a path as typed, or `-` for standard input. */
export type SaveSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'stdin' }

export type ParsedCommand =
  | { name: 'help' }
  | { name: 'version' }
  | {
      name: 'save'
      sources: SaveSource[]
      baseUrl: string
      tags: string[]
      allowPrivate: boolean
      rendered: boolean
    }
  | { name: 'list'; query: string }
  | { name: 'show'; id: string; format: (typeof SHOW_FORMATS)[number] }
  | {
      name: 'highlight'
      id: string
      quote: string
      prefix: string
      suffix: string
      color: HighlightColor
      note: string
      tags: string[]
    }
  | { name: 'note'; id: string; body: string }
  | { name: 'tag'; id: string; add: string[]; remove: string[] }
  | { name: 'collection-add'; collection: string; query: string }
  | { name: 'rules' }
  | { name: 'rules-add'; query: string; tags: string[] }
  | { name: 'rules-apply' }
  | { name: 'export'; ids: string[]; query: string; out: string }
  | { name: 'extract-again'; ids: string[]; query: string; isAll: boolean; onlyOlder: boolean }
  | { name: 'repair'; ids: string[]; isAll: boolean; allowPrivate: boolean }
  | { name: 'media'; ids: string[]; allowPrivate: boolean }
  | { name: 'annotations-export'; ids: string[]; query: string; out: string }
  | { name: 'annotations-import'; sources: SaveSource[] }
  | { name: 'backup'; file: string }
  | { name: 'restore'; file: string }

export interface ParsedArguments {
  /** The folder of another profile as typed, or empty. */
  readonly profile: string
  readonly command: ParsedCommand
}

/** What a person may give after a command: `value` takes the next word, `list` may be repeated. */
type OptionKind = 'flag' | 'value' | 'list'
type OptionTable = Readonly<Record<string, OptionKind>>

const GLOBAL_OPTIONS: OptionTable = { profile: 'value', help: 'flag', version: 'flag' }

const COMMAND_OPTIONS: Readonly<Record<string, OptionTable>> = {
  save: { url: 'value', tag: 'list', 'allow-private': 'flag', rendered: 'flag' },
  list: {},
  show: { format: 'value' },
  highlight: {
    quote: 'value',
    prefix: 'value',
    suffix: 'value',
    color: 'value',
    note: 'value',
    tag: 'list',
  },
  note: {},
  tag: {},
  collection: {},
  rules: {},
  export: { query: 'value', out: 'value' },
  'extract-again': { query: 'value', all: 'flag', 'also-current': 'flag', 'only-older': 'flag' },
  repair: { all: 'flag', 'allow-private': 'flag' },
  media: { 'allow-private': 'flag' },
  annotations: { query: 'value', out: 'value' },
  backup: {},
  restore: {},
}

/** A wrong use of the command line, found while reading it; `parseArguments` turns it into a value. */
class UsageProblem extends Error {}

/**
 * Reads the words after the program's name. Options may stand anywhere, as `--name value` or `--name=value`; `--` ends them.
 * A word with a single dash is never an option: it is a query's `-tag:read`, a tag to take off, or standard input.
 * The error is a sentence for the person.
 */
export function parseArguments(words: readonly string[]): Result<ParsedArguments, string> {
  try {
    const { options, rest } = readWords(words)
    const profile = options.text('profile')
    if (options.has('profile') && profile === '') throw new UsageProblem('--profile needs a folder.')
    if (options.has('help')) return ok({ profile, command: { name: 'help' } })
    if (options.has('version')) return ok({ profile, command: { name: 'version' } })
    const [name, ...operands] = rest
    if (name === undefined) throw new UsageProblem('Which command?')
    return ok({ profile, command: readCommand(name, operands, options) })
  } catch (problem) {
    if (problem instanceof UsageProblem) return err(problem.message)
    throw problem
  }
}

/** The options as they were given, by name. */
class GivenOptions {
  private readonly values = new Map<string, string[]>()

  add(name: string, value: string, kind: OptionKind): void {
    const earlier = this.values.get(name) ?? []
    if (kind === 'value' && earlier.length > 0) throw new UsageProblem(`--${name} is given twice.`)
    this.values.set(name, [...earlier, value])
  }

  has = (name: string): boolean => this.values.has(name)
  text = (name: string): string => this.values.get(name)?.[0] ?? ''
  list = (name: string): string[] => this.values.get(name) ?? []
}

function readWords(words: readonly string[]): { options: GivenOptions; rest: string[] } {
  const options = new GivenOptions()
  const rest: string[] = []
  const queue = [...words]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      rest.push(...queue)
      break
    }
    if (!word.startsWith('--')) {
      rest.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = word.slice(2, equals < 0 ? undefined : equals)
    const kind = optionKind(name, rest[0])
    if (kind === 'flag' && equals >= 0) throw new UsageProblem(`--${name} takes no value.`)
    const value = kind === 'flag' ? '' : equals >= 0 ? word.slice(equals + 1) : queue.shift()
    if (value === undefined) throw new UsageProblem(`--${name} needs a value.`)
    options.add(name, value, kind)
  }
  return { options, rest }
}

function optionKind(name: string, command: string | undefined): OptionKind {
  const own = command !== undefined && Object.hasOwn(COMMAND_OPTIONS, command) ? COMMAND_OPTIONS[command] : {}
  const known = { ...GLOBAL_OPTIONS, ...own }
  const kind = Object.hasOwn(known, name) ? known[name] : undefined
  if (kind === undefined)
    throw new UsageProblem(
      `${command === undefined ? 'There' : `For ${command} there`} is no option --${name}.`,
    )
  return kind
}

function readCommand(name: string, operands: string[], options: GivenOptions): ParsedCommand {
  switch (name) {
    case 'save':
      return readSave(operands, options)
    case 'list':
      return { name, query: operands.join(' ') }
    case 'show':
      return { name, id: exactly(name, operands, 'ID')[0], format: readFormat(options) }
    case 'highlight':
      return readHighlight(operands, options)
    case 'note': {
      const [id, body] = exactly(name, operands, 'ID', 'TEXT')
      if (body.trim() === '') throw new UsageProblem('note needs a text that is not empty.')
      return { name, id, body }
    }
    case 'tag':
      return readTag(operands)
    case 'collection': {
      const [verb, collection, ...query] = operands
      if (verb !== 'add') throw new UsageProblem('collection knows one thing to do: add NAME QUERY.')
      if (!collection?.trim() || query.join(' ').trim() === '')
        throw new UsageProblem('collection add needs a name and a query.')
      return { name: 'collection-add', collection, query: query.join(' ') }
    }
    case 'rules':
      return readRules(operands)
    case 'export':
      return readExport(operands, options)
    case 'extract-again':
      return readExtractAgain(operands, options)
    case 'repair':
      return readRepair(operands, options)
    case 'media':
      if (operands.length === 0) throw new UsageProblem('media needs IDs.')
      return { name, ids: noneEmpty(operands), allowPrivate: options.has('allow-private') }
    case 'annotations':
      return readAnnotations(operands, options)
    case 'backup':
    case 'restore':
      return { name, file: exactly(name, operands, 'FILE')[0] }
    default:
      throw new UsageProblem(`There is no command ${name}.`)
  }
}

function readSave(operands: string[], options: GivenOptions): ParsedCommand {
  if (operands.length === 0) throw new UsageProblem('save needs a file, an address or - for standard input.')
  if (operands.filter((operand) => operand === '-').length > 1)
    throw new UsageProblem('Standard input can be saved once only.')
  const baseUrl = options.text('url')
  if (options.has('url') && !/^https?:$/.test(URL.canParse(baseUrl) ? new URL(baseUrl).protocol : ''))
    throw new UsageProblem('--url needs an http or https address.')
  if (options.has('rendered') && !operands.every((operand) => readSource(operand).kind === 'url'))
    throw new UsageProblem('--rendered is for addresses; a file is taken as it is.')
  return {
    name: 'save',
    sources: operands.map(readSource),
    baseUrl,
    tags: noneEmpty(options.list('tag')),
    allowPrivate: options.has('allow-private'),
    rendered: options.has('rendered'),
  }
}

function readSource(word: string): SaveSource {
  if (word === '') throw new UsageProblem('save was given an empty name.')
  if (word === '-') return { kind: 'stdin' }
  return /^https?:/i.test(word) ? { kind: 'url', url: word } : { kind: 'path', path: word }
}

function readHighlight(operands: string[], options: GivenOptions): ParsedCommand {
  const [id] = exactly('highlight', operands, 'ID')
  if (options.text('quote').trim() === '') throw new UsageProblem('highlight needs --quote TEXT.')
  const given = options.has('color') ? options.text('color') : HIGHLIGHT_COLORS[0]
  const color = HIGHLIGHT_COLORS.find((known) => known === given)
  if (!color) throw new UsageProblem(`--color is one of ${HIGHLIGHT_COLORS.join(', ')}.`)
  return {
    name: 'highlight',
    id,
    quote: options.text('quote'),
    prefix: options.text('prefix'),
    suffix: options.text('suffix'),
    color,
    note: options.text('note'),
    tags: noneEmpty(options.list('tag')),
  }
}

function readTag(operands: string[]): ParsedCommand {
  const [id, ...changes] = operands
  if (!id || changes.length === 0) throw new UsageProblem('tag needs an ID and +TAG or -TAG.')
  const wrong = changes.find((change) => !/^[+-]\s*\S/.test(change))
  if (wrong !== undefined) throw new UsageProblem(`A tag starts with + or -, unlike "${wrong}".`)
  const named = (sign: string) =>
    changes.filter((change) => change[0] === sign).map((change) => change.slice(1))
  return { name: 'tag', id, add: named('+'), remove: named('-') }
}

function readRules([verb, ...operands]: string[]): ParsedCommand {
  if (verb === undefined) return { name: 'rules' }
  if (verb === 'apply' && operands.length === 0) return { name: 'rules-apply' }
  if (verb !== 'add') throw new UsageProblem('rules knows two things to do: add QUERY +TAG… and apply.')
  const isTag = (word: string) => /^\+\s*\S/.test(word)
  const query = operands.filter((word) => !isTag(word)).join(' ')
  const tags = operands.filter(isTag).map((word) => word.slice(1))
  if (query.trim() === '' || tags.length === 0) throw new UsageProblem('rules add needs a query and +TAG.')
  return { name: 'rules-add', query, tags }
}

function readExport(operands: string[], options: GivenOptions): ParsedCommand {
  return { name: 'export', ...readChosen('export', 'DIR', operands, options) }
}

/** Which articles go out, and where to. */
function readChosen(command: string, place: string, operands: string[], options: GivenOptions) {
  const [query, out] = [options.text('query'), options.text('out')]
  if (out === '') throw new UsageProblem(`${command} needs --out ${place}.`)
  if (operands.length > 0 && options.has('query'))
    throw new UsageProblem(`${command} takes IDs or --query, not both.`)
  return { ids: noneEmpty(operands), query, out }
}

function readAnnotations([verb, ...operands]: string[], options: GivenOptions): ParsedCommand {
  if (verb === 'export') {
    const { ids, query, out } = readChosen('annotations export', 'FILE', operands, options)
    return { name: 'annotations-export', ids, query, out }
  }
  if (verb !== 'import') throw new UsageProblem('annotations knows two things to do: export and import.')
  const given = ['query', 'out'].find(options.has)
  if (given !== undefined) throw new UsageProblem(`annotations import takes no --${given}.`)
  if (operands.length === 0)
    throw new UsageProblem('annotations import needs a FILE or - for standard input.')
  if (operands.includes('')) throw new UsageProblem('annotations import was given an empty name.')
  if (operands.filter((operand) => operand === '-').length > 1)
    throw new UsageProblem('Standard input can be imported once only.')
  const sources = operands.map(
    (word): SaveSource => (word === '-' ? { kind: 'stdin' } : { kind: 'path', path: word }),
  )
  return { name: 'annotations-import', sources }
}

function readExtractAgain(operands: string[], options: GivenOptions): ParsedCommand {
  const isAll = options.has('all')
  if (options.has('query') && options.text('query').trim() === '')
    throw new UsageProblem('--query needs a query; --all takes every article.')
  const given = [operands.length > 0, options.has('query'), isAll].filter(Boolean).length
  if (given !== 1) throw new UsageProblem('extract-again needs IDs, --query QUERY or --all, and one of them.')
  if (options.has('also-current') && options.has('only-older'))
    throw new UsageProblem('--also-current and --only-older exclude each other.')
  return {
    name: 'extract-again',
    ids: noneEmpty(operands),
    query: options.text('query'),
    isAll,
    onlyOlder: options.has('only-older') || (isAll && !options.has('also-current')),
  }
}

function readRepair(operands: string[], options: GivenOptions): ParsedCommand {
  const isAll = options.has('all')
  if (isAll === operands.length > 0) throw new UsageProblem('repair needs IDs or --all, and one of them.')
  return { name: 'repair', ids: noneEmpty(operands), isAll, allowPrivate: options.has('allow-private') }
}

function readFormat(options: GivenOptions): (typeof SHOW_FORMATS)[number] {
  const wanted = options.has('format') ? options.text('format') : 'json'
  const format = SHOW_FORMATS.find((known) => known === wanted)
  if (format === undefined) throw new UsageProblem(`--format is one of ${SHOW_FORMATS.join(', ')}.`)
  return format
}

function noneEmpty(values: string[]): string[] {
  if (values.some((value) => value.trim() === '')) throw new UsageProblem('An ID or a tag is empty.')
  return values
}

/** The operands when there are as many as names, none of them empty. */
function exactly<const Names extends readonly string[]>(
  command: string,
  operands: string[],
  ...names: Names
): { [Index in keyof Names]: string } {
  if (operands.length !== names.length || operands.some((operand) => operand === ''))
    throw new UsageProblem(`${command} needs ${names.join(' and ')}.`)
  return operands as { [Index in keyof Names]: string }
}
