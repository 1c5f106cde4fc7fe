/** The faces of the first screen, fetched with the page (`vite.renderer.config.mts`). Others come with the text that wants them. */
const FIRST_FACES = ['400 1rem "Inter Variable"', '650 1rem "Literata Variable"']

/** They lie on the disk beside the page; when even that takes longer, text goes before looks. In milliseconds. */
const AT_MOST = 400

/** Waits for the faces of the first screen, so that no line moves when they come. */
export async function fontsReady(): Promise<void> {
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, AT_MOST)
  })
  const loaded = Promise.allSettled(FIRST_FACES.map((face) => document.fonts.load(face)))
  await Promise.race([loaded, late])
}
