import { mediaKindOf } from '../../shared/article/media-mark.ts'

/** What a link to a film or a recording may stand alone in, as a player's stand-in. Rows of a list are a list of files. */
const FRAMES = 'p, div, figure, center'

/** Parts of a page that offer files of other things than its article. */
const ELSEWHERE = 'nav, aside, footer, form, li, td, th, [hidden]'

/** Words beside the link that only say what pressing it does: "Play in new window | Download". */
const MOST_WORDS_BESIDE = 6

/**
 * Links to the file of a film or a recording that stand by themselves where a player would: the enclosure of a podcast, a still that
 * leads to its film. Each with the frame that holds nothing else.
 * @param known addresses that have a figure already
 */
export function mediaLinks(
  root: ParentNode,
  known: ReadonlySet<string>,
): { readonly link: Element; readonly frame: Element; readonly url: string }[] {
  const seen = new Set(known)
  const found = []
  for (const link of root.querySelectorAll('a[href]')) {
    const url = link.getAttribute('href')?.trim() ?? ''
    const frame = link.closest(FRAMES)
    if (!frame || seen.has(url) || !mediaKindOf(url) || link.closest(ELSEWHERE)) continue
    if (!standsAlone(link, frame)) continue
    seen.add(url)
    found.push({ link, frame, url })
  }
  return found
}

function standsAlone(link: Element, frame: Element): boolean {
  if (frame.querySelector('p, ul, ol, table, h1, h2, h3, h4, pre')) return false
  const pictures = frame.querySelectorAll('img, video, audio, iframe')
  if ([...pictures].some((picture) => !link.contains(picture))) return false
  const others = [...frame.querySelectorAll('a[href]')].filter((other) => other !== link)
  if (others.some((other) => !mediaKindOf(other.getAttribute('href') ?? ''))) return false
  const words = (element: Element) => (element.textContent ?? '').split(/\s+/).filter(Boolean).length
  return words(frame) - words(link) <= MOST_WORDS_BESIDE
}
