import { Component, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './ErrorBoundary.module.css'
import { messages } from './messages.ts'

interface ErrorBoundaryProps {
  /** What stands here, in words: `The library`. */
  name: string
  /** What `Try again` does; without it the children are drawn once more. */
  onAgain?: () => void
  /** What the window does without is simply not there. */
  isExtra?: boolean
  children: ReactNode
}

interface ErrorBoundaryState {
  error: Error | null
}

/** One around each screen: a bug there says so there, and the rest of the window goes on. The root logs what was caught. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    if (this.props.isExtra) return null
    return (
      <section className={styles.problem} role="alert">
        <h2 className={styles.title}>{messages.errors.screen.title(this.props.name)}</h2>
        <p>{messages.errors.screen.explanation}</p>
        <Button onPress={this.props.onAgain ?? (() => this.setState({ error: null }))}>
          {messages.errors.screen.again}
        </Button>
        <details className={styles.details}>
          <summary>{messages.errors.screen.details}</summary>
          <pre className={styles.trace}>{error.message}</pre>
        </details>
      </section>
    )
  }
}
