import type { RefObject } from 'react'
import { useArticleRows } from '../queries/article-list.ts'
import { useTagsOfAll } from '../queries/tags-of-all.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { TagField } from '../ui/TagField.tsx'
import styles from './TagEditor.module.css'
import type { ArticleCommands } from './use-article-commands.ts'

interface TagEditorProps {
  /** The articles that are tagged; null while it is closed. */
  ids: readonly string[] | null
  anchor: RefObject<Element | null>
  commands: ArticleCommands
  onClose: () => void
}

/** Of so many articles the rows tell which tags they all have; of more the tags' own index does. */
const COMPARED = 200

/** Tags of one article, or those that all the chosen ones have. Each change is stored at once and can be undone. */
export function TagEditor({ ids, anchor, commands, onClose }: TagEditorProps) {
  return (
    <PopoverAt
      label={messages.library.tagging.label(ids?.length ?? 0)}
      triggerRef={anchor}
      isOpen={ids !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {ids ? <TagEditorBody ids={ids} commands={commands} onDone={onClose} /> : null}
    </PopoverAt>
  )
}

function TagEditorBody({
  ids,
  commands,
  onDone,
}: {
  ids: readonly string[]
  commands: ArticleCommands
  onDone: () => void
}) {
  const isMany = ids.length > COMPARED
  const rows = useArticleRows(isMany ? [] : ids)
  const ofAll = useTagsOfAll(isMany ? ids : null)
  const text = messages.library.tagging
  const [first, ...others] = ids.map((id) => rows?.get(id)?.tags ?? [])
  const shared = isMany
    ? (ofAll ?? [])
    : (first ?? []).filter((tag) => others.every((tags) => tags.some(({ id }) => id === tag.id)))
  return (
    <div className={styles.editor}>
      <TagField
        label={ids.length === 1 ? text.field : text.label(ids.length)}
        tags={shared.map(({ path }) => path)}
        onAdd={(path) => commands.addTag(ids, path)}
        onRemove={(path) => commands.removeTag(ids, path)}
        autoFocus
        onDone={onDone}
      />
      <Button size="small" onPress={onDone}>
        {text.done}
      </Button>
    </div>
  )
}
