import { SEARCH_COLUMNS } from '../../shared/search/match-expression.ts'

/** Raised when rows are made in another way: an index of before is thrown away and built anew. */
export const FORMAT = 6

/** The tokens are made elsewhere (`shared/search/words`) and are letters, digits and marks alone: the tokenizer only parts them at spaces. */
const wordsTable = (name: WordsTable) => `
  CREATE VIRTUAL TABLE ${name} USING fts5(
    ${SEARCH_COLUMNS.join(', ')}, content='', contentless_delete=1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );
`

/**
 * `words` has all words of the articles. `about` has them without the texts, whose columns stay empty: what is short, and says what an
 * article is about. Whoever asks for a word that most texts have finds there what to show first, without looking through all of them.
 */
export type WordsTable = 'words' | 'about'
export const WORDS_TABLES: readonly WordsTable[] = ['words', 'about']

export const SCHEMA = `
  CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE docs (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, savedAt INTEGER NOT NULL, lang TEXT NOT NULL);
  CREATE INDEX docsByLang ON docs (lang);
  ${WORDS_TABLES.map(wordsTable).join('')}
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, col);
  PRAGMA user_version = ${FORMAT};
`

/**
 * Changes are appended to a log and come into the file when there is time: a commit then waits for no disk, and whatever is cut short
 * leaves the index as it was before or after (https://www.sqlite.org/wal.html; without shared memory it takes the exclusive mode first).
 */
export const PRAGMAS = `
  PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;
`
