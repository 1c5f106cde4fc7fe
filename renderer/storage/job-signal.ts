/** What the windows tell each other about the queue; the queue itself is in the database. */
export type JobMessage = { readonly kind: 'queued' } | { readonly kind: 'cancelled'; readonly jobId: string }

export interface JobSignal {
  announce(message: JobMessage): void
  /** Answers with a function that stops listening. A window does not hear itself. */
  listen(listener: (message: JobMessage) => void): () => void
}

/** @param name of the database, so that profiles and tests do not hear each other */
export function openJobSignal(name: string): JobSignal {
  const channel = new BroadcastChannel(`${name}-jobs`)
  return {
    announce: (message) => channel.postMessage(message),
    listen(listener) {
      const receive = ({ data }: MessageEvent<JobMessage>) => listener(data)
      channel.addEventListener('message', receive)
      return () => channel.removeEventListener('message', receive)
    },
  }
}
