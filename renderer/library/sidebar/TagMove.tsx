import { useCallback, useState } from 'react'
import { isWithin, tagKey } from '../../../shared/library/tag-path.ts'
import { useActions } from '../../actions/ActionsContext.tsx'
import { useMovePreview } from '../../queries/tag-changes.ts'
import { messages } from '../../ui/messages.ts'
import { TagField } from '../../ui/TagField.tsx'
import { useActing } from '../../ui/use-acting.ts'
import { TagPreview } from './TagPreview.tsx'
import { TagSheet } from './TagSheet.tsx'

interface TagMoveProps {
  path: string
  /** The parent that is chosen at first; empty for the top level. */
  startParent: string
  onClose: () => void
}

/** Another parent for a tag, with what goes along. */
export function TagMove({ path, startParent, onClose }: TagMoveProps) {
  const actions = useActions()
  const act = useActing()
  const [parent, setParent] = useState(startParent)
  const text = messages.tags.move
  const name = path.split('/').at(-1) ?? path
  const target = parent === '' ? name : `${parent}/${name}`
  const preview = useMovePreview([[path, target]])
  const isReady = preview !== null && preview?.ok !== false && tagKey(target) !== tagKey(path)
  const isOffered = useCallback((other: string) => !isWithin(other, path), [path])
  return (
    <TagSheet
      title={text.title(path)}
      confirm={text.confirm}
      isReady={isReady}
      onConfirm={() => act(actions.moveTag(path, parent), text.done(target))}
      onClose={onClose}
    >
      {(confirm) => (
        <>
          <TagField
            label={text.parent}
            description={text.hint}
            placeholder={parent === '' ? text.placeholder : ''}
            isSingle
            tags={parent === '' ? [] : [parent]}
            isOffered={isOffered}
            onAdd={setParent}
            onRemove={() => setParent('')}
            onEnter={confirm}
            autoFocus
          />
          <TagPreview preview={preview} />
        </>
      )}
    </TagSheet>
  )
}
