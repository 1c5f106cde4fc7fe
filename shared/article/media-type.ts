/** What a stored film or recording is; each plays in every window. */
export type MediaType =
  | 'video/mp4'
  | 'audio/mp4'
  | 'video/webm'
  | 'audio/ogg'
  | 'audio/mpeg'
  | 'audio/wav'
  | 'audio/flac'

/** A type, or why there is none: the list of a stream, or something else altogether. */
export type SniffedMedia = MediaType | 'stream' | 'unknown'

/** So many first bytes are enough to tell. */
export const MEDIA_HEAD_BYTES = 512

/** Brands of the ISO base media format that hold pictures (https://mp4ra.org). */
const PICTURE_BRAND = /^(?:avif|avis|heic|heix|heim|heis|hevc|hevx|mif1|msf1|jpeg|jxl )$/
const AUDIO_BRAND = /^(?:M4A |M4B |M4P |F4A )$/

/** Lists of streams: HLS (RFC 8216 §4.3.1.1) and DASH (ISO/IEC 23009-1), and plain lists of addresses. */
const STREAM = /^(?:\xef\xbb\xbf)?\s*(?:#EXTM3U|(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<MPD[\s>])/

/** Whether a film or a recording begins so, told by its bytes alone (https://mimesniff.spec.whatwg.org §6.2), never by its name or its headers. */
export function sniffMedia(bytes: Uint8Array): SniffedMedia {
  const head = latin1(bytes.subarray(0, MEDIA_HEAD_BYTES))
  if (head.startsWith('ftyp', 4)) return isoMedia(head.slice(8, 12))
  // WebM is the one kind of Matroska that every window plays; the document's type stands in the EBML header.
  if (head.startsWith('\x1aE\xdf\xa3')) return head.slice(0, 64).includes('webm') ? 'video/webm' : 'unknown'
  if (head.startsWith('OggS')) return head.includes('theora') ? 'unknown' : 'audio/ogg'
  if (head.startsWith('RIFF') && head.startsWith('WAVE', 8)) return 'audio/wav'
  if (head.startsWith('fLaC')) return 'audio/flac'
  if (head.startsWith('ID3') || isMp3Frame(bytes)) return 'audio/mpeg'
  return STREAM.test(head) ? 'stream' : 'unknown'
}

function isoMedia(brand: string): SniffedMedia {
  if (PICTURE_BRAND.test(brand)) return 'unknown'
  return AUDIO_BRAND.test(brand) ? 'audio/mp4' : 'video/mp4'
}

/** In kbit/s, by the index in a frame's header: of layer III, for MPEG-1 and for MPEG-2 and 2.5 (ISO/IEC 11172-3, 13818-3). */
const KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const HERTZ = [44_100, 48_000, 32_000]

/** A frame of MPEG audio layer III, and another one right after it where the bytes reach so far: a single sync word is found in anything. */
function isMp3Frame(bytes: Uint8Array): boolean {
  const length = mp3FrameLength(bytes, 0)
  if (length === 0) return false
  return length + 4 > bytes.length || mp3FrameLength(bytes, length) > 0
}

/** In bytes; 0 where no frame begins. */
function mp3FrameLength(bytes: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3)
  const [version, layer, rate, frequency] = [(kind >> 3) & 3, (kind >> 1) & 3, rates >> 4, (rates >> 2) & 3]
  if (sync !== 0xff || kind >> 5 !== 7 || version === 1 || layer !== 1 || frequency === 3) return 0
  const kbits = (version === 3 ? KBITS_1 : KBITS_2)[rate] ?? 0
  const hertz = (HERTZ[frequency] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  if (kbits === 0) return 0
  return Math.floor(((version === 3 ? 144 : 72) * kbits * 1000) / hertz) + ((rates >> 1) & 1)
}

/** One character for each byte. */
const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes)
