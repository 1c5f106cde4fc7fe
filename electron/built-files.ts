import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** What a built page names of its own: scripts, styles, modules to be loaded ahead. */
const NAMED = /(?:src|href)="\.\/([^"]+)"/g

/** The files of the built renderer. */
export class BuiltFiles {
  readonly root: string
  /** Where `root` really is; in development there may be none yet. */
  private readonly place: Promise<string>
  /** What was read before anybody asked, each until it is taken. */
  private readonly ahead = new Map<string, Promise<Buffer<ArrayBuffer> | null>>()

  private isAllNamed = false
  private tellHandedOut: () => void = () => undefined
  /** When a page has got all that was read ahead for it: what is to come later then holds none of it up. */
  readonly handedOut = new Promise<void>((resolve) => {
    this.tellHandedOut = resolve
  })

  constructor(root: string) {
    this.root = root
    this.place = realpath(root).catch(() => root)
  }

  /** Reads a page and all that it names, while there is nothing else to do; who asks for them then waits for no disk. */
  async readAhead(page: string): Promise<void> {
    const html = await this.keep(join(this.root, page))
    const named = html?.toString('utf8').matchAll(NAMED) ?? []
    const reading = Array.from(named, ([, file = '']) => this.keep(join(this.root, file)))
    this.isAllNamed = true
    await Promise.all(reading)
  }

  /**
   * @param file a path below the root
   * @returns null for one that leads out of the folder; rejected with the system's error when it cannot be read
   */
  async read(file: string): Promise<Buffer<ArrayBuffer> | null> {
    const known = this.ahead.get(file)
    if (this.ahead.delete(file) && this.ahead.size === 0 && this.isAllNamed) this.tellHandedOut()
    // What could not be read then may be there now.
    return (await known) ?? this.readNow(file)
  }

  private keep(file: string): Promise<Buffer<ArrayBuffer> | null> {
    const bytes = this.readNow(file).catch(() => null)
    this.ahead.set(file, bytes)
    return bytes
  }

  private async readNow(file: string): Promise<Buffer<ArrayBuffer> | null> {
    const inside = (await this.place) + sep
    return (await realpath(file)).startsWith(inside) ? readFile(file) : null
  }
}
