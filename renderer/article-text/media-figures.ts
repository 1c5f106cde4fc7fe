import { type MediaKind, readMediaMark } from '../../shared/article/media-mark.ts'
import { FIRST_MEDIA } from '../../shared/article/version.ts'

/** A film or a recording in an article's text. */
export interface MediaFigure {
  readonly figure: HTMLElement
  readonly kind: MediaKind
  /** Of the file, http(s). */
  readonly address: string
  /** In bytes, as the page said; 0 where it did not. */
  readonly size: number
  /** The words of its link. */
  readonly label: string
  /** Among the version's assets: by the order of its addresses in the text, so that it is the same wherever the text is. */
  readonly n: number
}

/** The films and recordings of sanitized markup whose files can be downloaded, in document order. */
export function collectMedia(root: ParentNode): MediaFigure[] {
  const numbers = new Map<string, number>()
  const found: MediaFigure[] = []
  for (const figure of root.querySelectorAll<HTMLElement>('figure[data-media]')) {
    const mark = readMediaMark(figure.dataset.media ?? '')
    const link = figure.querySelector('figcaption a[href]')
    const address = link?.getAttribute('href') ?? ''
    if (!mark || !link || !/^https?:\/\//i.test(address) || !URL.canParse(address)) continue
    const n = numbers.get(address) ?? FIRST_MEDIA + numbers.size
    numbers.set(address, n)
    const label = (link.textContent ?? '').replace(/\s+/g, ' ').trim()
    found.push({ figure, ...mark, address, label, n })
  }
  return found
}
