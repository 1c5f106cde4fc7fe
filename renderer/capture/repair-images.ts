import type { RepairInput } from '../../shared/article/capture-job.ts'
import type { CaptureTools } from './capture-article.ts'
import type { CapturedAsset, CapturedVersionAsset } from './captured-article.ts'
import { storeImages } from './store-images.ts'

/** Downloads images again that an article lacks. Null when it was stopped. */
export async function repairImages(
  { url, allowPrivate }: RepairInput,
  addresses: readonly string[],
  { bridge, signal, onProgress }: CaptureTools,
): Promise<{ assets: CapturedAsset[]; downloaded: CapturedVersionAsset[] } | null> {
  const wanted = addresses.map((address, n) => ({ n, url: address }))
  const { assets, versionAssets } = await storeImages(wanted, {
    bridge,
    signal,
    allowPrivate,
    referrer: url,
    onProgress: (done, total) => onProgress({ stage: 'images', done, total }),
  })
  return signal.aborted ? null : { assets, downloaded: versionAssets }
}
