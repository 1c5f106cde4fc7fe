import { memo, useCallback, useEffect, useState } from 'react'
import { ActiveHighlight } from './ActiveHighlight.tsx'
import { AttachBar } from './AttachBar.tsx'
import { useDesk } from './desk.ts'
import { HighlightChooser } from './HighlightChooser.tsx'
import { highlightsAt, type Placed } from './placed.ts'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { useMarkKeys } from './use-mark-keys.ts'
import { useMarkingCommands } from './use-marking-commands.ts'
import { usePlaceKeys } from './use-place-keys.ts'
import { useSelection } from './use-selection.ts'

/** What floats over the text: the toolbar of a selection, and what a click on a highlight opens. */
export const Marks = memo(function Marks() {
  const { page, placed, activate, activeId, placingId } = useDesk()
  const selected = useSelection(page)
  const { passage, read } = selected
  const commands = useMarkingCommands(selected)
  const [choices, setChoices] = useState<readonly Placed[]>([])
  const [dismissed, setDismissed] = useState<typeof passage>(null)
  const dismiss = useCallback(() => setDismissed(passage), [passage])
  const hasToolbar = passage !== null && passage !== dismissed && placingId === ''
  const { passages } = page
  usePlaceKeys(read)
  useMarkKeys({ commands, read, hasToolbar, dismiss })

  useEffect(() => {
    if (!passages) return
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      if (getSelection()?.isCollapsed === false) return
      const block = event.target
      const start = block === passages.root ? 0 : startOf(passages, block)
      const end = block === passages.root ? page.text.length : start + (block.textContent?.length ?? 0)
      const point = { x: event.clientX, y: event.clientY }
      const hit = highlightsAt(placed, { start, end }, point, passages.rangeOf)
      setChoices(hit.length > 1 ? hit : [])
      if (hit.length <= 1) activate(hit[0]?.highlight.id ?? '')
    }
    passages.root.addEventListener('click', onClick)
    return () => passages.root.removeEventListener('click', onClick)
  }, [passages, placed, page.text, activate])

  return (
    <>
      {hasToolbar ? <SelectionToolbar passage={passage} commands={commands} onDismiss={dismiss} /> : null}
      <AttachBar selected={selected} />
      {choices.length > 0 ? <HighlightChooser choices={choices} onClose={() => setChoices([])} /> : null}
      {page.margin === 'hidden' && activeId !== '' ? <ActiveHighlight /> : null}
    </>
  )
})

function startOf(
  passages: { offsetsOf(range: AbstractRange): { start: number } | null },
  block: Element,
): number {
  const range = document.createRange()
  range.selectNodeContents(block)
  return passages.offsetsOf(range)?.start ?? 0
}
