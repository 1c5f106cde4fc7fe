const NAME = 'offprint-reading'

/**
 * Says, for as long as this page lives, that somebody is reading. The ingest page works the queue only then: started for one command
 * of the command line it would leave other people's jobs half done.
 */
export function announceReading(): void {
  void navigator.locks.request(NAME, { mode: 'shared' }, () => {
    const channel = new BroadcastChannel(NAME)
    channel.postMessage('open')
    channel.close()
    return new Promise(() => {
      // Held until the page is gone, crash or not: the browser lets go of it.
    })
  })
}

/** Calls once, as soon as a reading page is open; at once when one is. */
export function whenReading(then: () => void): void {
  const channel = new BroadcastChannel(NAME)
  let told = false
  const tell = () => {
    if (told) return
    told = true
    channel.close()
    then()
  }
  // Listening comes first: a page that opens between the question and its answer is heard.
  channel.addEventListener('message', tell)
  void navigator.locks.query().then(({ held }) => {
    if (held?.some(({ name }) => name === NAME)) tell()
  })
}
