import type { PointerEvent } from 'react'
import { likelyWords } from '../../shared/annotation/likely-words.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import styles from './AttachBar.module.css'
import { useDesk } from './desk.ts'
import { brief } from './place-steps.ts'
import { usePlaceActions } from './use-place-actions.ts'
import type { SelectedPassage } from './use-selection.ts'

/** While a highlight is being put somewhere: what to do, and the way out. The selection stays while the bar is used. */
export function AttachBar({ selected }: { selected: SelectedPassage }) {
  const { page, placed, orphans, placingId, setPlacing, announce } = useDesk()
  const places = usePlaceActions()
  const { say } = useAnnouncer()
  const words = messages.places.attach
  const shown = [...placed, ...orphans].find(({ highlight }) => highlight.id === placingId)
  if (!shown) return null
  const { id, quote } = shown.highlight

  const attach = () => {
    const passage = selected.read()
    if (passage) void places.attach(id, passage)
    else say(messages.places.said.select)
  }
  const cancel = () => {
    setPlacing('')
    announce(messages.places.said.cancelled)
    page.passages?.scroller.focus({ preventScroll: true })
  }
  const find = () => {
    const query = likelyWords(quote, page.text)
    if (query === '') say(messages.places.said.noWords)
    else page.findWords(query)
  }
  const keepSelection = (event: PointerEvent) => event.preventDefault()

  return (
    <section
      className={styles.bar}
      aria-label={words.label}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={keepSelection}
    >
      <p className={styles.hint} dir="auto">
        {words.hint(brief(quote))}
      </p>
      <div className={styles.buttons}>
        <Button size="small" variant="primary" onPress={attach}>
          {words.attach}
        </Button>
        <Button size="small" onPress={find}>
          {words.find}
        </Button>
        <Button size="small" variant="quiet" onPress={cancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
