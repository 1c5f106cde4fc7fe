import { useEffect, useRef, useState } from 'react'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { markingSettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { PopoverAt } from '../ui/Popover.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './ColorNameField.module.css'
import { useDesk } from './desk.ts'

/** The longest name, in UTF-16 units: as the settings take it. */
const LONGEST = markingSettingsSchema.shape.names.shape.amber.maxLength ?? 0

/** A colour that is given a name, and where in the window that was asked for: CSS pixels. */
export interface Naming {
  readonly color: HighlightColor
  readonly left: number
  readonly top: number
  /** What was selected: the field takes the selection along with the focus. */
  readonly range: Range | null
}

/** A field beside a colour's button in which the colour is given a name. What was selected in the text is selected again afterwards. */
export function ColorNameField({ naming, onDone }: { naming: Naming; onDone: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const words = messages.annotations.colorName

  const { range } = naming
  useEffect(
    () => () => {
      if (!range?.startContainer.isConnected) return
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    },
    [range],
  )

  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className={styles.anchor}
        style={{ left: naming.left, top: naming.top }}
      />
      <PopoverAt
        label={words.title}
        className={styles.panel ?? ''}
        placement="bottom start"
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onDone()
        }}
      >
        <Field color={naming.color} onDone={onDone} />
      </PopoverAt>
    </>
  )
}

function Field({ color, onDone }: { color: HighlightColor; onDone: () => void }) {
  const { names } = useDesk().marking
  const [name, setName] = useState(names[color])
  const actions = useActions()
  const act = useActing()
  const words = messages.annotations.colorName

  const keep = () => {
    const tidy = name.replace(/\s+/g, ' ').trim()
    onDone()
    if (tidy === names[color]) return
    const shown = tidy || messages.annotations.colors[color]
    void act(actions.changeSettings('marking', { names: { ...names, [color]: tidy } }), words.named(shown))
  }
  return (
    <div className={styles.field}>
      <TextField
        label={words.field(color)}
        description={words.hint}
        placeholder={messages.annotations.colors[color]}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
          // Escape closes the panel around it.
          else event.continuePropagation()
        }}
        maxLength={LONGEST}
        autoFocus
      />
      <Button size="small" onPress={keep}>
        {words.done}
      </Button>
    </div>
  )
}
