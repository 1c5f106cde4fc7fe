import type { Token, Tokens } from 'marked'
import { createContext, Fragment, memo, type ReactNode, useContext, useMemo } from 'react'
import { lexNote } from '../../shared/annotation/lex-note.ts'
import { messages } from '../ui/messages.ts'
import { NoteLink } from './NoteLink.tsx'
import styles from './NoteText.module.css'

interface NoteTextProps {
  body: string
  /** The highlight that the note is on: going back from its links leads there. */
  highlightId?: string
}

/** A note's Markdown, drawn. It becomes elements, never markup: HTML in it stands there as text, images are links. */
export const NoteText = memo(function NoteText({ body, highlightId = '' }: NoteTextProps) {
  const tokens = useMemo(() => lexNote(body), [body])
  return (
    <StandsOn value={highlightId}>
      <div className={styles.note} dir="auto">
        {drawAll(tokens)}
      </div>
    </StandsOn>
  )
})

/** The highlight of the note that is drawn, for its links. */
const StandsOn = createContext('')

function LinkInNote({ href, children }: { href: string; children: ReactNode }) {
  return (
    <NoteLink href={href} highlightId={useContext(StandsOn)}>
      {children}
    </NoteLink>
  )
}

function drawAll(tokens: readonly Token[] | undefined): ReactNode {
  // Tokens have no identity but their order, and a note is drawn anew when it changes.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return tokens?.map((token, index) => <Fragment key={`${index}:${token.type}`}>{draw(token)}</Fragment>)
}

function draw(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return <p>{drawAll(token.tokens)}</p>
    case 'heading':
      return (
        <p>
          <strong>{drawAll(token.tokens)}</strong>
        </p>
      )
    case 'blockquote':
      return <blockquote>{drawAll(token.tokens)}</blockquote>
    case 'list':
      return drawList(token as Tokens.List)
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'table':
      return drawTable(token as Tokens.Table)
    case 'hr':
      return <hr />
    case 'strong':
      return <strong>{drawAll(token.tokens)}</strong>
    case 'em':
      return <em>{drawAll(token.tokens)}</em>
    case 'del':
      return <del>{drawAll(token.tokens)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'checkbox':
      return <TaskBox isDone={token.checked} />
    case 'link':
      return <LinkInNote href={token.href}>{drawAll(token.tokens)}</LinkInNote>
    case 'image':
      return <LinkInNote href={token.href}>{token.text || token.href}</LinkInNote>
    case 'text':
      return token.tokens ? drawAll(token.tokens) : unescaped(token)
    case 'escape':
      return token.text
    default:
      return token.raw
  }
}

/** The lexer keeps what was typed in `raw`; its `text` may hold entities for an HTML renderer. */
function unescaped(token: Token): string {
  return token.raw
}

function drawList({ ordered, start, items }: Tokens.List): ReactNode {
  const entries = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their order
    <li key={index} className={item.task ? styles.task : undefined}>
      {drawAll(item.tokens)}
    </li>
  ))
  return ordered ? <ol start={Number(start) || 1}>{entries}</ol> : <ul>{entries}</ul>
}

/** Whether a task is done: shown, not to be changed here. */
function TaskBox({ isDone }: { isDone: boolean }) {
  const { done, open } = messages.annotations.note.task
  return (
    <span role="img" aria-label={isDone ? done : open}>
      {isDone ? '☑ ' : '☐ '}
    </span>
  )
}

const alignment = ({ align }: Tokens.TableCell) => (align ? { textAlign: align } : undefined)

function drawTable({ header, rows }: Tokens.Table): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their order
            <th key={index} style={alignment(cell)}>
              {drawAll(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their order
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their order
              <td key={column} style={alignment(cell)}>
                {drawAll(cell.tokens)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
