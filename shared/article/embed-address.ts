/** What a page embeds, as far as its address says it. */
export interface EmbedAddress {
  /** The page on which a person sees it, http(s). */
  readonly page: string
  /** A picture of it at an address that the platform documents; empty where there is none. */
  readonly still: string
}

type Reader = (url: URL) => Partial<EmbedAddress> | undefined

interface Platform {
  /** The whole host name, without `www.`. */
  readonly host: RegExp
  readonly read: Reader
}

/** One part of a path, by a pattern with one group. */
const part = (url: URL, pattern: RegExp) => pattern.exec(url.pathname)?.[1]

const youtube: Reader = (url) => {
  const id =
    part(url, /^\/(?:embed|v|shorts|live)\/([\w-]{6,20})/) ?? idOf(url.searchParams.get('v'), /^[\w-]{6,20}$/)
  if (id === 'videoseries') {
    const list = idOf(url.searchParams.get('list'), /^[\w-]+$/)
    return list ? { page: `https://www.youtube.com/playlist?list=${list}` } : undefined
  }
  if (!id) return undefined
  return {
    page: `https://www.youtube.com/watch?v=${id}`,
    still: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  }
}

const idOf = (value: string | null, pattern: RegExp) =>
  value !== null && pattern.test(value) ? value : undefined

/** The page that a player names in one of its parameters. */
const named =
  (name: string, host: RegExp): Reader =>
  (url) => {
    const page = url.searchParams.get(name) ?? ''
    return /^https?:\/\//i.test(page) && URL.canParse(page) && host.test(new URL(page).hostname)
      ? { page }
      : undefined
  }

const googleMap: Reader = (url) => {
  const isMap =
    url.pathname.startsWith('/maps') &&
    (/\/embed/.test(url.pathname) || url.searchParams.get('output') === 'embed')
  if (!isMap) return undefined
  const own = url.searchParams.get('mid')
  if (own) return { page: `https://www.google.com/maps/d/viewer?mid=${encodeURIComponent(own)}` }
  // The `pb` of a shared map holds its middle: !2d longitude, !3d latitude.
  const shared = url.searchParams.get('pb') ?? ''
  const [longitude, latitude] = [/!2d(-?[\d.]+)/, /!3d(-?[\d.]+)/].map((name) => name.exec(shared)?.[1])
  const query = latitude && longitude ? `${latitude},${longitude}` : url.searchParams.get('q')
  return query
    ? { page: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(query)}` }
    : undefined
}

const openStreetMap: Reader = (url) => {
  if (!url.pathname.startsWith('/export/embed')) return undefined
  const [latitude, longitude] = (url.searchParams.get('marker') ?? '').split(',').map(Number)
  const [west, south, east, north] = (url.searchParams.get('bbox') ?? '').split(',').map(Number)
  const middle = [latitude || ((south ?? 0) + (north ?? 0)) / 2, longitude || ((west ?? 0) + (east ?? 0)) / 2]
  if (!middle.every((side) => Number.isFinite(side) && side !== 0)) return undefined
  const [lat, lon] = middle
  return { page: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=14/${lat}/${lon}` }
}

/** The same path on the page's own host, without what makes it a player. */
const atHome =
  (host: string, embedded: RegExp, path: string): Reader =>
  (url) =>
    embedded.test(url.pathname)
      ? { page: `https://${host}${url.pathname.replace(embedded, path)}` }
      : undefined

const dailymotion: Reader = (url) => {
  const id = part(url, /^\/embed\/video\/([a-z0-9]+)/i) ?? idOf(url.searchParams.get('video'), /^[a-z0-9]+$/i)
  return id
    ? {
        page: `https://www.dailymotion.com/video/${id}`,
        still: `https://www.dailymotion.com/thumbnail/video/${id}`,
      }
    : undefined
}

const archive: Reader = (url) => {
  const id = part(url, /^\/embed\/([\w.-]+)/)
  return id
    ? { page: `https://archive.org/details/${id}`, still: `https://archive.org/services/img/${id}` }
    : undefined
}

const datawrapper: Reader = (url) => {
  const id = part(url, /^\/([\w-]{4,10})(?:\/|$)/)
  return id
    ? { page: `https://datawrapper.dwcdn.net/${id}/`, still: `https://datawrapper.dwcdn.net/${id}/full.png` }
    : undefined
}

