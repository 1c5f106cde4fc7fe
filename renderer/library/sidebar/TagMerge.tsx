import { useCallback, useState } from 'react'
import { isWithin } from '../../../shared/library/tag-path.ts'
import { useActions } from '../../actions/ActionsContext.tsx'
import { useMovePreview } from '../../queries/tag-changes.ts'
import { messages } from '../../ui/messages.ts'
import { TagField } from '../../ui/TagField.tsx'
import { useActing } from '../../ui/use-acting.ts'
import { TagPreview } from './TagPreview.tsx'
import { TagSheet } from './TagSheet.tsx'

/** Makes a tag, and others if wanted, one with another tag. */
export function TagMerge({ path, onClose }: { path: string; onClose: () => void }) {
  const actions = useActions()
  const act = useActing()
  const [others, setOthers] = useState<readonly string[]>([])
  const [into, setInto] = useState('')
  const text = messages.tags.merge
  const merged = [path, ...others]
  const preview = useMovePreview(into === '' ? [] : merged.map((from) => [from, into]))
  const isReady = into !== '' && preview !== null && preview?.ok !== false
  const isTarget = useCallback((other: string) => !isWithin(other, path), [path])
  const isOther = useCallback((other: string) => other !== path && other !== into, [path, into])
  return (
    <TagSheet
      title={text.title(path)}
      confirm={text.confirm}
      isReady={isReady}
      onConfirm={() => act(actions.mergeTags(merged, into), text.done(into))}
      onClose={onClose}
    >
      {(confirm) => (
        <>
          <TagField
            label={text.into}
            placeholder={into === '' ? text.intoPlaceholder : ''}
            isSingle
            tags={into === '' ? [] : [into]}
            isOffered={isTarget}
            onAdd={setInto}
            onRemove={() => setInto('')}
            onEnter={confirm}
            autoFocus
          />
          <TagField
            label={text.others}
            placeholder={text.othersPlaceholder}
            tags={others}
            isOffered={isOther}
            onAdd={(other) => setOthers([...others, other])}
            onRemove={(other) => setOthers(others.filter((one) => one !== other))}
            onEnter={confirm}
          />
          <TagPreview preview={preview} />
        </>
      )}
    </TagSheet>
  )
}
