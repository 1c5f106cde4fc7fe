import { type KeyboardEvent, useEffect, useLayoutEffect, useState } from 'react'
import type { VersionAsset } from '../../shared/article/version.ts'
import { useAsset } from '../queries/assets.ts'
import type { MediaState } from '../queries/media.ts'
import { messages } from '../ui/messages.ts'
import styles from './MediaControls.module.css'
import { Press, Said } from './MediaParts.tsx'
import type { MediaPlace } from './use-media-places.ts'

interface MediaPlayerProps {
  media: MediaPlace
  stored: NonNullable<MediaState['stored']>
  assets: readonly VersionAsset[]
  onRemove: () => void
}

/** Keys that a player has for itself: to pause, to seek, to turn down. */
const PLAYER_KEYS = /^(?: |Arrow\w+|Home|End)$/

/** A film or a recording on this computer, with the browser's own controls. It plays when somebody presses that, and goes when the article closes. */
export function MediaPlayer({ media, stored, assets, onRemove }: MediaPlayerProps) {
  const { kind, label, figure } = media
  const words = messages.media
  const blob = useAsset(stored.hash)
  const url = useObjectUrl(blob ?? null)
  const still = useObjectUrl(useAsset(stillOf(media, assets)) ?? null)
  const [cannotPlay, setCannotPlay] = useState(false)
  const isShown = url !== '' && !cannotPlay

  useEffect(() => {
    // A player of a film stands in place of its still.
    if (!isShown || kind !== 'video') return
    figure.dataset.mediaShown = ''
    return () => {
      delete figure.dataset.mediaShown
    }
  }, [isShown, kind, figure])

  useLayoutEffect(() => {
    if (url !== '') media.keepFocus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (PLAYER_KEYS.test(event.key)) event.stopPropagation()
  }
  const common = {
    src: url,
    controls: true,
    // Saving to a file, casting and the whole screen are the shell's to grant, and it grants a page nothing.
    controlsList: 'nodownload noremoteplayback nofullscreen',
    disableRemotePlayback: true,
    preload: 'metadata',
    'aria-label': words.player(kind, label),
    onError: () => setCannotPlay(true),
    onKeyDown,
  } as const
  return (
    <div className={styles.player}>
      {url === '' ? (
        <Said words={blob === null ? words.unreadable : words.loading} />
      ) : cannotPlay ? (
        <Said words={words.unplayable} isAlert />
      ) : kind === 'video' ? (
        <video className={styles.video} poster={still || undefined} disablePictureInPicture {...common} />
      ) : (
        <audio className={styles.audio} {...common} />
      )}
      <Press words={words.remove} label={label} onPress={onRemove} />
    </div>
  )
}

/** The hash of the stored still in a film's figure; empty for none. */
function stillOf({ figure }: MediaPlace, assets: readonly VersionAsset[]): string {
  const n = figure.querySelector('img[data-asset]')?.getAttribute('data-asset')
  return assets.find((asset) => String(asset.n) === n)?.hash ?? ''
}

/** An address for a blob, given back when the blob is another one or is not shown any more. Empty before there is one. */
function useObjectUrl(blob: Blob | null): string {
  const [url, setUrl] = useState('')
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => {
      setUrl('')
      URL.revokeObjectURL(made)
    }
  }, [blob])
  return url
}
