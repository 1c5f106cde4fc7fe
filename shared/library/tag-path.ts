import type { Brand } from '../ids.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'

/** A tag as the user wrote it, parts joined by `/`: NFC, no empty parts, no space around a part. */
export type TagPath = Brand<string, 'TagPath'>

/** Deeper trees cannot be shown in a sidebar. */
export const MAX_TAG_DEPTH = 8

/** In UTF-16 units, for the whole path: with room to spare in a file name and in an index key. */
export const MAX_TAG_LENGTH = 200

export type TagPathError = Failure<'empty' | 'too-long' | 'too-deep'>

/**
 * Reads what somebody typed as a tag. Runs of white space and control characters become one space, empty parts go away
 * (`/a//b/` is `a/b`); the rest is kept to the letter.
 */
export function normalizeTagPath(input: string): Result<TagPath, TagPathError> {
  const parts = input
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return fail('empty', 'A tag needs at least one character')
  if (parts.length > MAX_TAG_DEPTH) return fail('too-deep', `A tag has at most ${MAX_TAG_DEPTH} levels`)
  const path = parts.join('/')
  if (path.length > MAX_TAG_LENGTH) return fail('too-long', `A tag has at most ${MAX_TAG_LENGTH} characters`)
  return ok(path as TagPath)
}

/** What two spellings of the same tag have in common: case folded, so that `Politics/ASIA` is `politics/asia`. */
export function tagKey(path: string): string {
  // Through upper case, so that letters with several lower-case forms (ß/ss, σ/ς) meet.
  return path.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
}

/** The tags above this one, outermost first; none for a tag of one part. */
export function ancestorsOf(path: TagPath): TagPath[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/') as TagPath)
}

/** Whether a tag is `ancestor` or stands anywhere below it. */
export function isWithin(path: string, ancestor: string): boolean {
  const key = tagKey(path)
  const above = tagKey(ancestor)
  return key === above || key.startsWith(`${above}/`)
}
