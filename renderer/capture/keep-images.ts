import type { CapturedAsset, CapturedVersionAsset } from './captured-article.ts'
import type { WantedImage } from './collect-images.ts'
import { obtainEmbedded, type StoredImages } from './store-images.ts'

/** An image of a version that is there already. */
export type KnownImage = Pick<CapturedVersionAsset, 'url' | 'hash' | 'status' | 'reason'>

/**
 * The images of an article that is made again, without network: those with an address that is known are the ones that were stored, or
 * are still missing for the same reason; embedded ones are in the markup. One with a new address was never fetched.
 */
export async function keepImages(
  wanted: readonly WantedImage[],
  known: readonly KnownImage[],
): Promise<StoredImages> {
  const byAddress = new Map<string, KnownImage>()
  for (const image of known) {
    if (image.url !== '' && byAddress.get(image.url)?.status !== 'stored') byAddress.set(image.url, image)
  }
  const assets = new Map<string, CapturedAsset>()
  const versionAssets: CapturedVersionAsset[] = []
  for (const { n, url } of wanted) {
    if (url.startsWith('data:')) {
      const embedded = await obtainEmbedded(url)
      if (embedded.ok) assets.set(embedded.value.hash, embedded.value)
      versionAssets.push(
        embedded.ok
          ? { n, url: '', hash: embedded.value.hash, status: 'stored', reason: '' }
          : { n, url: '', hash: '', status: 'missing', reason: embedded.error.kind },
      )
    } else {
      const same = byAddress.get(url)
      const { hash, status, reason } = same ?? { hash: '', status: 'missing', reason: 'not-fetched' }
      versionAssets.push({ n, url, hash, status, reason })
    }
  }
  return { assets: [...assets.values()], versionAssets }
}
