import { ClipboardItem, clipboard } from 'electron'

/** The clipboard of Electrons before the one that Offprint ships with, among them the stand-in for tests. */
interface EarlierClipboard {
  write(data: { text: string; html?: string }): void
}

/** Copies a text, and the same as HTML where there is one. */
export async function writeClipboard(text: string, html: string): Promise<void> {
  if (typeof ClipboardItem === 'function') {
    const formats: Record<string, string> =
      html === '' ? { 'text/plain': text } : { 'text/plain': text, 'text/html': html }
    await clipboard.write([new ClipboardItem(formats)])
    return
  }
  const earlier: unknown = clipboard
  ;(earlier as EarlierClipboard).write(html === '' ? { text } : { text, html })
}
