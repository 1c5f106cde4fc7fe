import { z } from 'zod'
import { relativePath } from '../../shared/import/named-files.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { BadZipError } from '../storage/zip-reader.ts'
import { ATTACHED } from './attached-address.ts'
import type { AttachedFiles } from './attached-images.ts'
import { ZippedFiles } from './zipped-files.ts'

/** How the page begins whose scripts unpack the ZIP within it. */
const MARK = /<html data-sfz[\s>]/i
const MARK_WITHIN = 1_024

const PAGE = 'index.html'

/** What the ZIP says of the page. Untrusted, as all that a file says about itself. */
const manifestSchema = z.object({ originalUrl: z.string().max(8_192) }).catch({ originalUrl: '' })

export interface CompressedPage {
  /** The page itself, as it was saved. */
  readonly bytes: Uint8Array
  /** Where it was saved from, http(s) or empty. */
  readonly url: string
  /** What was saved along with it. @param base the address that its relative addresses count from; may be empty */
  readonly attachedTo: (base: string) => AttachedFiles
}

/**
 * Whether a page is one that SingleFile has compressed: a ZIP with a page before it that says so, and that unpacks it in a browser.
 * Source of the format: SingleFile, single-file-core/processors/compression/compression.js
 */
export const isCompressedPage = (bytes: Uint8Array): boolean =>
  MARK.test(new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN)))

/** Unpacks such a page. Its images are unpacked when they are asked for. */
export async function openCompressedPage(
  bytes: Uint8Array,
): Promise<Result<CompressedPage, Failure<'damaged'>>> {
  try {
    const files = await ZippedFiles.open(bytes)
    // It may lie in a folder of its own; those of frames lie in folders below.
    const path = files.paths.filter((name) => name.endsWith(PAGE)).sort((a, b) => a.length - b.length)[0]
    const page = path === undefined ? null : await files.read(path)
    if (path === undefined || page === null) return fail('damaged', 'There is no page in the file')
    const folder = path.slice(0, -PAGE.length)
    const { originalUrl } = manifestSchema.parse(readJson(await readManifest(files, folder)))
    const url = /^https?:/i.test(originalUrl) && URL.canParse(originalUrl) ? originalUrl : ''
    return ok({ bytes: page, url, attachedTo: (base) => filesBeside(files, folder, base) })
  } catch (error) {
    if (error instanceof BadZipError) return fail('damaged', error.message)
    throw error
  }
}

/** A page whose manifest is damaged is the page all the same. */
async function readManifest(files: ZippedFiles, folder: string): Promise<string | null> {
  try {
    return await files.readText(`${folder}manifest.json`)
  } catch (error) {
    if (error instanceof BadZipError) return null
    throw error
  }
}

function filesBeside(files: ZippedFiles, folder: string, base: string): AttachedFiles {
  const place = new URL('.', URL.canParse(base) ? base : ATTACHED).href
  return async (address) => {
    if (!address.startsWith(place)) return null
    try {
      return await files.read(folder + relativePath(`./${address.slice(place.length)}`))
    } catch (error) {
      // A page with one damaged picture is still the page.
      if (error instanceof BadZipError) return null
      throw error
    }
  }
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
