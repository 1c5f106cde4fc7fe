interface OpenFile {
  readonly name: string
  readonly chunks: Uint8Array[]
  readonly writing: boolean
}

/** Files as the browser's port has them: written ones are kept here under their names, and downloaded as well. */
export class MemoryFiles {
  private readonly written = new Map<string, Uint8Array>()
  private readonly folders = new Map<string, Map<string, string>>()
  private readonly handles = new Map<string, OpenFile>()
  private readonly chosen = new Map<string, File>()
  private count = 0

  /** What was written under this name, or null. */
  read(name: string): Uint8Array | null {
    return this.written.get(name) ?? null
  }

  save(name: string, bytes: Uint8Array): void {
    this.written.set(name, bytes)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([bytes.slice()]))
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }

  namesIn(folder: string): string[] {
    return [...(this.folders.get(folder)?.keys() ?? [])]
  }

  readText(folder: string, name: string): string | null {
    return this.folders.get(folder)?.get(name) ?? null
  }

  writeText(folder: string, name: string, text: string): void {
    const files = this.folders.get(folder) ?? new Map<string, string>()
    files.set(name, text)
    this.folders.set(folder, files)
  }

  create(name: string): string {
    return this.hold({ name, chunks: [], writing: true })
  }

  open(name: string, bytes: Uint8Array): string {
    return this.hold({ name, chunks: [bytes], writing: false })
  }

  /** Holds a file that somebody chose until it is closed. */
  give(file: File): string {
    const handle = `given-${++this.count}`
    this.chosen.set(handle, file)
    return handle
  }

  given(handle: string): File | undefined {
    return this.chosen.get(handle)
  }

  append(handle: string, bytes: Uint8Array): boolean {
    const file = this.handles.get(handle)
    if (!file?.writing) return false
    file.chunks.push(bytes.slice())
    return true
  }

  slice(handle: string, offset: number, length: number): Uint8Array<ArrayBuffer> | null {
    const file = this.handles.get(handle)
    if (!file || file.writing) return null
    return file.chunks[0]?.slice(offset, offset + length) ?? null
  }

  close(handle: string, commit: boolean): boolean {
    if (this.chosen.delete(handle)) return true
    const file = this.handles.get(handle)
    this.handles.delete(handle)
    if (file?.writing && commit) this.save(file.name, joined(file.chunks))
    return file !== undefined
  }

  private hold(file: OpenFile): string {
    const handle = `file-${++this.count}`
    this.handles.set(handle, file)
    return handle
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
