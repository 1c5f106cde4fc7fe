import { memo, useCallback, useState } from 'react'
import { ActiveHighlight } from './ActiveHighlight.tsx'
import { AttachBar } from './AttachBar.tsx'
import { useDesk } from './desk.ts'
import { ElementButton } from './ElementButton.tsx'
import { EndHandles } from './EndHandles.tsx'
import { HighlightChooser } from './HighlightChooser.tsx'
import type { Placed } from './placed.ts'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { useMarkKeys } from './use-mark-keys.ts'
import { useMarkingCommands } from './use-marking-commands.ts'
import { usePenSelection } from './use-pen-selection.ts'
import { usePlaceKeys } from './use-place-keys.ts'
import { usePointing } from './use-pointing.ts'
import { useSelection } from './use-selection.ts'

/** What floats over the text: the toolbar of a selection, and what a click on a highlight opens. */
export const Marks = memo(function Marks() {
  const { page, placed, activeId, editing, placingId } = useDesk()
  const selected = useSelection(page)
  const { passage, choose, selectedWith } = selected
  const commands = useMarkingCommands(selected)
  const [choices, setChoices] = useState<readonly Placed[]>([])
  const [dismissed, setDismissed] = useState<typeof passage>(null)
  const dismiss = useCallback(
    () => (passage?.element ? choose(null) : setDismissed(passage)),
    [passage, choose],
  )
  const hasToolbar = passage !== null && passage !== dismissed && placingId === ''
  usePlaceKeys(selected.read)
  useMarkKeys({ commands, selected, hasToolbar, dismiss })
  usePenSelection(page.passages)
  usePointing(choose, setChoices)

  const active = placed.find(({ highlight }) => highlight.id === activeId)
  const hasHandles =
    active &&
    placingId === '' &&
    !active.highlight.element &&
    passage === null &&
    editing?.targetId !== activeId

  return (
    <>
      <ElementButton passages={page.passages} chosen={passage?.element ?? null} onChoose={choose} />
      {hasToolbar ? (
        <SelectionToolbar
          key={passage.element ? 'element' : 'text'}
          passage={passage}
          byTouch={selectedWith === 'touch'}
          commands={commands}
          onDismiss={dismiss}
        />
      ) : null}
      <AttachBar selected={selected} />
      {choices.length > 0 ? <HighlightChooser choices={choices} onClose={() => setChoices([])} /> : null}
      {page.margin === 'hidden' && activeId !== '' ? <ActiveHighlight /> : null}
      {hasHandles ? <EndHandles key={activeId} active={active} /> : null}
    </>
  )
})
