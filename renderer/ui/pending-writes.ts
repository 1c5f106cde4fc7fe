type Flush = () => Promise<void>

const editors = new Set<Flush>()

/**
 * Registers an editor that holds typed text for a moment before it commits it. `flush` commits at once and answers when that is
 * durable. Answers with a function that takes the editor off again.
 */
export function registerPendingWrites(flush: Flush): () => void {
  editors.add(flush)
  return () => {
    editors.delete(flush)
  }
}

/** Commits everything typed. One editor that fails does not keep the others from committing; its failure is thrown afterwards. */
export async function flushPendingWrites(): Promise<void> {
  const outcomes = await Promise.allSettled([...editors].map((flush) => flush()))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}
