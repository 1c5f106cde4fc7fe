import { z } from 'zod'

/*
 * How a saved text marks a film or a recording whose file its page offers: `data-media` on the figure that holds its still, its caption
 * and, first in that, the link to the file. Nothing is downloaded for it before a person asks.
 */

export const mediaKindSchema = z.enum(['audio', 'video'])

export type MediaKind = z.infer<typeof mediaKindSchema>

export interface MediaMark {
  readonly kind: MediaKind
  /** In bytes, as the page says; 0 where it does not. */
  readonly size: number
}

/** All that may stand in the attribute: the kind, and the size in bytes where it is known. */
export const MEDIA_MARK = /^(audio|video)(?: ([1-9]\d{0,11}))?$/

/** What the attribute says, or null when it is none of ours. */
export function readMediaMark(value: string): MediaMark | null {
  const match = MEDIA_MARK.exec(value)
  return match ? { kind: match[1] as MediaKind, size: Number(match[2] ?? 0) } : null
}

export const writeMediaMark = ({ kind, size }: MediaMark): string => (size > 0 ? `${kind} ${size}` : kind)

const AUDIO_FILE = /\.(?:mp3|m4a|m4b|oga|ogg|opus|wav|flac)$/i
const VIDEO_FILE = /\.(?:mp4|m4v|webm)$/i
/** Lists of the pieces of a stream (HLS, DASH): no file to keep. */
const STREAM_FILE = /\.(?:m3u8|mpd)$/i
const STREAM_TYPE = /mpegurl|dash\+xml/i

/** What the name of the file at an address says that it is; null for what is no such file. @param address absolute */
export function mediaKindOf(address: string): MediaKind | null {
  const path = pathOf(address)
  if (AUDIO_FILE.test(path)) return 'audio'
  return VIDEO_FILE.test(path) ? 'video' : null
}

/** Whether a source is a file that can be downloaded: at an address of the web, and no list of a stream. @param type its MIME type, or empty */
export function isMediaFile(address: string, type: string): boolean {
  return /^https?:\/\//i.test(address) && !STREAM_FILE.test(pathOf(address)) && !STREAM_TYPE.test(type)
}

function pathOf(address: string): string {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).pathname : ''
}
