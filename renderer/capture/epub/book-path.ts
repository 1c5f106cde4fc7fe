/** Only serves to resolve paths. */
const ROOT = 'book:///'

/** Where a relative address in a file of a book leads, as a path from the root; empty when it leads out of the book. */
export function pathFrom(file: string, address: string): string {
  return splitAddress(file, address)?.path ?? ''
}

/** The file and the place in it that an address in a file of a book names; null when it leads out of the book. */
export function splitAddress(file: string, address: string): { path: string; fragment: string } | null {
  const base = ROOT + file.split('/').map(encodeURIComponent).join('/')
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if (url.protocol !== 'book:' || url.host !== '') return null
  return { path: unescaped(url.pathname.slice(1)), fragment: unescaped(url.hash.slice(1)) }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // A percent sign that stands for itself.
  }
}
