import { type RefObject, useEffect, useRef } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { KeyPress } from '../commands/list-move.ts'
import type { CollectionEntry, ViewSort } from '../queries/models.ts'
import { activeIndexIn, type ListSelection, targetsOf } from '../ui/list-selection.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { useListKeys } from '../ui/use-list-keys.ts'
import type { ArticleListHandle } from './ArticleList.tsx'

interface ListOrderInput {
  /** Null for a view that is no list. */
  shown: CollectionEntry | null
  sort: ViewSort | 'best'
  isFiltered: boolean
  ids: readonly string[]
  selection: ListSelection
  main: RefObject<HTMLElement | null>
  list: RefObject<ArticleListHandle | null>
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 }

const readStep = ({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyPress): 1 | -1 | null =>
  altKey && !shiftKey && !ctrlKey && !metaKey ? (STEPS[key] ?? null) : null

/** Alt with an arrow moves the selected articles of a list; `reorder` puts dropped ones before another. */
export function useListOrder({ shown, sort, isFiltered, ids, selection, main, list }: ListOrderInput) {
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const { order, said } = messages.collections
  const isMoving = useRef(false)
  const canOrder = shown !== null && sort === 'own' && !isFiltered

  useListKeys(
    main,
    { read: (press) => (shown ? readStep(press) : null), needsListFocus: () => true },
    (by) => {
      const targets = targetsOf(selection, ids)
      if (!shown || targets.length === 0) return
      if (!canOrder) return say(isFiltered ? order.filtered : order.sorted)
      const last = by < 0 ? targets[0] : targets.at(-1)
      if (ids.indexOf(last ?? '') === (by < 0 ? 0 : ids.length - 1)) return say(order.atEnd)
      isMoving.current = true
      void act(actions.shiftInList(shown.id, targets, by)).then((moved) => {
        if (!moved) isMoving.current = false
      })
    },
  )

  // The row that was moved stays in sight, and where it stands now is said.
  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    const at = activeIndexIn(selection, ids)
    list.current?.reveal(at)
    say(order.row(at + 1, ids.length))
  }, [ids, selection, list, say, order])

  const reorder = (articleIds: readonly string[], beforeId: string) => {
    if (shown) void act(actions.moveInList(shown.id, articleIds, beforeId), said.ordered)
  }
  return { reorder: canOrder ? reorder : null }
}
