import type { OffprintDatabase } from './database.ts'

/** A host with its port; empty for what is no address. */
const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '')

/** Remembers that a person let an article be fetched from this address, though its host may be in a private network. */
export async function keepConsent(db: OffprintDatabase, articleId: string, address: string): Promise<void> {
  const host = hostOf(address)
  if (host !== '') await db.consents.put({ articleId, host })
}

/**
 * Whether a person let this article be fetched from the host of this address. An address alone says nothing: one that stands in a file,
 * or that was typed into an article's details, was never asked about.
 */
export async function hasConsent(db: OffprintDatabase, articleId: string, address: string): Promise<boolean> {
  return (await db.consents.get([articleId, hostOf(address)])) !== undefined
}

export async function dropConsents(db: OffprintDatabase, articleIds: readonly string[]): Promise<void> {
  await db.consents
    .where('articleId')
    .anyOf([...articleIds])
    .delete()
}
