import { z } from 'zod'
import { NETWORK_ERROR_KINDS } from '../network-error.ts'
import { mediaKindSchema } from './media-mark.ts'
import { FIRST_MEDIA } from './version.ts'

/** Why a save failed: the closed list. The words for each stand in the message catalogue. */
export const captureErrorKindSchema = z.enum([
  ...NETWORK_ERROR_KINDS,
  'unsupported-type',
  'is-pdf',
  'is-media',
  'is-document',
  'is-archive',
  'is-mail',
  'protected',
  'damaged',
  'undecodable',
  'no-article',
  'empty',
  /** Of a film or a recording: what came is neither. */
  'not-media',
  /** What came only lists the pieces of a stream. */
  'is-stream',
  'crashed',
  'unexpected',
])

export type CaptureErrorKind = z.infer<typeof captureErrorKindSchema>

export const captureStageSchema = z.enum([
  'waiting',
  'fetching',
  'rendering',
  'pages',
  'extracting',
  'images',
  'media',
  'storing',
])

export const captureInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('url'),
    url: z.string(),
    allowPrivate: z.boolean(),
    /** Whether a person wants what a browser shows, not what is downloaded. */
    rendered: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('file'),
    name: z.string(),
    /** As the system or the browser named it; may be empty. */
    mime: z.string(),
    bytes: z.instanceof(Uint8Array),
    /** Files that came along: the images of a saved page, each under its path beside the page. */
    attachments: z.array(z.object({ path: z.string(), bytes: z.instanceof(Uint8Array) })).optional(),
    /** Where it came from, when known: relative addresses are made absolute against it. */
    baseUrl: z.string(),
    allowPrivate: z.boolean(),
  }),
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    html: z.string(),
    baseUrl: z.string(),
    allowPrivate: z.boolean(),
  }),
])

/** Downloads again what an article's versions lack of their images. */
export const repairInputSchema = z.object({
  kind: z.literal('images'),
  articleId: z.string(),
  /** The page that shows them. */
  url: z.string(),
  allowPrivate: z.boolean(),
})

export type RepairInput = z.infer<typeof repairInputSchema>

/** Downloads a film or a recording that a version's text shows, because a person asked for it. */
export const mediaInputSchema = z.object({
  kind: z.literal('media'),
  articleId: z.string(),
  versionId: z.string(),
  /** Its number in the version; see `versionAssetSchema`. */
  n: z.number().int().min(FIRST_MEDIA),
  media: mediaKindSchema,
  /** Of the file itself. */
  address: z.string(),
  /** The page that shows it. */
  url: z.string(),
  allowPrivate: z.boolean(),
})

export type MediaInput = z.infer<typeof mediaInputSchema>

export type CaptureInput = z.infer<typeof captureInputSchema>

/** Work that outlives a crash: stored before anything is fetched, worked by the ingest window, oldest first. */
export const captureJobSchema = z.object({
  id: z.string(),
  input: z.union([captureInputSchema, repairInputSchema, mediaInputSchema]),
  /** Tag paths for the article, applied in the transaction that stores it. */
  tags: z.array(z.string()),
  /** What to call it before its title is known. */
  label: z.string(),
  /** The batch of files that it came with. */
  batchId: z.string().optional(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  stage: captureStageSchema,
  /** Images done and in all, while `stage` is `images`; bytes while it is `media`, in all 0 when nobody knows. */
  done: z.number(),
  total: z.number(),
  attempts: z.number(),
  createdAt: z.number(),
  startedAt: z.number(),
  finishedAt: z.number(),
  error: z.object({ kind: captureErrorKindSchema, message: z.string() }).nullable(),
  result: z
    .object({
      articleId: z.string(),
      status: z.enum(['saved', 'updated', 'thinner', 'unchanged', 'repaired', 'downloaded']),
      stored: z.number(),
      missing: z.number(),
      /** After how many of its pages the rest of the article could not be had. */
      cutAfter: z.number().optional(),
      /** Whether so little of it was had that its article may be for those who have signed in, or need a browser. */
      isThin: z.boolean().optional(),
    })
    .nullable(),
})

export type CaptureJob = z.infer<typeof captureJobSchema>

/** The page that a job is for: the address that was asked for, or where what was saved from a window stood; empty for none. */
export function addressOf({ input }: CaptureJob): string {
  if (input.kind === 'url') return input.url
  return input.kind === 'file' && input.name === '' ? input.baseUrl : ''
}

/** Whether a person is to say what becomes of a page that was saved and may lack its article. */
export const wantsDecision = (job: CaptureJob): boolean =>
  job.status === 'done' && job.result?.isThin === true && addressOf(job) !== ''

/** Whether nothing is lost with a job: its article is stored, or somebody ended it, or it is an address that can be given again. */
export const isClearable = ({ status, input }: CaptureJob): boolean =>
  status === 'done' ||
  status === 'cancelled' ||
  (status === 'failed' && (input.kind === 'url' || input.kind === 'images' || input.kind === 'media'))
