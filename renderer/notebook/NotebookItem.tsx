import { NotebookPen } from 'lucide-react'
import { useNotebookCount } from '../queries/notebook.ts'
import { messages } from '../ui/messages.ts'
import { SidebarItem } from '../ui/SidebarItem.tsx'

/** The notebook in the sidebar. */
export function NotebookItem({ isCurrent, onGo }: { isCurrent: boolean; onGo: () => void }) {
  const count = useNotebookCount()
  return (
    <SidebarItem
      itemKey="notebook"
      label={messages.notebook.title}
      icon={<NotebookPen aria-hidden="true" />}
      count={count}
      countWords={messages.notebook.sidebarCount}
      isCurrent={isCurrent}
      onGo={onGo}
    />
  )
}
