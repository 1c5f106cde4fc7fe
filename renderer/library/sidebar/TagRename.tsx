import { type FormEvent, type RefObject, useState } from 'react'
import type { TagNode } from '../../queries/models.ts'
import { useMovePreview } from '../../queries/tag-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { messages } from '../../ui/messages.ts'
import { PopoverAt } from '../../ui/Popover.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tidyTagPath } from '../../ui/tag-completion.ts'
import styles from './Sidebar.module.css'
import { TagPreview } from './TagPreview.tsx'

interface TagRenameProps {
  /** The tag that is renamed; null while it is closed. */
  node: TagNode | null
  anchor: RefObject<HTMLElement | null>
  onRename: (path: string) => void
  onClose: () => void
}

/** A tag's new path, beside the tag. */
export function TagRename({ node, anchor, onRename, onClose }: TagRenameProps) {
  return (
    <PopoverAt
      label={messages.library.tag.menu(node?.path ?? '')}
      placement="bottom start"
      triggerRef={anchor}
      isOpen={node !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {node ? <RenameForm path={node.path} onRename={onRename} onClose={onClose} /> : null}
    </PopoverAt>
  )
}

function RenameForm({
  path,
  onRename,
  onClose,
}: {
  path: string
  onRename: (path: string) => void
  onClose: () => void
}) {
  const text = messages.library.tag
  const [typed, setTyped] = useState(path)
  const tidy = tidyTagPath(typed)
  const preview = useMovePreview([[path, tidy]])
  // A preview that is still being read holds nobody up: who knows the name types it and presses Enter.
  const isReady = tidy !== '' && (tidy === path || (preview !== null && preview?.ok !== false))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    if (tidy !== path) onRename(tidy)
    onClose()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={text.renameField}
        description={text.renameHint}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <TagPreview preview={preview} />
      <div className={styles.buttons}>
        <Button size="small" onPress={onClose}>
          {text.cancel}
        </Button>
        <Button size="small" variant="primary" type="submit" isDisabled={!isReady}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}
