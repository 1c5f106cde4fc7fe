import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import {
  assetName,
  BACKUP_TABLES,
  BACKUP_VERSION,
  type BackupTable,
  type Line,
  lineSchemas,
  MANIFEST_NAME,
  type Manifest,
  manifestSchema,
  sha256,
  sourceName,
} from './backup-format.ts'
import type { ReplicatedTable, Row } from './replicated.ts'
import { BadZipError, type ByteSource, ZipReader } from './zip-reader.ts'

export type BackupProblem = Failure<'not-a-backup' | 'newer-version' | 'damaged'>

/** What is wrong with a backup, on its way out of the reading. */
class DamagedError extends Error {}

/** A backup that was opened; everything that comes out of it has been checked. */
export class BackupReader {
  readonly manifest: Manifest
  private readonly zip: ZipReader

  private constructor(zip: ZipReader, manifest: Manifest) {
    this.zip = zip
    this.manifest = manifest
  }

  static async open(source: ByteSource): Promise<Result<BackupReader, BackupProblem>> {
    try {
      const zip = await ZipReader.open(source)
      const bytes = await zip.read(MANIFEST_NAME)
      if (!bytes) return fail('not-a-backup', 'There is no manifest in the file')
      const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
      const version =
        typeof json === 'object' && json !== null && 'version' in json ? Number(json.version) : 0
      if (version > BACKUP_VERSION)
        return fail('newer-version', `Made by a newer Offprint: format ${version}`)
      const manifest = manifestSchema.safeParse(json)
      if (!manifest.success) return fail('not-a-backup', manifest.error.message)
      return ok(new BackupReader(zip, manifest.data))
    } catch (error) {
      if (error instanceof BadZipError || error instanceof SyntaxError)
        return fail('not-a-backup', error.message)
      throw error
    }
  }

  /**
   * Reads all of it once and throws nothing away for it: checksums, numbers of rows, each row against its schema, each body, image and
   * page against its hash.
   * @param onProgress told the share that is done, 0 to 1
   */
  async verify(onProgress: (share: number) => void): Promise<Result<null, BackupProblem>> {
    try {
      const parts = BACKUP_TABLES.flatMap((table) => this.manifest.tables[table] ?? [])
      let done = 0
      for (const table of BACKUP_TABLES) {
        for await (const lines of this.parts(table)) {
          for (const line of lines) await this.verifyContent(table, line)
          onProgress(++done / Math.max(1, parts.length))
        }
      }
      await this.verifyReferences()
      return ok(null)
    } catch (error) {
      if (error instanceof BadZipError || error instanceof DamagedError) return fail('damaged', error.message)
      throw error
    }
  }

  /** The rows of a table, part by part. */
  async *parts<T extends BackupTable>(table: T): AsyncGenerator<Line<T>[]> {
    for (const { name, rows, sha256: expected } of this.manifest.tables[table] ?? []) {
      const bytes = await this.zip.read(name)
      if (!bytes || (await sha256(bytes)) !== expected) throw new DamagedError(`Damaged: ${name}`)
      const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1)
      if (lines.length !== rows) throw new DamagedError(`${name} has ${lines.length} rows and not ${rows}`)
      yield lines.map((line) => parseLine(table, line, name))
    }
  }

  /** All rows of a table; of two with the same id the later. */
  async rows<T extends ReplicatedTable>(table: T): Promise<Row<T>[]> {
    const gone = new Set(this.manifest.gone)
    const rows = new Map<string, Row<T>>()
    for await (const lines of this.parts(table)) {
      for (const line of lines as unknown as Row<T>[])
        if (!gone.has(`${table}:${line.id}`)) rows.set(line.id, line)
    }
    return [...rows.values()]
  }

  asset(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.required(assetName(hash))
  }

  source(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.required(sourceName(hash))
  }

  /** Each article has its version, and each version its body. */
  private async verifyReferences(): Promise<void> {
    const bodies = new Set<string>()
    for await (const lines of this.parts('bodies')) for (const { hash } of lines) bodies.add(hash)
    const versions = await this.rows('versions')
    const bare = versions.find(({ bodyHash }) => !bodies.has(bodyHash))
    if (bare) throw new DamagedError(`The text of version ${bare.id} is missing`)
    const ids = new Set(versions.map(({ id }) => id))
    const empty = (await this.rows('articles')).find(({ versionId }) => !ids.has(versionId))
    if (empty) throw new DamagedError(`The version of article ${empty.id} is missing`)
  }

  private async required(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.zip.read(name)
    if (!bytes) throw new DamagedError(`Not in the file: ${name}`)
    return bytes
  }

  private async verifyContent(table: BackupTable, line: Line<BackupTable>): Promise<void> {
    const expect = async (bytes: Uint8Array, hash: string) => {
      if ((await sha256(bytes)) !== hash) throw new DamagedError(`Damaged: ${table} ${hash}`)
    }
    if (table === 'bodies' && 'html' in line) await expect(new TextEncoder().encode(line.html), line.hash)
    if (table === 'sources' && 'stored' in line) await expect(await this.source(line.hash), line.stored)
    if (table === 'assets' && 'size' in line) await expect(await this.asset(line.hash), line.hash)
  }
}

function parseLine<T extends BackupTable>(table: T, line: string, name: string): Line<T> {
  try {
    return lineSchemas[table].parse(JSON.parse(line)) as Line<T>
  } catch (error) {
    throw new DamagedError(`Not a row of ${table} in ${name}: ${String(error)}`)
  }
}
