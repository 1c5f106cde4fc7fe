import type { OpenArticle } from '../queries/models.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import { inertBody } from './passage.ts'

/** Where the images of an open article were published, by their number. */
export function imageAddresses({ assets }: Pick<OpenArticle, 'assets'>): (n: number) => string {
  const addresses = new Map(assets.map(({ n, url }) => [n, url]))
  return (n) => addresses.get(n) ?? ''
}

/** The text of an article as Markdown, under its title. */
export function articleMarkdown(open: OpenArticle): string {
  const title = open.metadata.title.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#]/g, '\\$&')
  return `# ${title}\n\n${htmlToMarkdown(inertBody(open.html).root, imageAddresses(open))}\n`
}
