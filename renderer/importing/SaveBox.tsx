import { FolderOpen, Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { hasModifier } from '../ui/shortcut.ts'
import { TagField } from '../ui/TagField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { readText } from './incoming.ts'
import styles from './SaveBox.module.css'
import { useSaving } from './use-saving.ts'

interface SaveBoxProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** The Save button, and behind it the field for an address or a text. */
export function SaveBox({ isOpen, onOpenChange }: SaveBoxProps) {
  const button = useRef<HTMLDivElement>(null)
  return (
    <>
      <div ref={button} className={styles.anchor}>
        <Button variant="primary" icon={<Plus />} onPress={() => onOpenChange(true)}>
          {messages.importing.save}
        </Button>
      </div>
      <PopoverAt
        label={messages.importing.box.label}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
      >
        {(close) => <SaveForm onDone={close} />}
      </PopoverAt>
    </>
  )
}

function SaveForm({ onDone }: { onDone: () => void }) {
  const text = messages.importing.box
  const { save, chooseFiles } = useSaving()
  const [typed, setTyped] = useState('')
  const [tags, setTags] = useState<readonly string[]>([])
  const [isEmpty, setEmpty] = useState(false)

  const submit = async () => {
    const incoming = readText(typed, '')
    if (incoming.kind === 'nothing') setEmpty(true)
    else if (await save(incoming, { tags })) onDone()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter saves an address; in a longer text it is a new line, and Ctrl+Enter saves.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (!hasModifier(event) && (event.shiftKey || readText(typed, '').kind === 'text')) return
    event.preventDefault()
    void submit()
  }

  return (
    <div className={styles.form}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter comes up from the field in it */}
      <div onKeyDown={onKeyDown}>
        <TextField
          label={text.field}
          placeholder={text.placeholder}
          description={text.description}
          errorMessage={isEmpty ? text.empty : ''}
          rows={3}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setEmpty(false)
          }}
          autoFocus
          spellCheck="false"
        />
      </div>
      <TagField
        label={text.tags}
        placeholder={text.tagsPlaceholder}
        tags={tags}
        onAdd={(path) => setTags([...tags, path])}
        onRemove={(path) => setTags(tags.filter((tag) => tag !== path))}
      />
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon={<FolderOpen />}
          onPress={async () => {
            if (await chooseFiles({ tags })) onDone()
          }}
        >
          {text.files}
        </Button>
        <Button variant="primary" onPress={() => void submit()}>
          {text.save}
        </Button>
      </div>
    </div>
  )
}
