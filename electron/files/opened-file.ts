import { open, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { BridgeError, CallResponse } from '../../shared/bridge.ts'
import { LARGEST_ARTICLE_FILE_BYTES, LARGEST_TOGETHER_BYTES } from '../../shared/largest-file.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { fileProblem } from './file-problem.ts'

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.htm': 'text/html',
  '.html': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
}

type OpenedFiles = { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }[]

/** Reads a file that is to be saved, whole. */
export async function readArticleFile(path: string): Promise<CallResponse<'readArticleFile'>> {
  const bytes = await readWhole(path)
  const name = basename(path)
  return bytes.ok ? ok({ name, mime: mimeOf(name), bytes: bytes.value }) : bytes
}

const mimeOf = (name: string) => MIME_TYPES[extname(name).toLowerCase()] ?? ''

/** Reads files that a person chose, whole. One that cannot be read refuses them all, by name: none is left out in silence. */
export async function readArticleFiles(paths: readonly string[]): Promise<Result<OpenedFiles, BridgeError>> {
  const files: OpenedFiles = []
  let together = 0
  for (const path of paths) {
    const name = basename(path)
    const bytes = await readWhole(path)
    if (!bytes.ok) return fail(bytes.error.kind, `${name}: ${bytes.error.message}`)
    together += bytes.value.byteLength
    if (together > LARGEST_TOGETHER_BYTES) return fail('too-large', 'too many large files at once')
    files.push({ name, mime: mimeOf(name), bytes: bytes.value })
  }
  return ok(files)
}

async function readWhole(path: string): Promise<Result<Uint8Array<ArrayBuffer>, BridgeError>> {
  try {
    if (!(await stat(path)).isFile()) return fail('unexpected', 'not a plain file')
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > LARGEST_ARTICLE_FILE_BYTES) return fail('too-large', `${size} bytes`)
      return ok(new Uint8Array(await file.readFile()))
    } finally {
      await file.close()
    }
  } catch (error) {
    return fileProblem(error)
  }
}
