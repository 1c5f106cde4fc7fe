import {
  type Comparable,
  type DuplicateGroup,
  groupDuplicates,
  pairKey,
} from '../../shared/library/duplicates.ts'
import { signatureOf } from '../../shared/library/text-signature.ts'
import type { OffprintDatabase } from './database.ts'

/** Rows read at a time: a library of 100,000 articles never stands in memory. */
const CHUNK = 1_000

/** Texts read at a time: of long ones a thousand would be hundreds of megabytes. */
const TEXTS = 25

export interface LookUp {
  /** Told now and then, of how many articles have been looked at. */
  readonly onProgress: (done: number, total: number) => void
  /** Called between two pieces of work; answers whether to go on. */
  readonly pause: () => Promise<boolean>
}

/**
 * Looks through the library, but for the Trash, for articles that are the same or nearly. The signature of a text is worked out once and
 * kept.
 * @returns null when it was stopped
 */
export async function findDuplicates(
  db: OffprintDatabase,
  { onProgress, pause }: LookUp,
): Promise<readonly DuplicateGroup[] | null> {
  const total = await db.articles.count()
  const found: Comparable[] = []
  let done = 0
  for (let after = ''; ; ) {
    const articles = await db.articles.where('id').above(after).limit(CHUNK).toArray()
    const living = articles.filter(({ deletedAt }) => deletedAt === 0)
    const versions = await db.versions.bulkGet(living.map(({ versionId }) => versionId))
    const hashes = versions.map((version) => version?.bodyHash ?? '')
    const signatures = await signaturesOf(db, hashes, pause, (texts) =>
      onProgress(done + (articles.length * texts) / Math.max(1, hashes.length), total),
    )
    if (!signatures) return null
    for (const [index, { id, urlKey }] of living.entries()) {
      const bodyHash = hashes[index] ?? ''
      found.push({ id, urlKey, bodyHash, signature: signatures.get(bodyHash) ?? null })
    }
    done += articles.length
    onProgress(done, total)
    if (!(await pause())) return null
    const last = articles.at(-1)
    if (!last || articles.length < CHUNK) break
    after = last.id
  }
  const apart = new Set(await db.notDuplicates.toCollection().primaryKeys())
  const grouping = groupDuplicates(found, apart)
  for (;;) {
    const step = grouping.next()
    if (step.done) return step.value
    if (!(await pause())) return null
  }
}

async function signaturesOf(
  db: OffprintDatabase,
  hashes: readonly string[],
  pause: LookUp['pause'],
  onTexts: (done: number) => void,
): Promise<ReadonlyMap<string, Uint32Array | null> | null> {
  const wanted = [...new Set(hashes)].filter((hash) => hash !== '')
  const known = await db.textSignatures.bulkGet(wanted)
  const signatures = new Map<string, Uint32Array | null>()
  for (const row of known) if (row) signatures.set(row.hash, row.values)
  const missing = wanted.filter((hash) => !signatures.has(hash))
  for (let at = 0; at < missing.length; at += TEXTS) {
    const bodies = await db.bodies.bulkGet(missing.slice(at, at + TEXTS))
    const made: { hash: string; values: Uint32Array | null }[] = []
    for (const body of bodies) {
      if (!body) continue
      made.push({ hash: body.hash, values: signatureOf(body.text) })
      if (!(await pause())) return null
    }
    await db.textSignatures.bulkPut(made)
    for (const { hash, values } of made) signatures.set(hash, values)
    onTexts(wanted.length - missing.length + at + bodies.length)
  }
  return signatures
}

const pairsOf = (ids: readonly string[]) =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other) => pairKey(one, other)))

/** Remembers that articles are not the same, each with each. */
export async function keepApart(db: OffprintDatabase, ids: readonly string[]): Promise<void> {
  await db.notDuplicates.bulkPut(pairsOf(ids).map((pair) => ({ pair })))
}

/** Forgets that again. */
export async function compareAgain(db: OffprintDatabase, ids: readonly string[]): Promise<void> {
  await db.notDuplicates.bulkDelete(pairsOf(ids))
}
