import sqlite3InitModule, { type OpfsSAHPoolDatabase } from '@sqlite.org/sqlite-wasm'
import { beforeEach, describe, expect, it } from 'vitest'
import { IndexStore } from '../../../renderer/search/index-store.ts'
import type { SearchableArticle } from '../../../renderer/storage/searchable.ts'

const { oo1 } = await sqlite3InitModule()

/** The file system of the browser, of which the index needs no more than a database. */
class InMemory extends oo1.DB {
  constructor() {
    super(':memory:')
  }
}
const POOL = {
  unlink: () => true,
  pauseVfs: () => undefined,
  OpfsSAHPoolDb: InMemory,
} as unknown as ConstructorParameters<typeof IndexStore>[0]

const STATE = { builtUpTo: null, cursor: '' }

function article(id: string, savedAt: number, more: Partial<SearchableArticle> = {}): SearchableArticle {
  const body = `The ice lay over the ${id} harbour.`
  return { id, savedAt, lang: 'en', title: id, byline: '', body, notes: '', highlights: '', ...more }
}

const LIBRARY = [
  article('plain-new', 90),
  article('noted', 80, { notes: 'Why is the ice so thick?' }),
  article('titled-new', 60, { title: 'Ice on the quay', notes: 'Long before. '.repeat(200) }),
  article('marked', 50, { highlights: 'ice' }),
  article('by', 40, { byline: 'Ice Fisher' }),
  article('titled-old', 30, { title: 'The ice' }),
  article('plain-old', 10),
]

let store: IndexStore
beforeEach(() => {
  store = new IndexStore(POOL, new InMemory() as unknown as OpfsSAHPoolDatabase, 3)
  store.startAnew()
  store.change({ put: LIBRARY, state: STATE })
})

describe('what stands in very many articles', () => {
  it('is told by where it stands: title, byline, what is written on it, text; of equals the newest', () => {
    expect(store.ranked('ice')).toEqual([
      'titled-new',
      'titled-old',
      'by',
      'noted',
      'marked',
      'plain-new',
      'plain-old',
    ])
  })

  it('goes where it stands now when an article is changed or taken out', () => {
    store.change({
      put: [article('noted', 80), article('plain-old', 10, { title: 'Ice at last' })],
      remove: ['titled-new', 'marked'],
      state: STATE,
    })
    expect(store.ranked('ice')).toEqual(['titled-old', 'plain-old', 'by', 'plain-new', 'noted'])
  })
})

describe('what stands in few articles', () => {
  it('is ranked by how much it says of each', () => {
    store.change({
      put: [article('other', 70, { title: 'A lighthouse', body: 'A lighthouse stands here.' })],
      state: STATE,
    })
    store.change({ put: [article('aside', 95, { body: 'Far from any lighthouse.' })], state: STATE })
    expect(store.ranked('lighthouse')).toEqual(['other', 'aside'])
    expect(store.matching('lighthouse').toSorted()).toEqual(['aside', 'other'])
  })
})

describe('an index that is tidied', () => {
  it('answers as before', () => {
    const before = store.ranked('ice')
    while (store.tidy());
    expect(store.ranked('ice')).toEqual(before)
  })
})
