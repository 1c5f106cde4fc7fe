import { parseSrcset } from './srcset.ts'

/** Every address under which an image of a page may be shown: its own, its candidates' and those of its `picture`, bare (see below). */
export function imageAddresses(image: Element): ReadonlySet<string> {
  const sources = [...(image.closest('picture')?.querySelectorAll('source') ?? [])]
  const addresses = [image.getAttribute('src') ?? '']
  for (const holder of [image, ...sources]) {
    addresses.push(...parseSrcset(holder.getAttribute('srcset') ?? '').map(({ url }) => url))
  }
  return new Set(addresses.map(bareAddress).filter((address) => address !== ''))
}

/** An http address without what only chooses a size of the same picture: scheme, query and fragment. Empty for any other address. */
export function bareAddress(address: string): string {
  if (!/^https?:\/\//i.test(address)) return ''
  const [, path = '', query = ''] = /^https?:([^?#]*)(\?[^#]*)?/i.exec(address) ?? []
  // An image service names the picture itself in its query.
  const picture = /[?&](?:url|src|image)=([^&]+)/i.exec(query)?.[1]
  return picture === undefined ? path : `${path}?${picture}`
}

/** The file name of an address without a size that a publishing system put behind it (`-300x200`); empty for one too short to tell. */
export function pictureName(address: string): string {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? ''
  const bare = name.replace(/\.(?:jpe?g|png|gif|webp|avif)$/i, '').replace(/[-_]\d{2,4}x\d{2,4}$/, '')
  return bare.length < SHORTEST_NAME || COMMON_NAME.test(bare) ? '' : bare.toLowerCase()
}

/** `image1` or `photo` is the name of many pictures. */
const SHORTEST_NAME = 8

/** What a film's stills are called, every film's. */
const COMMON_NAME = /^(?:hq|mq|sd|maxres)default$/i

/** Of a link that leads to a picture alone. */
export const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

export const shareOne = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].some((address) => b.has(address))
