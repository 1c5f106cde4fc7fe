/** Drawn so much finer than its own size, so that it stays sharp on fine screens. */
const SCALE = 2
/** In pixels, of the longer side: more than any column of text shows. */
const LARGEST_SIDE = 2400
/** A drawing that takes longer is a trap. In milliseconds. */
const TIME_OUT = 5000

/**
 * Draws an SVG as a PNG of twice its own size: a drawing can hold scripts and links, a picture cannot. As an `img` shows it, it loads
 * nothing and runs nothing. Null when it cannot be drawn.
 */
export async function rasterizeSvg(bytes: Uint8Array<ArrayBuffer>): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    const isThere = await Promise.race([
      image.decode().then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), TIME_OUT)),
    ])
    const { naturalWidth, naturalHeight } = image
    if (!isThere || naturalWidth === 0 || naturalHeight === 0) return null
    const scale = Math.min(SCALE, LARGEST_SIDE / Math.max(naturalWidth, naturalHeight))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(naturalWidth * scale)),
      Math.max(1, Math.round(naturalHeight * scale)),
    )
    const context = canvas.getContext('2d')
    if (!context) return null
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/png' })
  } catch {
    // A drawing with foreign markup in it taints the canvas: it may not be read back.
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}
