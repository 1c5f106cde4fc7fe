import type { OffprintDatabase } from './database.ts'

/** What is remembered of one exported file. */
export interface ExportedFile {
  readonly name: string
  /** Hashes of the blocks as Offprint wrote them, by block id. */
  readonly hashes: ReadonlyMap<string, string>
}

/** Local only: which files hold an article's export is a matter of this computer. */
const fileKey = (folderKey: string, name: string) => `${folderKey}/${name}`

/** What was last written of an article into a folder; null when nothing was. */
export async function readExportedFile(
  db: OffprintDatabase,
  folderKey: string,
  articleId: string,
): Promise<ExportedFile | null> {
  const rows = (await db.exportedBlocks.where('articleId').equals(articleId).toArray()).filter(({ file }) =>
    file.startsWith(fileKey(folderKey, '')),
  )
  const [first] = rows
  if (!first) return null
  const { file } = first
  const hashes = rows.filter((row) => row.file === file).map(({ key, hash }) => [blockOf(key), hash] as const)
  return { name: file.slice(fileKey(folderKey, '').length), hashes: new Map(hashes) }
}

const KEY_PARTS = '\n'

const blockOf = (key: string) => key.slice(key.lastIndexOf(KEY_PARTS) + 1)

/** Replaces what is remembered of an article's export into a folder. */
export async function rememberExportedFile(
  db: OffprintDatabase,
  folderKey: string,
  articleId: string,
  { name, hashes }: ExportedFile,
): Promise<void> {
  const file = fileKey(folderKey, name)
  await db.transaction('rw', db.exportedBlocks, async () => {
    const before = await db.exportedBlocks
      .where('articleId')
      .equals(articleId)
      .and((row) => row.file.startsWith(fileKey(folderKey, '')))
      .primaryKeys()
    await db.exportedBlocks.bulkDelete(before)
    await db.exportedBlocks.bulkPut(
      [...hashes].map(([blockId, hash]) => ({
        key: [file, articleId, blockId].join(KEY_PARTS),
        articleId,
        file,
        hash,
      })),
    )
  })
}
