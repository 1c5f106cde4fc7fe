import type { Failure, Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import {
  assetName,
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupTable,
  type Damaged,
  MANIFEST_NAME,
  type Manifest,
  sha256,
  sourceName,
} from './backup-format.ts'
import { changesIn, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import { READ_TIME_OUT_MS, read } from './read.ts'
import { REPLICATED_TABLES, type ReplicatedTable } from './replicated.ts'
import type { Store } from './store.ts'
import { ZipWriter } from './zip-writer.ts'

/** Where a backup goes: the shell's file, by way of `writeChunk` and `closeFile`. `K` is how that can fail. */
export interface BackupSink<K extends string> {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<Result<null, Failure<K>>>
  /** With `commit` the file gets its name; without it is thrown away. */
  close(commit: boolean): Promise<Result<null, Failure<K>>>
}

export interface BackupSummary {
  readonly articles: number
  readonly images: number
  /** Images and original pages that could not be read, and so are not in it. */
  readonly damaged: number
  /** Of the file. */
  readonly bytes: number
}

/** Rows read at once. Bodies are large: fewer of them. Images and pages are read one by one: each may take many megabytes. */
const CHUNK = { rows: 2_000, bodies: 100 }

/** Handed to the sink at once: below what the bridge passes. */
const WRITE_SIZE = 1024 * 1024

class SinkError<K extends string> extends Error {
  readonly failure: Failure<K>

  constructor(failure: Failure<K>) {
    super(failure.message)
    this.failure = failure
  }
}

/**
 * Writes the whole library into one file: all that is replicated, and what it refers to. The library may be used meanwhile; what changes
 * while it is read is read again at the end, so that rows fit each other. Nothing stands under the file's name until all is written.
 * @param onProgress told the share that is done, 0 to 1
 */
export async function writeBackup<K extends string>(
  { db, now }: Pick<Store, 'db' | 'now'>,
  sink: BackupSink<K>,
  onProgress: (share: number) => void = () => undefined,
): Promise<Result<BackupSummary, Failure<K>>> {
  try {
    const summary = await new BackupRun(db, sink, onProgress).run(now())
    const closed = await sink.close(true)
    return closed.ok ? ok(summary) : closed
  } catch (error) {
    await sink.close(false)
    if (error instanceof SinkError) return { ok: false, error: error.failure as Failure<K> }
    throw error
  }
}

/** What the slowest disk reads in a second, in bytes: a film is waited for by its size. */
const SLOWEST_PER_SECOND = 5 * 1024 * 1024

async function readBlob(what: string, blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const timeOutMs = READ_TIME_OUT_MS + (blob.size / SLOWEST_PER_SECOND) * 1000
  return new Uint8Array(await read(what, () => blob.arrayBuffer(), timeOutMs))
}

/** An image whose bytes are no longer those that were stored. */
class ChangedBlobError extends Error {}

interface LoadedBlob {
  /** In the zip. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly line: object
}

class BackupRun<K extends string> {
  private readonly db: OffprintDatabase
  private readonly sink: BackupSink<K>
  private readonly onProgress: (share: number) => void
  private readonly zip: ZipWriter
  private readonly tables: NonNullable<Manifest['tables']> = {}
  private readonly gone: string[] = []
  private readonly damaged: Damaged[] = []
  private pending: Uint8Array[] = []
  private pendingSize = 0
  private written = 0
  private entries = 0
  private images = 0
  private done = 0
  private total = 1

  constructor(db: OffprintDatabase, sink: BackupSink<K>, onProgress: (share: number) => void) {
    this.db = db
    this.sink = sink
    this.onProgress = onProgress
    this.zip = new ZipWriter((bytes) => this.buffer(bytes))
  }

  async run(createdAt: number): Promise<BackupSummary> {
    const { db } = this
    const begun = await readLogEnd(db)
    const sized = [...REPLICATED_TABLES, 'bodies', 'sources', 'assets'] as const
    const sizes = await Promise.all(sized.map((table) => db.table(table).count()))
    this.total = Math.max(
      1,
      sizes.reduce((sum, size) => sum + size, 0),
    )
    for (const table of REPLICATED_TABLES) await this.copyRows(table)
    await this.copyRows('tombstones')
    await this.copyChangedSince(begun)
    await this.copyImmutable()
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      schema: db.verno,
      createdAt,
      tables: this.tables,
      gone: this.gone,
      damaged: this.damaged,
    }
    await this.entry(MANIFEST_NAME, new TextEncoder().encode(JSON.stringify(manifest, null, 1)), true)
    await this.zip.end(this.entries)
    await this.flush()
    const articles = await db.articles.count()
    return { articles, images: this.images, damaged: this.damaged.length, bytes: this.written }
  }

  private async copyRows(table: ReplicatedTable | 'tombstones' | 'bodies'): Promise<void> {
    const size = table === 'bodies' ? CHUNK.bodies : CHUNK.rows
    let after = ''
    for (;;) {
      const rows: { id?: string; hash?: string }[] = await this.db
        .table(table)
        .where(':id')
        .above(after)
        .limit(size)
        .toArray()
      await this.part(table, rows)
      const last = rows.at(-1)
      if (!last || rows.length < size) return
      after = last.id ?? last.hash ?? ''
    }
  }

  /** Rows that an action touched while the tables were read, once more, all as of one moment. */
  private async copyChangedSince(hlc: string): Promise<void> {
    const { db } = this
    const found = await db.transaction('r', [...REPLICATED_TABLES, 'changes'], async () => {
      const changes = changesIn(await db.changes.where('hlc').above(hlc).toArray())
      return Promise.all(
        REPLICATED_TABLES.map(async (table) => {
          const touched = changes.filter((change) => change.table === table)
          const ids = [...new Set(touched.map(({ id }) => id))]
          const rows: (object | undefined)[] = await db.table(table).bulkGet(ids)
          return { table, ids, rows }
        }),
      )
    })
    for (const { table, ids, rows } of found) {
      this.gone.push(...ids.filter((_, index) => rows[index] === undefined).map((id) => `${table}:${id}`))
      await this.part(
        table,
        rows.filter((row) => row !== undefined),
      )
    }
  }

  private async copyImmutable(): Promise<void> {
    const { db } = this
    await this.copyRows('bodies')
    let at: unknown[] = []
    for (;;) {
      const rows = await db.versionAssets.where(':id').above(at).limit(CHUNK.rows).toArray()
      await this.part('versionAssets', rows)
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK.rows) break
      at = [last.versionId, last.n]
    }
    await this.copyBlobs('sources', async (hash) => {
      const source = await read(`source ${hash}`, () => db.sources.get(hash))
      if (!source) return null
      const { bytes, mime, charset } = source
      const line = { hash, mime, charset, stored: await sha256(bytes) }
      return { name: sourceName(hash), bytes, line }
    })
    await this.copyBlobs('assets', async (hash) => {
      const asset = await read(`asset ${hash}`, () => db.assets.get(hash))
      if (!asset) return null
      const bytes = await readBlob(`asset ${hash}`, asset.blob)
      // A restore would refuse the whole file for an image that is not what its name says.
      if ((await sha256(bytes)) !== hash) throw new ChangedBlobError(`Not the asset ${hash}`)
      if (asset.mime.startsWith('image/')) this.images++
      return { name: assetName(hash), bytes, line: { hash, mime: asset.mime, size: asset.size } }
    })
  }

  private async copyBlobs(
    table: 'assets' | 'sources',
    load: (hash: string) => Promise<LoadedBlob | null>,
  ): Promise<void> {
    let lines: object[] = []
    let after = ''
    for (;;) {
      const hashes = await this.db
        .table<unknown, string>(table)
        .where(':id')
        .above(after)
        .limit(CHUNK.rows)
        .primaryKeys()
      for (const hash of hashes) {
        const loaded = await this.loadUndamaged(table, hash, load)
        if (!loaded) continue
        await this.entry(loaded.name, loaded.bytes, false)
        lines.push(loaded.line)
      }
      await this.part(table, lines)
      lines = []
      const last = hashes.at(-1)
      if (!last || hashes.length < CHUNK.rows) return
      after = last
    }
  }

  /** An image or page; null when it was taken away meanwhile, or cannot be read, which then stands in the manifest. */
  private async loadUndamaged(
    table: 'assets' | 'sources',
    hash: string,
    load: (hash: string) => Promise<LoadedBlob | null>,
  ): Promise<LoadedBlob | null> {
    try {
      return await load(hash)
    } catch (error) {
      // Without its database the backup would be one of nothing.
      if (!this.db.isOpen()) throw error
      this.damaged.push({ table, hash })
      return null
    }
  }

  private async part(table: BackupTable, rows: readonly object[]): Promise<void> {
    this.done += rows.length
    this.onProgress(Math.min(1, this.done / this.total))
    if (rows.length === 0) return
    const bytes = new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const parts = this.tables[table] ?? []
    this.tables[table] = parts
    const name = `tables/${table}-${String(parts.length + 1).padStart(5, '0')}.jsonl`
    parts.push({ name, rows: rows.length, sha256: await sha256(bytes) })
    await this.entry(name, bytes, true)
  }

  private async entry(name: string, bytes: Uint8Array, compress: boolean): Promise<void> {
    this.entries++
    await this.zip.add(name, bytes, compress)
  }

  private async buffer(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += WRITE_SIZE) {
      const piece = bytes.subarray(at, at + WRITE_SIZE)
      this.pending.push(piece)
      this.pendingSize += piece.length
      if (this.pendingSize >= WRITE_SIZE) await this.flush()
    }
  }

  private async flush(): Promise<void> {
    const bytes = new Uint8Array(this.pendingSize)
    let at = 0
    for (const piece of this.pending) {
      bytes.set(piece, at)
      at += piece.length
    }
    this.pending = []
    this.pendingSize = 0
    if (bytes.length === 0) return
    this.written += bytes.length
    const result = await this.sink.write(bytes)
    if (!result.ok) throw new SinkError(result.error)
  }
}
