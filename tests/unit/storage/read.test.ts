import { expect, test } from 'vitest'
import { ReadTimeOutError, read } from '../../../renderer/storage/read.ts'

/** A question, and what answers it. */
function askedFor() {
  let answer: (value: string) => void
  const promise = new Promise<string>((resolve) => {
    answer = resolve
  })
  return { promise, answer: (value: string) => answer(value) }
}

test('a read that does not come back fails with what was read', async () => {
  const { promise } = askedFor()
  await expect(read('article 7', () => promise, 40)).rejects.toThrow(new ReadTimeOutError('article 7'))
})

test('a window that is busy for longer than the time-out does not fail the answer that waits behind its work', async () => {
  const { promise, answer } = askedFor()
  const value = read('article 7', () => promise, 60)
  const until = performance.now() + 150
  while (performance.now() < until);
  setTimeout(() => answer('here'), 1)
  expect(await value).toBe('here')
})
