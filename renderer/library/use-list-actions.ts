import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ArticleRow } from '../queries/models.ts'
import { type MenuPoint, menuPoint } from '../ui/ContextMenu.tsx'
import {
  activeIndexIn,
  clearSelected,
  type ListSelection,
  moveTo,
  selectAll,
  targetsOf,
  toggle,
} from '../ui/list-selection.ts'
import type { ArticleListHandle } from './ArticleList.tsx'
import type { ListKey } from './list-keys.ts'
import type { ArticleCommands } from './use-article-commands.ts'

interface ListActionsInput {
  ids: readonly string[]
  /** False while only the beginning of the list is known. */
  isWhole: boolean
  selection: ListSelection
  setSelection: (selection: ListSelection) => void
  commands: ArticleCommands
  isTrash: boolean
  list: RefObject<ArticleListHandle | null>
  open: (id: string) => void
  openWindow: (id: string) => void
  openOriginal: (url: string) => void
  /** Asks for a collection or a list to add them to. */
  collect: (ids: readonly string[]) => void
  exportNotes: (ids: readonly string[]) => void
  exportAnnotations: (ids: readonly string[]) => void
  setMenu: (menu: { row: ArticleRow; point: MenuPoint } | null) => void
}

/** What the list's keys do, and which of its panels is open: tags, details, the question before deleting for good. */
export function useListActions(input: ListActionsInput) {
  const { ids, selection, setSelection, commands, isTrash, list, open, setMenu } = input
  const [taggingIds, setTagging] = useState<readonly string[] | null>(null)
  const [editing, setEditing] = useState('')
  const [waiting, setWaiting] = useState<readonly ListKey[]>([])
  const [purging, setPurging] = useState<readonly string[]>([])
  const anchor = useRef<Element | null>(null)

  const tag = (targets: readonly string[]) => {
    if (targets.length === 0) return
    anchor.current =
      list.current?.rowElement(targets.at(-1) ?? '') ?? document.querySelector('[data-article-list]')
    setTagging(targets)
  }
  const endTagging = () => {
    setTagging(null)
    list.current?.focus()
  }
  const endEditing = () => {
    setEditing('')
    list.current?.focus()
  }

  const onMove = (key: Extract<ListKey, { kind: 'move' }>) => {
    const at = activeIndexIn(selection, ids)
    const page = list.current?.pageSize ?? 1
    const steps = { first: 0, last: ids.length - 1, 'page-up': at - page, 'page-down': at + page }
    const next = moveTo(selection, ids, typeof key.by === 'number' ? at + key.by : steps[key.by], key.extend)
    // What was selected one by one stays so on the way to the next.
    setSelection(key.extend ? next : { ...next, selected: selection.selected })
    list.current?.reveal(next.activeIndex)
  }

  const onKey = (key: ListKey) => {
    // What is about all of the list waits for all of it, and so does what is pressed after it: that is about what was selected then.
    const isOfAll = key.kind === 'select-all' || (key.kind === 'move' && key.by === 'last')
    if (waiting.length > 0 || (isOfAll && !input.isWhole)) setWaiting([...waiting, key])
    else actOn(key)
  }

  const actOn = (key: ListKey) => {
    if (key.kind === 'move') return onMove(key)
    const targets = targetsOf(selection, ids)
    const at = activeIndexIn(selection, ids)
    const active = ids[at]
    const row = active === undefined ? undefined : list.current?.row(active)
    if (key.kind === 'select-all') return setSelection(selectAll(selection, ids))
    if (key.kind === 'clear') return setSelection(clearSelected(selection))
    if (active === undefined || targets.length === 0) return
    switch (key.kind) {
      case 'open':
        return open(active)
      case 'toggle':
        return setSelection(toggle(selection, ids, at))
      case 'tag':
        return isTrash ? undefined : tag(targets)
      case 'edit':
        return setEditing(active)
      case 'trash':
        return isTrash ? setPurging(targets) : commands.trash(targets)
      case 'favourite':
        return commands.favorite(targets, !row?.favorite)
      case 'menu': {
        const element = list.current?.rowElement(active)
        if (row && element)
          setMenu({ row, point: menuPoint({ clientX: 0, clientY: 0, currentTarget: element }) })
        return
      }
      case 'restore':
        return isTrash ? commands.restore(targets) : undefined
      case 'finish':
        return isTrash ? undefined : commands.finish(targets, !row?.finished)
      case 'collect':
        return isTrash ? undefined : input.collect(targets)
      case 'export':
        return isTrash ? undefined : input.exportNotes(targets)
      case 'export-annotations':
        return isTrash ? undefined : input.exportAnnotations(targets)
      case 'open-window':
        return isTrash ? undefined : input.openWindow(active)
      case 'open-original':
        return row && !isTrash ? input.openOriginal(row.metadata.url) : undefined
      default:
        if (!isTrash) commands.move(targets, key.kind)
    }
  }

  const act = useEffectEvent(actOn)
  useEffect(() => {
    const [next, ...others] = waiting
    if (!next || !input.isWhole) return
    // One at a time: each sees what the one before it has selected.
    setWaiting(others)
    act(next)
  }, [waiting, input.isWhole])

  return {
    tagging: { ids: taggingIds, anchor },
    editing,
    purging,
    onKey,
    tag,
    endTagging,
    edit: setEditing,
    endEditing,
    askToPurge: setPurging,
  }
}
