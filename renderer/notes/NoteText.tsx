import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode, useMemo } from 'react'
import { useBridge } from '../platform/PlatformContext.tsx'
import styles from './NoteText.module.css'

const OPENABLE = /^(https?:|mailto:)/i

/** A note's Markdown, drawn. It becomes elements, never markup: HTML in it stands there as text, images are links. */
export function NoteText({ body }: { body: string }) {
  const tokens = useMemo(() => lexer(body, { gfm: true, breaks: true }), [body])
  return (
    <div className={styles.note} dir="auto">
      {drawAll(tokens)}
    </div>
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
    case 'link':
      return <NoteLink href={token.href}>{drawAll(token.tokens)}</NoteLink>
    case 'image':
      return <NoteLink href={token.href}>{token.text || token.href}</NoteLink>
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
    <li key={index}>
      {item.task ? <span aria-hidden="true">{item.checked ? '☑ ' : '☐ '}</span> : null}
      {drawAll(item.tokens)}
    </li>
  ))
  return ordered ? <ol start={Number(start) || 1}>{entries}</ol> : <ul>{entries}</ul>
}

function drawTable({ header, rows }: Tokens.Table): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their order
            <th key={index}>{drawAll(cell.tokens)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their order
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their order
              <td key={column}>{drawAll(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NoteLink({ href, children }: { href: string; children: ReactNode }) {
  const bridge = useBridge()
  if (!OPENABLE.test(href)) return <span>{children}</span>
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
