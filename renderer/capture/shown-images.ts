import { imageAddresses, pictureName, shareOne } from './image-addresses.ts'

/** A shorter description may be that of many pictures. */
const TELLING_ALT = 20

/** What an article shows already, by every address and by file name. */
export class ShownImages {
  private readonly images: { readonly image: Element; readonly addresses: ReadonlySet<string> }[] = []
  private readonly names = new Set<string>()
  /** Descriptions of the images put back before each block: a second one there is the same for dark screens, or for narrow ones. */
  private readonly alts = new Map<Element, Set<string>>()

  constructor(images: Iterable<Element>) {
    for (const image of images) this.add(image)
  }

  add(image: Element, before?: Element): void {
    const addresses = imageAddresses(image)
    this.images.push({ image, addresses })
    for (const address of addresses) this.names.add(pictureName(address))
    if (!before) return
    const alts = this.alts.get(before) ?? new Set()
    this.alts.set(before, alts.add(image.getAttribute('alt') ?? ''))
  }

  has(image: Element): boolean {
    const addresses = imageAddresses(image)
    if (image.localName !== 'img') return false
    return (
      addresses.size === 0 ||
      this.images.some((one) => shareOne(one.addresses, addresses)) ||
      [...addresses].some((address) => pictureName(address) !== '' && this.names.has(pictureName(address)))
    )
  }

  /** The article's first image with an address of this one. */
  find(image: Element): Element | undefined {
    return this.findAll(image)[0]
  }

  /** The article's images with an address of this one. */
  findAll(image: Element): Element[] {
    const addresses = imageAddresses(image)
    return this.images.filter((one) => shareOne(one.addresses, addresses)).map((one) => one.image)
  }

  isTwin(image: Element, before: Element | undefined): boolean {
    if (!before) return false
    const alt = image.getAttribute('alt') ?? ''
    return alt.length >= TELLING_ALT && this.alts.get(before)?.has(alt) === true
  }
}
