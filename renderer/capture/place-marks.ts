import { anchor } from '../../shared/anchoring/anchor.ts'
import { prepareText } from '../../shared/anchoring/prepare-text.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { collectHeadings, headingPathAt } from '../article-text/headings.ts'
import { createTextMap } from '../article-text/text-map.ts'
import { parseInert } from '../trusted.ts'
import type { SanitizedHtml } from './sanitized-html.ts'
import type { FoundMarks } from './single-file-marks.ts'

/** What was marked elsewhere, where it stands in the article's text: UTF-16 units, end exclusive. */
export interface PlacedMarks {
  readonly highlights: readonly {
    readonly start: number
    readonly end: number
    readonly color: HighlightColor
    /** Outermost first. */
    readonly headingPath: readonly string[]
    /** Markdown. */
    readonly notes: readonly string[]
  }[]
  /** On the article, in Markdown. */
  readonly notes: readonly string[]
}

/**
 * Finds what was marked on a page in the article that was made of it. What is no part of the article, or cannot be found for sure, is
 * kept as a note with its words.
 */
export function placeMarks(
  { highlights, notes }: FoundMarks,
  { html, text }: { readonly html: SanitizedHtml; readonly text: string },
): PlacedMarks {
  if (highlights.length === 0) return { highlights: [], notes }
  const index = prepareText(text)
  const root = parseInert(html).body
  const headings = collectHeadings(root, createTextMap(root))
  const placed: PlacedMarks['highlights'][number][] = []
  const left: string[] = []
  for (const { quote, color, notes: onIt } of highlights) {
    const found = anchor(text, { quote }, { index })
    if (found && found.status !== 'unsure') {
      const { start, end } = found
      placed.push({ start, end, color, headingPath: headingPathAt(headings, start), notes: onIt })
    } else left.push([quoted(quote.exact), ...onIt].join('\n\n'))
  }
  return { highlights: placed, notes: [...notes, ...left] }
}

const quoted = (text: string) =>
  `> ${text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~!]/g, '\\$&')}`
