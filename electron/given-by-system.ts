import type { App } from 'electron'

/**
 * Takes in every file and address that the system hands to the app. macOS does so before the app is ready, so this has to come first;
 * what comes waits until somebody listens.
 */
export function collectGivenBySystem(app: Pick<App, 'on'>): (listener: (word: string) => void) => void {
  const waiting: string[] = []
  let hear = (word: string): void => void waiting.push(word)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    hear(path)
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hear(url)
  })
  return (listener) => {
    hear = listener
    for (const word of waiting.splice(0)) listener(word)
  }
}
