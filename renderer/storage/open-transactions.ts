import type { DBCore, Dexie } from 'dexie'

interface Watch {
  readonly open: Set<EventTarget>
  readonly waiting: (() => void)[]
}

const watches = new WeakMap<Dexie, Watch>()

/** Adds the middleware that knows which of this page's transactions are open. */
export function watchTransactions(db: Dexie): void {
  const watch: Watch = { open: new Set(), waiting: [] }
  watches.set(db, watch)
  db.use({
    stack: 'dbcore',
    name: 'open-transactions',
    create: (core: DBCore): DBCore => ({
      ...core,
      transaction(...asked) {
        const transaction = core.transaction(...asked)
        if (transaction instanceof IDBTransaction) follow(transaction, watch)
        return transaction
      },
    }),
  })
}

function follow(transaction: IDBTransaction, { open, waiting }: Watch): void {
  open.add(transaction)
  const end = () => {
    open.delete(transaction)
    if (open.size === 0) for (const go of waiting.splice(0)) go()
  }
  transaction.addEventListener('complete', end)
  transaction.addEventListener('abort', end)
}

/**
 * Resolves when this page has no transaction open. To be awaited before a long computation: a transaction ends by its page's turn
 * only, and until then every other window's write waits for it.
 */
export async function whenNoneIsOpen(db: Dexie): Promise<void> {
  const watch = watches.get(db)
  while (watch && watch.open.size > 0) await new Promise<void>((resolve) => watch.waiting.push(resolve))
}
