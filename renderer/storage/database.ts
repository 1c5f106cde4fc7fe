import { Dexie, type Table, type Transaction } from 'dexie'
import { addressedIn } from '../../shared/annotation/note-links.ts'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { ExtractionJob, ExtractionRemark } from '../../shared/article/extraction-job.ts'
import type { Body, VersionAsset } from '../../shared/article/version.ts'
import type { BulkJob } from '../../shared/library/bulk-change.ts'
import type {
  Asset,
  BulkList,
  Consent,
  Counter,
  Cursor,
  Device,
  ExportedBlock,
  ExtractionList,
  ImportRow,
  JobInput,
  LightPart,
  LogRow,
  NotDuplicates,
  SettingRow,
  Source,
  TextSignature,
  Tombstone,
  UndoStep,
} from './local-rows.ts'
import { watchTransactions } from './open-transactions.ts'
import type { ReplicatedTable, Row } from './replicated.ts'
import { admitCurrentTransaction, guardReplicatedTables } from './write-guard.ts'

export const DATABASE_NAME = 'offprint'

type ReplicatedTables = { readonly [T in ReplicatedTable]: Table<Row<T>, string> }

interface OtherTables {
  readonly bodies: Table<Body, string>
  readonly sources: Table<Source, string>
  readonly assets: Table<Asset, string>
  readonly versionAssets: Table<VersionAsset, [string, number]>
  readonly changes: Table<LogRow, string>
  readonly tombstones: Table<Tombstone, string>
  readonly jobs: Table<CaptureJob, string>
  readonly jobInputs: Table<JobInput, string>
  readonly extractions: Table<ExtractionJob, string>
  readonly extractionLists: Table<ExtractionList, string>
  readonly extractionRemarks: Table<ExtractionRemark, string>
  readonly bulkJobs: Table<BulkJob, string>
  readonly bulkLists: Table<BulkList, string>
  readonly textSignatures: Table<TextSignature, string>
  readonly notDuplicates: Table<NotDuplicates, string>
  readonly lightParts: Table<LightPart, string>
  readonly consents: Table<Consent, [string, string]>
  readonly importRows: Table<ImportRow, string>
  readonly exportedBlocks: Table<ExportedBlock, string>
  readonly cursors: Table<Cursor, string>
  readonly counters: Table<Counter, string>
  readonly settings: Table<SettingRow, string>
  readonly undoSteps: Table<UndoStep, string>
  readonly device: Table<Device, string>
}

export type OffprintDatabase = Dexie & ReplicatedTables & OtherTables

/*
 * Keys are strings, made by us; nothing is unique but keys, since two devices may both make a tag or save an address. Fields that tell
 * living rows from deleted ones stand in the indexes, so that a long view is answered from keys alone.
 */
const VERSION_1 = {
  articles:
    'id, urlKey, captured.url, edited.url, [deletedAt+location+savedAt+id], [deletedAt+favorite+savedAt+id], [deletedAt+savedAt+id]',
  readings: 'id, [deletedAt+finishedAt]',
  versions: 'id, articleId, bodyHash, sourceHash',
  highlights: 'id, articleId',
  anchors: 'id, versionId, highlightId',
  notes: 'id, articleId, targetId',
  tags: 'id',
  taggings: 'id, targetId, articleId, [tagId+targetKind+deletedAt+savedAt+articleId]',
  collections: 'id, parentId',
  collectionItems: 'id, [collectionId+articleId], articleId',
  bodies: 'hash',
  sources: 'hash',
  assets: 'hash',
  versionAssets: '[versionId+n], versionId, hash',
  changes: 'hlc, actionId, [table+hlc]',
  tombstones: 'id',
  jobs: 'id, createdAt, [status+createdAt+id]',
  jobInputs: 'jobId',
  importRows: 'id, importId',
  exportedBlocks: 'key, articleId',
  cursors: 'id',
  counters: 'key',
  settings: 'key',
  undoSteps: 'actionId, at, [state+at]',
  device: 'id',
}

/** Notes by what they link to. */
const VERSION_2 = { notes: 'id, articleId, targetId, *links' }

/**
 * Addresses of articles could be written in notes before there was an index of them; of other notes there is nothing to be said. What
 * stands in code counts here too, until the note is written again: reading Markdown takes a parser that no start needs.
 */
async function linkOldNotes(tx: Transaction): Promise<void> {
  admitCurrentTransaction()
  const notes = tx.table<Row<'notes'>, string>('notes')
  await notes
    .filter(({ body }) => addressedIn(body).length > 0)
    .modify((note) => {
      note.links = addressedIn(note.body)
    })
}

/** Making articles again from their original bytes: the jobs, what each is for, and what it has to report. */
const VERSION_3 = {
  extractions: 'id, [status+createdAt]',
  extractionLists: 'jobId',
  extractionRemarks: 'id, [jobId+kind+articleId]',
}

/** Images by whether they are stored: what is missing is found without looking at what is there. */
const VERSION_4 = { versionAssets: '[versionId+n], versionId, hash, [status+versionId]' }

/** What was fetched from a private network with a person's leave. */
const VERSION_5 = { consents: '[articleId+host], articleId' }

/** Changes to many articles that are done part by part; what texts are compared by, and which articles a person said are not the same. */
const VERSION_6 = {
  bulkJobs: 'id, [status+createdAt]',
  bulkLists: 'jobId',
  textSignatures: 'hash',
  notDuplicates: 'pair',
}

/** Tags that articles get by themselves. */
const VERSION_7 = { tagRules: 'id' }

/** What is kept in memory of articles, for a quick start. */
const VERSION_8 = { lightParts: 'from' }

/** A name of its own for each test or profile; the app uses the default. */
export function openDatabase(name = DATABASE_NAME): OffprintDatabase {
  const db = new Dexie(name, {
    // A relaxed commit is told before it is on disk: pulling the plug then loses what the app called saved.
    chromeTransactionDurability: 'strict',
    // Dexie's own copies of query results would hold whole lists and images in memory, in each window.
    cache: 'disabled',
  })
  // Dexie brings a database from the version that it has to each later one named here. Those on the way to the newest in which rows stay as
  // they are are not named: each would be parsed at every start.
  db.version(1).stores(VERSION_1)
  db.version(2).stores(VERSION_2).upgrade(linkOldNotes)
  db.version(8).stores({
    ...VERSION_3,
    ...VERSION_4,
    ...VERSION_5,
    ...VERSION_6,
    ...VERSION_7,
    ...VERSION_8,
  })
  guardReplicatedTables(db)
  watchTransactions(db)
  return db as OffprintDatabase
}
