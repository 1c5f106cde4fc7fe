import { readDropped } from './dropped-files.ts'
import type { WaitingFile } from './waiting-file.ts'

/** Something that was pasted or dropped, as what it is to be saved as. */
export type Incoming =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'text'; readonly text: string; readonly html: string }
  | { readonly kind: 'files'; readonly files: readonly WaitingFile[] }
  | { readonly kind: 'nothing' }

/** Addresses pasted at once: a list longer than this is a document about links, not a wish to fetch them. */
const ADDRESS_LIMIT = 200

/** The web addresses that a text consists of, one to a line; null when it is anything else. */
export function readAddresses(text: string): readonly string[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length === 0 || lines.length > ADDRESS_LIMIT) return null
  const addresses = lines.map(readAddress)
  return addresses.every((address) => address !== null) ? addresses : null
}

/** An address as typed or pasted: with its scheme, or a bare host name with a path, which gets `https://`. */
function readAddress(line: string): string | null {
  if (/\s/.test(line)) return null
  if (/^https?:\/\//i.test(line)) return URL.canParse(line) ? line : null
  const isHost =
    /^(localhost|\d{1,3}(\.\d{1,3}){3}|[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,})(:\d+)?(\/|$)/u.test(line)
  return isHost && URL.canParse(`https://${line}`) ? `https://${line}` : null
}

/** What text, with or without its markup, is to be saved as. Markup that is only a link around its address is that address. */
export function readText(text: string, html: string): Incoming {
  const addresses = readAddresses(text)
  if (addresses) return { kind: 'addresses', addresses }
  if (text.trim() === '' && html.trim() === '') return { kind: 'nothing' }
  return { kind: 'text', text, html }
}

/** What a drop or a paste holds. Looked at at once: the data is gone when the event is over. Files are read later, one by one. */
export function readTransfer(transfer: DataTransfer): Promise<Incoming> {
  if (transfer.files.length > 0 || [...transfer.items].some(({ kind }) => kind === 'file'))
    return readDropped(transfer).then((files) =>
      files.length > 0 ? { kind: 'files', files } : { kind: 'nothing' },
    )
  const links = transfer.getData('text/uri-list')
  const fromLinks = links === '' ? null : readAddresses(links)
  if (fromLinks) return Promise.resolve({ kind: 'addresses', addresses: fromLinks })
  return Promise.resolve(readText(transfer.getData('text/plain'), transfer.getData('text/html')))
}
