import { sha256 } from './backup-format.ts'
import type { BackupReader } from './backup-reader.ts'
import type { OffprintDatabase } from './database.ts'
import type { KnownIds } from './known-ids.ts'
import type { ReplicatedTable, Row } from './replicated.ts'

/** Makes HTML from outside safe; `text` is the `textContent` of the result. */
export type Sanitize = (html: string) => { readonly html: string; readonly text: string }

/** Bodies in a transaction at once, and images: small enough for any memory. */
const CHUNK = 50

/** Which bodies have another hash than in the backup, because sanitizing changed them, and which another text. */
export class RestoredBodies {
  private readonly hashes = new Map<string, string>()
  private readonly retold = new Set<string>()

  note(was: string, is: string, sameText: boolean): void {
    if (was !== is) this.hashes.set(was, is)
    if (!sameText) this.retold.add(was)
  }

  /** Whether highlights have to be found anew in it. */
  hasOtherText(bodyHash: string): boolean {
    return this.retold.has(bodyHash)
  }

  /** A row that refers to the body as it is here. */
  apply<T extends ReplicatedTable>(table: T, row: Row<T>): Row<T> {
    if (table !== 'versions' || !('bodyHash' in row)) return row
    return { ...row, bodyHash: this.hashes.get(row.bodyHash) ?? row.bodyHash }
  }
}

/** Stores the bodies, pages and images of a backup. They are named by their content: what is here is left as it is. */
export async function restoreContent(
  db: OffprintDatabase,
  backup: BackupReader,
  known: KnownIds,
  sanitize: Sanitize,
): Promise<RestoredBodies> {
  const bodies = await restoreBodies(db, backup, sanitize)
  await restoreBlobs(backup, 'sources', db.sources, async ({ hash, mime, charset }) => ({
    hash,
    mime,
    charset,
    bytes: await backup.source(hash),
  }))
  await restoreBlobs(backup, 'assets', db.assets, async ({ hash, mime }) => {
    const bytes = await backup.asset(hash)
    return { hash, mime, size: bytes.length, blob: new Blob([bytes], { type: mime }) }
  })
  const lost = await lostAssets(db, backup)
  for await (const lines of backup.parts('versionAssets')) {
    const rows = lines.flatMap((line) => {
      const row = known.versionAsset(line)
      if (!lost.has(row.hash)) return [row]
      // A film or a recording can be downloaded again; until somebody asks for it, it is nothing that is missing.
      return row.status === 'downloaded' ? [] : [{ ...row, hash: '', status: 'missing' } as const]
    })
    await db.transaction('rw', db.versionAssets, async () => {
      const own = await db.versionAssets.bulkGet(
        rows.map(({ versionId, n }): [string, number] => [versionId, n]),
      )
      const isOwn = (index: number) => ['stored', 'downloaded'].includes(own[index]?.status ?? '')
      await db.versionAssets.bulkPut(rows.filter((_, index) => !isOwn(index)))
    })
  }
  return bodies
}

/** Images that could not be read when the backup was made, and are not here either. */
async function lostAssets(db: OffprintDatabase, backup: BackupReader): Promise<Set<string>> {
  const damaged = backup.manifest.damaged.filter(({ table }) => table === 'assets').map(({ hash }) => hash)
  const here = new Set(await db.assets.where('hash').anyOf(damaged).primaryKeys())
  return new Set(damaged.filter((hash) => !here.has(hash)))
}

async function restoreBodies(
  db: OffprintDatabase,
  backup: BackupReader,
  sanitize: Sanitize,
): Promise<RestoredBodies> {
  const restored = new RestoredBodies()
  for await (const lines of backup.parts('bodies')) {
    const here = new Set(
      await db.bodies
        .where('hash')
        .anyOf(lines.map(({ hash }) => hash))
        .primaryKeys(),
    )
    const bodies: { hash: string; html: string; text: string }[] = []
    for (const line of lines) {
      // What is here under this hash went through the sanitizer when it came in.
      if (here.has(line.hash)) continue
      const { html, text } = sanitize(line.html)
      const hash = html === line.html ? line.hash : await sha256(new TextEncoder().encode(html))
      restored.note(line.hash, hash, text === line.text)
      bodies.push({ hash, html, text })
    }
    await db.bodies.bulkPut(bodies)
  }
  return restored
}

async function restoreBlobs<T extends 'sources' | 'assets', R>(
  backup: BackupReader,
  name: T,
  table: {
    where(index: 'hash'): { anyOf(keys: readonly string[]): { primaryKeys(): PromiseLike<string[]> } }
    bulkPut(rows: readonly R[]): PromiseLike<unknown>
  },
  load: (line: T extends 'sources' ? SourceLine : AssetLine) => Promise<R>,
): Promise<void> {
  for await (const lines of backup.parts(name)) {
    for (let at = 0; at < lines.length; at += CHUNK) {
      const some = lines.slice(at, at + CHUNK) as (T extends 'sources' ? SourceLine : AssetLine)[]
      const here = new Set(
        await table
          .where('hash')
          .anyOf(some.map(({ hash }) => hash))
          .primaryKeys(),
      )
      const rows: R[] = []
      for (const line of some) if (!here.has(line.hash)) rows.push(await load(line))
      await table.bulkPut(rows)
    }
  }
}

type SourceLine = { hash: string; mime: string; charset: string }
type AssetLine = { hash: string; mime: string }

/** The versions in which highlights have to be found anew, because sanitizing changed their text. */
export function highlightsToPlace(
  versions: readonly Row<'versions'>[],
  known: KnownIds,
  bodies: RestoredBodies,
): { articleId: string; versionId: string }[] {
  return versions
    .filter(({ bodyHash }) => bodies.hasOtherText(bodyHash))
    .map(({ id, articleId }) => ({ articleId: known.article(articleId), versionId: known.version(id) }))
}
