import { relativePath } from '../../shared/import/named-files.ts'
import { ATTACHED } from './attached-address.ts'
import type { CapturedAsset, CapturedVersionAsset } from './captured-article.ts'
import type { WantedImage } from './collect-images.ts'
import { type StoredImages, toAsset } from './store-images.ts'

/** A file that came along with an article, by its path beside it. */
export interface Attachment {
  /** Parted by `/`, not escaped. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What came along with an article, by absolute address; null for what did not. */
export type AttachedFiles = (address: string) => Promise<Uint8Array | null>

export const NOTHING_ATTACHED: AttachedFiles = async () => null

/** Files beside an article, by the addresses that they have against its base. */
export function attachedBeside(attachments: readonly Attachment[], base: string): AttachedFiles {
  if (attachments.length === 0) return NOTHING_ATTACHED
  const byPath = new Map(attachments.map(({ path, bytes }) => [path, bytes]))
  const folder = URL.canParse('.', base || ATTACHED) ? new URL('.', base || ATTACHED).href : ATTACHED
  return async (address) =>
    address.startsWith(folder)
      ? (byPath.get(relativePath(`./${address.slice(folder.length)}`)) ?? null)
      : null
}

/** The images that came along, and the others from where they are. What can only have come along and did not is missing. */
export async function withAttached(
  attached: AttachedFiles,
  wanted: readonly WantedImage[],
  getOthers: (others: readonly WantedImage[]) => Promise<StoredImages>,
): Promise<StoredImages> {
  const assets = new Map<string, CapturedAsset>()
  const rows: CapturedVersionAsset[] = []
  const others: WantedImage[] = []
  for (const image of wanted) {
    const bytes = await attached(image.url)
    if (!bytes) {
      others.push(image)
      continue
    }
    const asset = await toAsset(new Uint8Array(bytes))
    if (asset.ok) assets.set(asset.value.hash, asset.value)
    rows.push(
      asset.ok
        ? { n: image.n, url: image.url, hash: asset.value.hash, status: 'stored', reason: '' }
        : { n: image.n, url: image.url, hash: '', status: 'missing', reason: asset.error.kind },
    )
  }
  const got = await getOthers(others)
  for (const asset of got.assets) assets.set(asset.hash, asset)
  return {
    assets: [...assets.values()],
    versionAssets: [...rows, ...got.versionAssets].sort((a, b) => a.n - b.n),
  }
}
