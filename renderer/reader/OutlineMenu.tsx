import type { ReactElement } from 'react'
import { headingAt } from '../article-text/headings.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import type { DrawnArticle } from './drawn-article.ts'
import type { ArticlePassages } from './passages.ts'
import { arrive } from './use-links.ts'

interface OutlineMenuProps {
  trigger: ReactElement
  article: DrawnArticle | null
  passages: ArticlePassages | null
  place: number
}

/** The outline where there is no room for it beside the text. */
export function OutlineMenu({ trigger, article, passages, place }: OutlineMenuProps) {
  const headings = article?.headings ?? []
  const current = headingAt(headings, place)
  return (
    <Menu label={messages.reader.outline.label} trigger={trigger}>
      <MenuItem isChosen={current === null} onAction={() => article?.scroller.scrollTo({ top: 0 })}>
        {messages.reader.outline.top}
      </MenuItem>
      {headings.map((heading) => (
        <MenuItem
          key={heading.offset}
          isChosen={heading === current}
          onAction={() => {
            if (!article || !passages) return
            passages.revealAtTop(heading.offset)
            arrive(heading.element, article, passages)
          }}
        >
          {heading.text}
        </MenuItem>
      ))}
    </Menu>
  )
}
