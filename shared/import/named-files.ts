import { MOST_ATTACHMENTS } from '../largest-file.ts'

/** Addresses longer than this name no file. */
const LONGEST_NAME = 2_048

/** What is searched for names, in bytes: what stands behind is embedded. */
const SEARCHED_BYTES = 16 * 1024 * 1024

/** Where markup and Markdown name images: attributes that begin or end in `src`, `srcset`, `![…](…)`, `![[…]]`, `[id]: …`. */
const NAMES: readonly RegExp[] = [
  /\b(?:data-[\w-]{0,40}|src|poster)\s*=\s*(?:"([^"]{1,2048})"|'([^']{1,2048})'|([^\s"'>]{1,2048}))/gi,
  /!\[[^\]\n]{0,1000}\]\(\s*(?:<([^>\n]{1,2048})>|([^\s)]{1,2048}))/g,
  /!\[\[([^\]|#\n]{1,2048})/g,
  /^\s{0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s>]{1,2048})/gm,
]

const SRCSET = /\b(?:data-)?srcset\s*=\s*(?:"([^"]{1,20000})"|'([^']{1,20000})')/gi

/**
 * The files that a page or a Markdown text names relative to itself, as paths parted by `/`, each once, in the order of the text. Only
 * what lies beside the file or below it: an address with a scheme, with a host, from the root or upwards names none.
 */
export function namedFiles(bytes: Uint8Array): string[] {
  const text = roughText(bytes.subarray(0, SEARCHED_BYTES))
  const paths = new Set<string>()
  const add = (address: string | undefined) => {
    const path = address === undefined ? '' : relativePath(address)
    if (path !== '' && paths.size < MOST_ATTACHMENTS) paths.add(path)
  }
  for (const pattern of NAMES) {
    for (const [, ...groups] of text.matchAll(pattern)) add(groups.find((group) => group !== undefined))
  }
  for (const [, double, single] of text.matchAll(SRCSET)) {
    for (const candidate of (double ?? single ?? '').split(/,\s+/)) add(candidate.trim().split(/\s/)[0])
  }
  return [...paths]
}

/** The path that a relative address names, or empty: `./a_files/b%20c.png?x#y` is `a_files/b c.png`. */
export function relativePath(address: string): string {
  const trimmed = unescaped(address.trim())
  if (trimmed === '' || trimmed.length > LONGEST_NAME || /^[/\\#?]|^[a-z][a-z0-9+.-]*:/i.test(trimmed))
    return ''
  const parts: string[] = []
  for (const part of decoded(trimmed.replace(/[?#].*$/s, '')).split(/[/\\]/)) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return ''
    } else parts.push(part)
  }
  return parts.join('/').includes('\0') ? '' : parts.join('/')
}

const unescaped = (address: string) =>
  address.replace(/&(amp|quot|#39|apos);/g, (_, name: string) => ENTITIES[name] ?? '')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", apos: "'" }

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // A percent sign that escapes nothing, as file names have them.
  }
}

/** Names of files are ASCII or UTF-8 in nearly every encoding that pages use. */
function roughText(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes)
}
