/** How bytes are to be read. */
export type InputType = 'page' | 'markdown' | 'text' | 'unsupported'

export function inputTypeOf({ contentType, name }: { contentType: string; name: string }): InputType {
  if (/\.(md|markdown)$/i.test(name) || /markdown/.test(contentType)) return 'markdown'
  if (/\.txt$/i.test(name) || /^text\/plain/.test(contentType)) return 'text'
  return 'page'
}
