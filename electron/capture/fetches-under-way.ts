/** The fetches of one window, so that each can be cancelled by its name, and all when the window is gone. */
export class FetchesUnderWay {
  private readonly running = new Map<string, AbortController>()

  /** Runs `work` under a name. A second one of the same name is a mistake of the caller's and throws. */
  async run<T>(requestId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.running.has(requestId)) throw new Error('a fetch of this name is under way')
    const controller = new AbortController()
    this.running.set(requestId, controller)
    try {
      return await work(controller.signal)
    } finally {
      this.running.delete(requestId)
    }
  }

  cancel(requestId: string): void {
    this.running.get(requestId)?.abort()
  }

  cancelAll(): void {
    for (const controller of this.running.values()) controller.abort()
  }
}
