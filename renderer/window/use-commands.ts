import { useEffect, useRef } from 'react'
import type { MenuCommand } from '../../shared/commands/menu-commands.ts'
import { DEFAULT_SETTINGS, readerSettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useCommandRunner } from '../commands/running-commands.ts'
import type { Navigation } from '../NavigationContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { useUndoState } from '../queries/undo.ts'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
import { useUndo } from '../ui/use-acting.ts'
import { windowCommandOf } from './window-keys.ts'

/** A tenth is what one press of a browser's zoom key changes. */
const ZOOM_STEP = 0.1

/** What has the focus to itself while it is open. */
const OVERLAYS = '[role=dialog]:not([data-highlight-popover]),[role=alertdialog],[role=menu],[role=listbox]'

interface CommandDoors {
  readonly navigation: Navigation
  onSave(): void
  onOpenFiles(): void
  onToggleSidebar(): void
  onShortcuts(): void
  onFilter(): void
  /** The open article's notes, as a file. */
  onSaveNotes(): void
  onBackUp(): void
  onRestore(): void
  /** Opens what lists every command. */
  onPalette(): void
}

/** What the window does at a command of the menu or of the keyboard. What belongs to a screen, that screen listens for itself. */
export function useCommands(doors: CommandDoors): (command: MenuCommand) => void {
  const actions = useActions()
  const { undo, redo } = useUndo()
  const stored = useSettings('reader')?.zoom ?? DEFAULT_SETTINGS.reader.zoom
  // Keys that are held come faster than what they chose is stored and read again.
  const zoom = useRef(stored)
  useEffect(() => {
    zoom.current = stored
  }, [stored])
  const { navigation } = doors
  const isReading = navigation.route.articleId !== ''

  const setZoom = (next: number) => {
    const { minValue, maxValue } = readerSettingsSchema.shape.zoom
    const step = Math.round(next / ZOOM_STEP) * ZOOM_STEP
    const held = Math.min(maxValue ?? step, Math.max(minValue ?? step, step))
    zoom.current = held
    void actions.changeSettings('reader', { zoom: held })
  }

  const undoState = useUndoState()
  const { whyNot } = messages.commands
  const reasons: Partial<Record<MenuCommand, string | null>> = {
    // One is in it.
    palette: null,
    undo: undoState?.undo ? '' : whyNot.nothingToUndo,
    redo: undoState?.redo ? '' : whyNot.nothingToRedo,
    back: navigation.canGoBack ? '' : whyNot.noWayBack,
    forward: navigation.canGoForward ? '' : whyNot.noWayOn,
    filter: isReading || navigation.route.settings ? null : '',
    'save-as-markdown': isReading ? '' : null,
  }

  const run = (command: MenuCommand) => {
    const isInField = isTyping(document.activeElement)
    switch (command) {
      case 'new-article-address':
        return doors.onSave()
      case 'open-files':
        return doors.onOpenFiles()
      case 'save-as-markdown':
        return isReading ? doors.onSaveNotes() : undefined
      case 'backup':
        return doors.onBackUp()
      case 'restore':
        return doors.onRestore()
      case 'settings':
        return navigation.go({ settings: true })
      case 'notebook':
        return navigation.go({ notebook: true })
      case 'undo':
        return isInField ? void document.execCommand('undo') : void undo()
      case 'redo':
        return isInField ? void document.execCommand('redo') : void redo()
      case 'back':
        return navigation.back()
      case 'forward':
        return navigation.forward()
      case 'zoom-in':
        return setZoom(zoom.current + ZOOM_STEP)
      case 'zoom-out':
        return setZoom(zoom.current - ZOOM_STEP)
      case 'zoom-reset':
        return setZoom(1)
      case 'toggle-sidebar':
        return doors.onToggleSidebar()
      case 'shortcuts':
        return doors.onShortcuts()
      case 'filter':
      case 'find':
        return isReading ? undefined : doors.onFilter()
      case 'palette':
        return document.activeElement?.closest(OVERLAYS) ? undefined : doors.onPalette()
    }
  }
  useCommandRunner({
    whyNot(id) {
      const command = windowCommandOf(id)
      return command && (command in reasons ? (reasons[command] ?? null) : '')
    },
    run(id) {
      const command = windowCommandOf(id)
      if (command) run(command)
    },
  })
  return run
}
