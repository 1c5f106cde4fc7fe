import address from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url'

/** SQLite's code. It is fetched and compiled beside the script that uses it, which takes as long again. */
export const compiledSqlite: Promise<WebAssembly.Module> = WebAssembly.compileStreaming(fetch(address))

// Its failure is heard when it is waited for.
compiledSqlite.catch(() => undefined)
