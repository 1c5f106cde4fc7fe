import { z } from 'zod'

/** The kind of data under which dragged articles travel: only this window's sidebar takes it. */
const ARTICLES = 'application/x-offprint-articles'

/** Lets articles be dragged onto a place or a tag. */
export function startArticleDrag(transfer: DataTransfer, ids: readonly string[]): void {
  transfer.setData(ARTICLES, JSON.stringify(ids))
  transfer.effectAllowed = 'copyMove'
  showDragged()
}

/** Marks the page while articles are dragged, so that what takes them looks so. */
function showDragged(): void {
  const { dataset } = document.documentElement
  dataset.dragged = 'articles'
  const stop = new AbortController()
  const end = () => {
    delete dataset.dragged
    stop.abort()
  }
  // The row that is dragged may be gone at its drop, and then nothing ends.
  for (const type of ['dragend', 'drop'])
    window.addEventListener(type, end, { signal: stop.signal, capture: true })
}

/** Whether articles are being dragged, as far as a drag tells before it ends. */
export function hasDraggedArticles(transfer: DataTransfer): boolean {
  return transfer.types.includes(ARTICLES)
}

/** The dragged articles; none when the data is not ours. */
export function readDraggedArticles(transfer: DataTransfer): readonly string[] {
  try {
    const parsed = z.array(z.string()).safeParse(JSON.parse(transfer.getData(ARTICLES)))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
