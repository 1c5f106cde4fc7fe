import { useEffect } from 'react'
import type { Passages } from './reading-page.ts'

/** Of a pen's buttons the tip; the others erase or open menus. */
const TIP = 1

/**
 * A pen selects like a mouse. Left to itself it would scroll on some systems, as a finger does: while a pen is over the text, its drags
 * are taken for selecting, and a finger's are not.
 */
export function usePenSelection(passages: Passages | null): void {
  useEffect(() => {
    if (!passages) return
    const { root } = passages
    let from: { node: Node; offset: number } | null = null

    const onHover = ({ pointerType }: PointerEvent) => {
      // Before the tip touches: what a drag does is settled at the moment it begins.
      root.style.touchAction = pointerType === 'pen' ? 'none' : ''
    }
    const onDown = (event: PointerEvent) => {
      onHover(event)
      const isDrawing = event.pointerType === 'pen' && event.buttons === TIP
      from = isDrawing ? caretAt(event) : null
    }
    const selectTo = (event: PointerEvent) => {
      if (!from || event.pointerType !== 'pen') return
      const to = caretAt(event)
      if (to && root.contains(to.node) && root.contains(from.node))
        getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    }
    const onMove = (event: PointerEvent) => {
      if (event.buttons === TIP) selectTo(event)
    }
    const onUp = (event: PointerEvent) => {
      // A tap selects nothing; a drag goes on to where the pen was lifted.
      if (getSelection()?.isCollapsed === false) selectTo(event)
      from = null
    }
    const onDragStart = (event: DragEvent) => {
      // What the pen has just selected would be taken for something to carry away.
      if (from) event.preventDefault()
    }
    const onCancel = () => {
      from = null
    }
    root.addEventListener('pointerover', onHover)
    root.addEventListener('pointerdown', onDown)
    root.addEventListener('dragstart', onDragStart)
    document.addEventListener('pointermove', onMove)
    document.addEventListener('pointerup', onUp, true)
    document.addEventListener('pointercancel', onCancel, true)
    return () => {
      root.style.touchAction = ''
      root.removeEventListener('pointerover', onHover)
      root.removeEventListener('pointerdown', onDown)
      root.removeEventListener('dragstart', onDragStart)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('pointerup', onUp, true)
      document.removeEventListener('pointercancel', onCancel, true)
    }
  }, [passages])
}

function caretAt({ clientX, clientY }: PointerEvent): { node: Node; offset: number } | null {
  const caret = document.caretRangeFromPoint(clientX, clientY)
  return caret && { node: caret.startContainer, offset: caret.startOffset }
}
