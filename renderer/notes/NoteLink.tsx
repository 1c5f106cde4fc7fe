import { FileText, Highlighter } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { type NoteLink as Link, parseNoteLink } from '../../shared/annotation/note-links.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { useLinkedThing } from '../queries/note-links.ts'
import { messages } from '../ui/messages.ts'
import { hasModifier } from '../ui/shortcut.ts'
import styles from './NoteLink.module.css'
import { useOpenThing } from './use-open-thing.ts'

const OPENABLE = /^(https?:|mailto:)/i

interface NoteLinkProps {
  href: string
  /** The highlight that the note is on, to come back to; empty for none. */
  highlightId: string
  children: ReactNode
}

/** A link in a note: to an article or a highlight in this window, to an address in the system's browser. Of others only the words. */
export function NoteLink({ href, highlightId, children }: NoteLinkProps) {
  const link = parseNoteLink(href)
  if (link)
    return (
      <InnerLink href={href} link={link} highlightId={highlightId}>
        {children}
      </InnerLink>
    )
  return OPENABLE.test(href) ? <OuterLink href={href}>{children}</OuterLink> : <span>{children}</span>
}

function OuterLink({ href, children }: { href: string; children: ReactNode }) {
  const bridge = useBridge()
  return (
    <a
      href={href}
      title={href}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        void bridge.call('openExternal', { url: href })
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  )
}

function InnerLink({ href, link, highlightId, children }: NoteLinkProps & { link: Link }) {
  const thing = useLinkedThing(link)
  const open = useOpenThing(highlightId)
  const words = messages.annotations.links
  const icon = link.kind === 'article' ? <FileText aria-hidden="true" /> : <Highlighter aria-hidden="true" />
  if (thing?.state === 'gone')
    return (
      <span className={styles.link}>
        {icon}
        <del>{children}</del> {words.state.gone}
      </span>
    )
  const follow = (event: MouseEvent, apart: boolean) => {
    event.preventDefault()
    event.stopPropagation()
    const isHighlight = thing?.state !== 'lost'
    open({ articleId: link.articleId, highlightId: isHighlight ? link.highlightId : '' }, apart)
  }
  return (
    <>
      <a
        className={styles.link}
        href={href}
        title={thing ? words.hover(thing.title, thing.words) : undefined}
        onClick={(event) => follow(event, hasModifier(event))}
        onAuxClick={(event) => {
          if (event.button === 1) follow(event, true)
          else event.preventDefault()
        }}
      >
        {icon}
        {thing && thing.state !== 'there' ? <del>{children}</del> : children}
      </a>
      {thing && thing.state !== 'there' ? ` ${words.state[thing.state]}` : null}
    </>
  )
}
