import type { VersionAsset } from '../../shared/article/version.ts'

export interface ImageCounts {
  readonly stored: number
  readonly total: number
  readonly missing: readonly VersionAsset[]
}

/** How many of a version's images are stored, and which are not. */
export function countImages(assets: readonly VersionAsset[]): ImageCounts {
  const missing = assets.filter(({ status }) => status === 'missing')
  return { stored: assets.length - missing.length, total: assets.length, missing }
}