const tweet: Reader = (url) => {
  const id = idOf(url.searchParams.get('id'), /^\d+$/)
  return id ? { page: `https://x.com/i/status/${id}` } : undefined
}

const twitch: Reader = (url) => {
  const video = idOf((url.searchParams.get('video') ?? '').replace(/^v/, ''), /^\d+$/)
  const channel = idOf(url.searchParams.get('channel'), /^\w+$/)
  const clip = idOf(url.searchParams.get('clip'), /^[\w-]+$/)
  if (clip) return { page: `https://clips.twitch.tv/${clip}` }
  if (video) return { page: `https://www.twitch.tv/videos/${video}` }
  return channel ? { page: `https://www.twitch.tv/${channel}` } : undefined
}

const vimeo: Reader = (url) => {
  const id = part(url, /^\/video\/(\d+)/)
  const hash = idOf(url.searchParams.get('h'), /^[0-9a-f]+$/)
  return id ? { page: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}` } : undefined
}

const gist: Reader = (url) => {
  const path = part(url, /^(\/[\w-]+\/[0-9a-f]+)\.(?:js|pibb)$/)
  return path ? { page: `https://gist.github.com${path}` } : undefined
}

/** Players and frames of platforms whose embedded addresses say what page they stand for. */
const PLATFORMS: readonly Platform[] = [
  { host: /^(?:m\.)?youtube(?:-nocookie)?\.com$/, read: youtube },
  { host: /^player\.vimeo\.com$/, read: vimeo },
  { host: /^(?:geo\.)?dailymotion\.com$/, read: dailymotion },
  { host: /^(?:player|clips)\.twitch\.tv$/, read: twitch },
  { host: /^embed\.ted\.com$/, read: atHome('www.ted.com', /^(?=\/talks\/)/, '') },
  {
    host: /^tiktok\.com$/,
    read: atHome('www.tiktok.com', /^\/(?:embed(?:\/v\d)?|player\/v1)\/(?=\d)/, '/@/video/'),
  },
  { host: /^archive\.org$/, read: archive },
  { host: /^w\.soundcloud\.com$/, read: named('url', /(?:^|\.)soundcloud\.com$/) },
  { host: /^open\.spotify\.com$/, read: atHome('open.spotify.com', /^\/embed(?:-podcast)?\//, '/') },
  { host: /^embed\.podcasts\.apple\.com$/, read: atHome('podcasts.apple.com', /^\//, '/') },
  { host: /^embed\.music\.apple\.com$/, read: atHome('music.apple.com', /^\//, '/') },
  { host: /^mixcloud\.com$/, read: named('feed', /(?:^|\.)mixcloud\.com$/) },
  { host: /^google\.[a-z.]{2,6}$/, read: googleMap },
  { host: /^maps\.google\.[a-z.]{2,6}$/, read: googleMap },
  { host: /^openstreetmap\.org$/, read: openStreetMap },
  { host: /^codepen\.io$/, read: atHome('codepen.io', /^(\/[^/]+)\/embed(?:\/preview)?\//, '$1/pen/') },
  { host: /^jsfiddle\.net$/, read: atHome('jsfiddle.net', /\/embedded(?:\/.*)?$/, '/') },
  { host: /^codesandbox\.io$/, read: atHome('codesandbox.io', /^\/embed\//, '/s/') },
  { host: /^gist\.github\.com$/, read: gist },
  { host: /^datawrapper\.dwcdn\.net$/, read: datawrapper },
  { host: /^platform\.twitter\.com$/, read: tweet },
  {
    host: /^instagram\.com$/,
    read: atHome('www.instagram.com', /^(\/(?:p|reel|tv)\/[\w-]+)\/embed.*$/, '$1/'),
  },
  { host: /^facebook\.com$/, read: named('href', /(?:^|\.)facebook\.com$/) },
]

/**
 * The page that a frame's or a player's address stands for, with a still where the platform has an address for one. Undefined when
 * the address is of no platform that is known.
 */
export function readEmbedAddress(address: string): EmbedAddress | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const host = url.hostname.replace(/^www\./, '')
  for (const platform of PLATFORMS) {
    const found = platform.host.test(host) ? platform.read(url) : undefined
    if (found?.page) return { page: found.page, still: found.still ?? '' }
  }
  // PeerTube runs on many hosts, and its players have one form of address.
  const peertube = part(url, /^\/videos\/embed\/([\w-]{20,40})$/)
  return peertube ? { page: `${url.origin}/w/${peertube}`, still: '' } : undefined
}
