import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useActions } from '../../actions/ActionsContext.tsx'
import type { TagNode, View } from '../../queries/models.ts'
import { useTagTree } from '../../queries/places.ts'
import { ContextMenu, type MenuPoint, menuPoint } from '../../ui/ContextMenu.tsx'
import { messages } from '../../ui/messages.ts'
import { focusParentItem } from '../../ui/roving-focus.ts'
import { SidebarItem } from '../../ui/SidebarItem.tsx'
import { TagDot } from '../../ui/TagDot.tsx'
import { useActing } from '../../ui/use-acting.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import type { ArticleCommands } from '../use-article-commands.ts'
import styles from './Sidebar.module.css'
import { type TagChange, TagMenuItems } from './TagMenuItems.tsx'
import { TagMerge } from './TagMerge.tsx'
import { TagMove } from './TagMove.tsx'
import { TagRename } from './TagRename.tsx'
import { TagSplit } from './TagSplit.tsx'
import { openKey, tagRows } from './tag-rows.ts'
import { useTagDrag } from './use-tag-drag.ts'

interface TagTreeProps {
  view: View
  commands: ArticleCommands
  openTags: readonly string[]
  onOpenTags: (open: string[]) => void
  onGo: (view: View) => void
  onGoPath: (path: string) => void
  /** To the articles with highlights that have the tag. */
  onGoHighlights: (path: string) => void
}

interface Changing {
  readonly change: TagChange
  readonly path: string
  /** Where a tag is to be moved, at first. */
  readonly parent: string
}

const parentOf = (path: string) => path.split('/').slice(0, -1).join('/')

/**
 * All tags as a tree. Right and Left open and close, F2 renames, Delete deletes; articles dropped on a tag get it, and a tag dropped on
 * another is moved under it once that is confirmed.
 */
export function TagTree(props: TagTreeProps) {
  const { view, commands, openTags, onOpenTags, onGo, onGoPath, onGoHighlights } = props
  const tree = useTagTree()
  const actions = useActions()
  const act = useActing()
  const [menu, setMenu] = useState<{ node: TagNode; point: MenuPoint } | null>(null)
  const [renaming, setRenaming] = useState<TagNode | null>(null)
  const [changing, setChanging] = useState<Changing | null>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const kept = useKeptFocus()
  const dragOf = useTagDrag((path, parent) => setChanging({ change: 'move', path, parent }))
  const open = new Set(openTags)
  const text = messages.library.tag

  const setOpen = (node: TagNode, isOpen: boolean) => {
    const key = openKey(node)
    const others = openTags.filter((tag) => tag !== key)
    onOpenTags(isOpen ? [...others, key] : others)
  }
  const remove = (node: TagNode) =>
    void act(actions.deleteTag(node.path), messages.tags.deleted(node.path, node.count, node.highlights))
  const go = (node: TagNode) => {
    if (node.count === 0 && node.highlights > 0) onGoHighlights(node.path)
    else if (node.id) onGo({ kind: 'tag', tagId: node.id })
    else onGoPath(node.path)
  }

  const onKey = (event: KeyboardEvent<HTMLElement>, node: TagNode, isOpen: boolean) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    if (event.key === (isRtl ? 'ArrowLeft' : 'ArrowRight') && node.children.length > 0) setOpen(node, true)
    else if (event.key === (isRtl ? 'ArrowRight' : 'ArrowLeft')) {
      if (isOpen) setOpen(node, false)
      else focusParentItem(event.currentTarget)
    } else if (event.key === 'F2') {
      anchor.current = event.currentTarget
      setRenaming(node)
    } else if (event.key === 'Delete') remove(node)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (!tree || tree.length === 0) {
    return tree ? <p className={styles.hint}>{messages.library.sidebar.tagsEmpty}</p> : null
  }
  return (
    <>
      <div role="tree" aria-label={messages.library.sidebar.tags} ref={kept.ref}>
        {tagRows(tree, open).map(({ node, level, isOpen }) => (
          <SidebarItem
            key={openKey(node)}
            itemKey={`tag:${node.path}`}
            label={node.name}
            icon={<TagMark node={node} isOpen={isOpen} onToggle={() => setOpen(node, !isOpen)} />}
            mark={node.children.length > 0 ? <TagDot color={node.color} /> : null}
            count={node.count}
            highlights={node.highlights}
            isCurrent={view.kind === 'tag' && node.id !== '' && view.tagId === node.id}
            onGo={() => go(node)}
            onMenu={(event) => {
              anchor.current = event.currentTarget as HTMLElement
              setMenu({ node, point: menuPoint(event) })
            }}
            onKey={(event) => onKey(event, node, isOpen)}
            onDropArticles={(ids) => commands.addTag(ids, node.path)}
            drag={dragOf(node.path)}
            tree={{ level, isExpanded: node.children.length > 0 ? isOpen : undefined }}
          />
        ))}
      </div>
      <ContextMenu
        label={text.menu(menu?.node.path ?? '')}
        point={menu?.point ?? null}
        onClose={() => setMenu(null)}
      >
        {menu ? (
          <TagMenuItems
            node={menu.node}
            onRename={() => setRenaming(menu.node)}
            onChange={(change) =>
              setChanging({ change, path: menu.node.path, parent: parentOf(menu.node.path) })
            }
            onColor={(color) => void act(actions.colorTag(menu.node.id, color))}
            onDelete={() => remove(menu.node)}
          />
        ) : null}
      </ContextMenu>
      <TagRename
        node={renaming}
        anchor={anchor}
        onClose={() => setRenaming(null)}
        onRename={(path) => {
          if (!renaming) return
          kept.becomes(`tag:${path}`)
          void act(actions.renameTag(renaming.path, path), text.renamed(path))
        }}
      />
      {changing ? <ChangeSheet {...changing} onClose={() => setChanging(null)} /> : null}
    </>
  )
}

function ChangeSheet({ change, path, parent, onClose }: Changing & { onClose: () => void }) {
  if (change === 'move') return <TagMove path={path} startParent={parent} onClose={onClose} />
  if (change === 'merge') return <TagMerge path={path} onClose={onClose} />
  return <TagSplit path={path} onClose={onClose} />
}

function TagMark({ node, isOpen, onToggle }: { node: TagNode; isOpen: boolean; onToggle: () => void }) {
  if (node.children.length === 0)
    return node.color ? <TagDot color={node.color} /> : <span className={styles.dot} aria-hidden="true" />
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <span
      aria-hidden="true"
      className={styles.chevron}
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <Chevron />
    </span>
  )
}
