import type { VersionAsset } from '../../shared/article/version.ts'
import { HEADER_BYTES, readImageSize } from './image-size.ts'

/** Images this far outside the view are made ready, in CSS pixels: about two screens. */
const AHEAD = 1600

export interface ImageSource {
  readonly assets: readonly VersionAsset[]
  /** The stored image with this hash, or null when it is gone or damaged. */
  readonly read: (hash: string) => Promise<Blob | null>
  /** Says why an image is not there. */
  readonly explain: (asset: VersionAsset | null, alt: string) => string
}

/** The images of one drawn article. */
export interface ArticleImages {
  /** Keeps room for images whose markup does not tell their size. Answers when all that can be known is known. */
  measure(): Promise<void>
  /** Fills in images as they come near. @param scroller what scrolls */
  show(scroller: Element): void
  /** Lets go of everything. */
  release(): void
}

/** Images of sanitized markup (`<img data-asset="n">`) are given their blobs; those that are missing become a box that says why. */
export function articleImages(root: ParentNode, source: ImageSource): ArticleImages {
  const byNumber = new Map(source.assets.map((asset) => [String(asset.n), asset]))
  const stored = new Map<HTMLImageElement, VersionAsset>()
  const urls = new Set<string>()
  let observer: IntersectionObserver | null = null
  let released = false

  for (const image of root.querySelectorAll<HTMLImageElement>('img[data-asset]')) {
    const asset = byNumber.get(image.dataset.asset ?? '') ?? null
    if (asset?.status === 'stored' && asset.hash !== '') stored.set(image, asset)
    else markMissing(image, source.explain(asset, image.alt))
  }

  async function measureOne(image: HTMLImageElement, asset: VersionAsset): Promise<void> {
    const blob = await source.read(asset.hash)
    if (!blob) return
    const size = readImageSize(new Uint8Array(await blob.slice(0, HEADER_BYTES).arrayBuffer()))
    if (!size) return
    image.width = size.width
    image.height = size.height
  }

  async function fill(image: HTMLImageElement, asset: VersionAsset): Promise<void> {
    const blob = await source.read(asset.hash)
    if (released) return
    if (!blob) return markMissing(image, source.explain(null, image.alt))
    const url = URL.createObjectURL(blob)
    urls.add(url)
    const letGo = () => {
      URL.revokeObjectURL(url)
      urls.delete(url)
    }
    image.addEventListener('load', letGo, { once: true })
    image.addEventListener(
      'error',
      () => {
        letGo()
        markMissing(image, source.explain(null, image.alt))
      },
      { once: true },
    )
    image.src = url
  }

  return {
    async measure() {
      const unsized = [...stored].filter(([image]) => !hasSize(image))
      await Promise.all(unsized.map(([image, asset]) => measureOne(image, asset)))
    },
    show(scroller) {
      observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            const image = entry.target as HTMLImageElement
            const asset = stored.get(image)
            if (!entry.isIntersecting || !asset) continue
            observer?.unobserve(image)
            void fill(image, asset)
          }
        },
        { root: scroller, rootMargin: `${AHEAD}px 0px` },
      )
      for (const image of stored.keys()) observer.observe(image)
    },
    release() {
      released = true
      observer?.disconnect()
      for (const url of urls) URL.revokeObjectURL(url)
      urls.clear()
    },
  }
}

function hasSize(image: HTMLImageElement): boolean {
  return Number(image.getAttribute('width')) > 0 && Number(image.getAttribute('height')) > 0
}

/** A quiet box in the image's place. Its words are drawn by the style sheet: text in it would move every highlight after it. */
function markMissing(image: HTMLImageElement, reason: string): void {
  const box = document.createElement('span')
  // A highlight on the image still finds where it stood.
  box.dataset.asset = image.dataset.asset ?? ''
  box.dataset.missing = reason
  box.setAttribute('role', 'img')
  box.setAttribute('aria-label', reason)
  image.replaceWith(box)
}
