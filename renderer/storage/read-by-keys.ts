import type { Table } from 'dexie'

/** Requests under way at once; their answers come in the order of asking. */
const AT_ONCE = 1_000

/**
 * The rows that have one of the keys in an index. By a request for each key: all are under way at once, whereas a cursor over many keys
 * goes from one to the next by asking (measured: 250 keys in a third of the time).
 */
export async function readByKeys<R>(
  table: Table<R, string>,
  index: string,
  keys: readonly string[],
): Promise<R[]> {
  const rows: R[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE)
    const found = await Promise.all(some.map((key) => table.where(index).equals(key).toArray()))
    for (const each of found) rows.push(...each)
  }
  return rows
}
