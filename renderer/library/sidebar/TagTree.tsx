import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useActions } from '../../actions/ActionsContext.tsx'
import type { TagNode, View } from '../../queries/models.ts'
import { useTagTree } from '../../queries/places.ts'
import { ContextMenu, type MenuPoint, menuPoint } from '../../ui/ContextMenu.tsx'
import { messages } from '../../ui/messages.ts'
import { focusParentItem } from '../../ui/roving-focus.ts'
import { SidebarItem } from '../../ui/SidebarItem.tsx'
import { useActing } from '../../ui/use-acting.ts'
import type { ArticleCommands } from '../use-article-commands.ts'
import styles from './Sidebar.module.css'
import { TagMenuItems } from './TagMenuItems.tsx'
import { TagRename } from './TagRename.tsx'
import { openKey, tagRows } from './tag-rows.ts'

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

/** All tags as a tree. Right and Left open and close, F2 renames, Delete deletes; articles dropped on a tag get it. */
export function TagTree(props: TagTreeProps) {
  const { view, commands, openTags, onOpenTags, onGo, onGoPath, onGoHighlights } = props
  const tree = useTagTree()
  const actions = useActions()
  const act = useActing()
  const [menu, setMenu] = useState<{ node: TagNode; point: MenuPoint } | null>(null)
  const [renaming, setRenaming] = useState<TagNode | null>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const open = new Set(openTags)
  const text = messages.library.tag

  const setOpen = (node: TagNode, isOpen: boolean) => {
    const key = openKey(node)
    const others = openTags.filter((tag) => tag !== key)
    onOpenTags(isOpen ? [...others, key] : others)
  }
  const remove = (node: TagNode) => void act(actions.deleteTag(node.path), text.deleted(node.path))
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
      <div role="tree" aria-label={messages.library.sidebar.tags}>
        {tagRows(tree, open).map(({ node, level, isOpen }) => (
          <SidebarItem
            key={node.path}
            itemKey={`tag:${node.path}`}
            label={node.name}
            icon={<TagMark node={node} isOpen={isOpen} onToggle={() => setOpen(node, !isOpen)} />}
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
          if (renaming) void act(actions.renameTag(renaming.path, path), text.renamed(path))
        }}
      />
    </>
  )
}

function TagMark({ node, isOpen, onToggle }: { node: TagNode; isOpen: boolean; onToggle: () => void }) {
  if (node.children.length === 0) return <span className={styles.dot} data-color={node.color || undefined} />
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <span
      aria-hidden="true"
      className={styles.chevron}
      data-color={node.color || undefined}
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <Chevron />
    </span>
  )
}
