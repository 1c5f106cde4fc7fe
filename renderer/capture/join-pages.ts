import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import { articleFromPage } from './article-from-page.ts'
import type { ExtractedArticle } from './extract-article.ts'
import type { SourcePage } from './paged-source.ts'

/** The pages of one article as one: what the first says about it, and the text of all. A page without a text is passed over. */
export function joinPages(
  pages: readonly SourcePage[],
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  const [first, ...others] = pages
  if (!first) return fail('empty', 'There are no pages')
  const article = articleFromPage(first.html, first.url)
  if (!article.ok) return article
  const { metadata } = article.value
  const parts = others.map(({ html, url }, index) => {
    const page = articleFromPage(html, url)
    return page.ok ? continued(page.value.html, metadata.title, index + 2) : ''
  })
  return ok({ metadata, html: [article.value.html, ...parts].join('\n') })
}

/** The text of a later page, without the article's title once more, and with ids of its own: notes are counted anew on each page. */
function continued(html: string, title: string, number: number): string {
  const { body } = parseInert(`<body>${html}`)
  const heading = body.querySelector('h1, h2')
  if (heading && same(heading.textContent ?? '', title)) heading.remove()
  const own = (id: string) => `page-${number}-${id}`
  for (const element of body.querySelectorAll('[id]')) element.id = own(element.id)
  for (const link of body.querySelectorAll('a[href^="#"]')) {
    const target = link.getAttribute('href')?.slice(1) ?? ''
    if (target !== '') link.setAttribute('href', `#${own(target)}`)
  }
  return body.innerHTML
}

const same = (one: string, other: string) => tidy(one) !== '' && tidy(one) === tidy(other)
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
