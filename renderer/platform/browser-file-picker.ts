/** Asks for files with a file field. Answers with none when the person cancels. Needs a click that is just happening. */
export function pickFiles({ accept, multiple }: { accept: string; multiple: boolean }): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input')
    Object.assign(field, { type: 'file', accept, multiple })
    field.addEventListener('change', () => resolve([...(field.files ?? [])]))
    field.addEventListener('cancel', () => resolve([]))
    field.click()
  })
}
