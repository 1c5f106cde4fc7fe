import type { Table } from 'dexie'

/** Requests under way at once; their answers come in the order of asking. */
const AT_ONCE = 1_000

/** So few keys are asked for one by one. */
const FEW = 32
/** Neighbouring keys that may be read in one request, with all that stands between them. */
const STRETCH = 100
/** Rows in a stretch for each one that is wanted, up to which it is quicker than to ask for each. */
const SPARSE = 4
/** Keys in a stretch for each one that is asked for, up to which they are looked at; rows, where a key may have several. */
const LOOKED_THROUGH = 8

const PRIMARY_KEY = ':id'

/**
 * The rows that have one of the keys in an index. Where many of them stand close together, as the articles of a list do, in one request
 * for each stretch (measured: 10,000 articles tagged in half the time); else by a request for each key, all under way at once, whereas a
 * cursor over many keys goes from one to the next by asking (measured: 250 keys in a third of the time). Rows are got by their own key: to
 * go through a range of one takes ten times as long.
 */
export async function readByKeys<R>(
  table: Table<R, string>,
  index: string,
  keys: readonly string[],
): Promise<R[]> {
  if (keys.length < FEW) return readEach(table, index, keys)
  const sorted = [...new Set(keys)].sort()
  const stretches = Array.from({ length: Math.ceil(sorted.length / STRETCH) }, (_, n) =>
    sorted.slice(n * STRETCH, (n + 1) * STRETCH),
  )
  const rows: R[] = []
  for (const stretch of stretches) {
    const found =
      index === PRIMARY_KEY
        ? await readStretch(table, stretch)
        : await readIndexStretch(table, index, stretch)
    for (const row of found) rows.push(row)
  }
  return rows
}

const between = <R>(table: Table<R, string>, index: string, keys: readonly string[]) =>
  table.where(index).between(keys[0] ?? '', keys.at(-1) ?? '', true, true)

/** Of rows with keys of their own the keys tell which are there: of most that are looked for before they are made, none. */
async function readStretch<R>(table: Table<R, string>, keys: readonly string[]): Promise<R[]> {
  const range = between(table, PRIMARY_KEY, keys)
  const most = LOOKED_THROUGH * keys.length
  const there = await range.limit(most + 1).primaryKeys()
  if (there.length > most) return readEach(table, PRIMARY_KEY, keys)
  const wanted = new Set(keys)
  const present = there.filter((key) => wanted.has(key))
  if (there.length > SPARSE * present.length) return readEach(table, PRIMARY_KEY, present)
  const rows = await between(table, PRIMARY_KEY, present).toArray()
  return rows.filter((row) => wanted.has((row as { readonly id: string }).id))
}

async function readIndexStretch<R>(
  table: Table<R, string>,
  index: string,
  keys: readonly string[],
): Promise<R[]> {
  const range = between(table, index, keys)
  if ((await range.count()) > LOOKED_THROUGH * keys.length) return readEach(table, index, keys)
  const wanted = new Set(keys)
  return (await range.toArray()).filter((row) => wanted.has((row as Record<string, string>)[index] ?? ''))
}

const beginningOf = (key: string) => key.slice(0, key.lastIndexOf(':'))

/**
 * The rows whose key is one of these, a colon, and something without a colon, as `readByKeys` reads rows.
 */
export async function readByBeginnings<R extends { readonly id: string }>(
  table: Table<R, string>,
  beginnings: readonly string[],
): Promise<R[]> {
  const wanted = new Set(beginnings)
  // In the order of the keys, in which a beginning that goes on comes before one that ends.
  const sorted = [...wanted].sort((a, b) => (`${a}:` < `${b}:` ? -1 : 1))
  const all = (first: string, last: string) => table.where(PRIMARY_KEY).between(`${first}:`, `${last};`)
  if (sorted.length < FEW)
    return (await Promise.all(sorted.map((beginning) => all(beginning, beginning).toArray()))).flat()
  const rows: R[] = []
  for (let at = 0; at < sorted.length; at += STRETCH) {
    const stretch = sorted.slice(at, at + STRETCH)
    const most = LOOKED_THROUGH * stretch.length
    const range = all(stretch[0] ?? '', stretch.at(-1) ?? '')
    const there = await range.limit(most + 1).primaryKeys()
    const present = there.filter((key) => wanted.has(beginningOf(key)))
    const isSparse = there.length > most || there.length > SPARSE * present.length
    const found = isSparse
      ? (await Promise.all(stretch.map((beginning) => all(beginning, beginning).toArray()))).flat()
      : await all(stretch[0] ?? '', stretch.at(-1) ?? '').toArray()
    for (const row of found) if (wanted.has(beginningOf(row.id))) rows.push(row)
  }
  return rows
}

async function readEach<R>(table: Table<R, string>, index: string, keys: readonly string[]): Promise<R[]> {
  if (index === PRIMARY_KEY) return (await table.bulkGet([...keys])).filter((row) => row !== undefined)
  const rows: R[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE)
    const found = await Promise.all(some.map((key) => table.where(index).equals(key).toArray()))
    for (const each of found) rows.push(...each)
  }
  return rows
}

/** Rows by their ids, in the order of these; undefined for one that is not there. As `readByKeys`, for tables whose key is `id`. */
export async function readRows<R extends { readonly id: string }>(
  table: Table<R, string>,
  ids: readonly string[],
): Promise<(R | undefined)[]> {
  if (ids.length < FEW) return table.bulkGet([...ids])
  const rows = new Map((await readByKeys(table, PRIMARY_KEY, ids)).map((row) => [row.id, row]))
  return ids.map((id) => rows.get(id))
}
