import { mkdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { BridgeErrorKind } from '../shared/bridge.ts'
import type { Command } from '../shared/command-line/command.ts'
import type { ParsedCommand, SaveSource } from '../shared/command-line/parse-arguments.ts'
import { LARGEST_ARTICLE_FILE_BYTES } from '../shared/largest-file.ts'
import { err, ok, type Result } from '../shared/result.ts'
import type { FileHandles } from './files/file-handles.ts'
import { fileProblem } from './files/file-problem.ts'
import { WORDS } from './words.ts'

type SavedItem = Extract<Command, { name: 'save' }>['items'][number]
type FileProblem = Extract<SavedItem, { kind: 'file' }>['problem']

/** A command that the page does; `help` and `version` never come so far. */
export type PageCommand = Exclude<ParsedCommand, { name: 'help' | 'version' }>

export interface CommandPlace {
  /** The folder that relative paths count from. */
  readonly cwd: string
  /** All of standard input; null when it cannot be read or is too large. */
  readonly readInput: () => Promise<Uint8Array | null>
}

/**
 * Opens what a command names: the page gets handles (which work in the page `owner` only) where the person wrote paths.
 * A file to save that cannot be opened is an item with its problem; any other is an error, a sentence for the person.
 */
export async function openCommandFiles(
  parsed: PageCommand,
  place: CommandPlace,
  handles: FileHandles,
  owner: number,
): Promise<Result<Command, string>> {
  switch (parsed.name) {
    case 'save': {
      const { sources, ...rest } = parsed
      return ok({ ...rest, items: await openSources(sources, place, handles, owner, 'article') })
    }
    case 'export': {
      const { out, ...rest } = parsed
      const folder = resolve(place.cwd, out)
      try {
        await mkdir(folder, { recursive: true })
      } catch (error) {
        return cannotOpen(out, fileProblem(error).error.kind)
      }
      return ok({ ...rest, folder: handles.addFolder(owner, folder) })
    }
    case 'annotations-export': {
      const { out, ...rest } = parsed
      const writer = await handles.addWriter(owner, resolve(place.cwd, out))
      return writer.ok ? ok({ ...rest, handle: writer.value }) : cannotOpen(out, writer.error.kind)
    }
    case 'annotations-import':
      return ok({
        name: parsed.name,
        items: await openSources(parsed.sources, place, handles, owner, 'bytes'),
      })
    case 'backup': {
      const writer = await handles.addWriter(owner, resolve(place.cwd, parsed.file))
      return writer.ok
        ? ok({ name: 'backup', handle: writer.value })
        : cannotOpen(parsed.file, writer.error.kind)
    }
    case 'restore': {
      const reader = await handles.addReader(owner, resolve(place.cwd, parsed.file))
      return reader.ok ? ok({ name: 'restore', ...reader.value }) : cannotOpen(parsed.file, reader.error.kind)
    }
    default:
      return ok(parsed)
  }
}

const cannotOpen = (name: string, kind: BridgeErrorKind) =>
  err(WORDS.command.cannotOpen(name, WORDS.reasons[kind] ?? WORDS.reasons.unexpected))

/** As an article, with what lies beside it, or as bytes alone. */
type OpenedAs = 'article' | 'bytes'

async function openSources(
  sources: readonly SaveSource[],
  place: CommandPlace,
  handles: FileHandles,
  owner: number,
  as: OpenedAs,
): Promise<SavedItem[]> {
  const items: SavedItem[] = []
  for (const source of sources) items.push(await openSource(source, place, handles, owner, as))
  return items
}

async function openSource(
  source: SaveSource,
  place: CommandPlace,
  handles: FileHandles,
  owner: number,
  as: OpenedAs,
): Promise<SavedItem> {
  if (source.kind === 'url') return source
  if (source.kind === 'stdin') {
    const bytes = await place.readInput()
    if (bytes === null) return unopened('-', 'too-large')
    return {
      kind: 'file',
      name: '-',
      handle: handles.addBytes(owner, bytes),
      size: bytes.byteLength,
      problem: '',
    }
  }
  const name = basename(source.path)
  const path = resolve(place.cwd, source.path)
  const reader = await (as === 'article' ? handles.addArticle(owner, path) : handles.addReader(owner, path))
  if (!reader.ok) return unopened(name, problemOf(reader.error.kind))
  if (reader.value.size > LARGEST_ARTICLE_FILE_BYTES) {
    await handles.close(owner, reader.value.handle, false)
    return unopened(name, 'too-large')
  }
  return { kind: 'file', name, ...reader.value, problem: '' }
}

const unopened = (name: string, problem: FileProblem): SavedItem => ({
  kind: 'file',
  name,
  handle: '',
  size: 0,
  problem,
})

function problemOf(kind: BridgeErrorKind): FileProblem {
  return kind === 'not-found' || kind === 'no-permission' || kind === 'too-large' ? kind : 'unexpected'
}
