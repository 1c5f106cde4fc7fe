import { Download } from 'lucide-react'
import { useLayoutEffect } from 'react'
import type { VersionAsset } from '../../shared/article/version.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { MediaState } from '../queries/media.ts'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import styles from './MediaControls.module.css'
import { Press, Said } from './MediaParts.tsx'
import { MediaPlayer } from './MediaPlayer.tsx'
import type { MediaPlace } from './use-media-places.ts'

interface MediaControlsProps {
  media: MediaPlace
  /** Undefined for what nobody ever asked for. */
  state: MediaState | undefined
  articleId: string
  versionId: string
  /** Nothing is downloaded for an article in the Trash. */
  isInTrash: boolean
  assets: readonly VersionAsset[]
}

/**
 * What can be done with a film or a recording: download it, see how far that is, try again, play it, remove it. All words are drawn by
 * the style sheet: text in the article would move every highlight after it.
 */
export function MediaControls({ media, state, ...of }: MediaControlsProps) {
  const { articleId, versionId, isInTrash, assets } = of
  const { kind, address, label } = media
  const actions = useActions()
  const act = useActing()
  const words = messages.media
  const isStored = state?.stored != null
  useLayoutEffect(() => {
    if (!isStored) media.keepFocus()
  })

  if (state?.stored)
    return (
      <MediaPlayer
        key={state.stored.hash}
        media={media}
        stored={state.stored}
        assets={assets}
        onRemove={() => void act(actions.removeMedia(articleId, address), words.removed)}
      />
    )

  const job = state?.job
  if (job?.status === 'queued' || job?.status === 'running') {
    const { done, total } = job
    return (
      <div className={styles.box}>
        <Said words={job.status === 'queued' ? words.waiting : words.downloading(done, total)} />
        <progress
          className={styles.progress}
          aria-label={words.progress(label)}
          {...(total > 0 ? { value: done, max: total } : {})}
        />
        <Press words={words.cancel} label={label} onPress={() => void act(actions.cancelJob(job.id))} />
      </div>
    )
  }

  const failure = job?.status === 'failed' ? (job.error?.kind ?? 'unexpected') : null
  const isPrivate = failure === 'private-address'
  const download = () => void act(actions.downloadMedia({ articleId, versionId, addresses: [address] }))
  const again = () => void (job && act(actions.retryJob(job.id, { allowPrivate: isPrivate })))
  if (isInTrash) return null
  return (
    <div className={styles.box}>
      {failure ? (
        <>
          <Said words={`${words.failure(failure).reason} ${words.failure(failure).next}`} isAlert />
          <Press words={isPrivate ? words.anyway : words.again} label={label} onPress={again} />
        </>
      ) : (
        <Press
          words={words.download(kind, media.size)}
          label={label}
          icon={<Download />}
          onPress={download}
        />
      )}
    </div>
  )
}
