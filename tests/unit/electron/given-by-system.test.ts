import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, test } from 'vitest'
import { collectGivenBySystem } from '../../../electron/given-by-system.ts'

test('what the system gives before the app is ready is opened once it is', () => {
  const app = new EventEmitter()
  const hearSystem = collectGivenBySystem(app as unknown as App)
  const event = { preventDefault: () => undefined }
  app.emit('open-file', event, '/tmp/early.html')
  app.emit('open-url', event, 'https://example.org/early')
  const heard: string[] = []
  hearSystem((word) => heard.push(word))
  expect(heard).toEqual(['/tmp/early.html', 'https://example.org/early'])
  app.emit('open-file', event, '/tmp/late.html')
  expect(heard.at(-1)).toBe('/tmp/late.html')
})
