import { type Anchoring, anchor, type Selectors } from '../../shared/anchoring/anchor.ts'
import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import { type PreparedText, prepareText } from '../../shared/anchoring/prepare-text.ts'
import { type TextRange, wholeCharacters } from '../../shared/anchoring/text-range.ts'
import { type CodePoints, codePointsOf } from '../../shared/annotation/code-points.ts'
import type { Highlight, TextSelectors } from '../../shared/annotation/highlight.ts'
import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight-colors.ts'
import type { IncomingAnnotation, IncomingSelectors } from '../../shared/import/incoming-annotation.ts'
import { collectHeadings, headingPathAt } from '../article-text/headings.ts'
import { sha256 } from '../capture/hash.ts'
import { readOpenArticle } from '../queries/article.ts'
import type { OpenArticle } from '../queries/models.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { type ElementPlaces, readElementPlaces } from '../storage/element-places.ts'
import { anchorInto, anchorRow, readVersionText } from '../storage/highlight-anchors.ts'
import type { PlannedAnnotation } from '../storage/import-annotations.ts'
import type { ImportStatus } from './annotation-report.ts'
import { inertBody } from './passage.ts'

type HighlightRow = NonNullable<PlannedAnnotation['highlight']>['row']
type AnchorRow = NonNullable<NonNullable<PlannedAnnotation['highlight']>['anchors']>[number]

export interface PlacedHighlight {
  readonly row: HighlightRow
  /** In every version of the article. */
  readonly anchors: readonly AnchorRow[]
  /** Of its place in the version that is shown. */
  readonly status: Extract<ImportStatus, 'exact' | 'found' | 'moved' | 'orphaned'>
}

/** A version with its text, and what is costly to know of it. */
interface Text {
  readonly versionId: string
  readonly text: string
  readonly codePoints: CodePoints
  readonly index: () => PreparedText
}

/** Where the passages of annotations stand in the versions of one article. */
export class ArticlePlaces {
  private readonly db: OffprintDatabase
  private readonly open: OpenArticle
  private readonly shown: Text
  private readonly byHash: ReadonlyMap<string, Text>
  private readonly headings: ReturnType<typeof collectHeadings>
  private elements: ElementPlaces | null | undefined

  private constructor(db: OffprintDatabase, open: OpenArticle, texts: readonly (readonly [string, Text])[]) {
    this.db = db
    this.open = open
    this.byHash = new Map(texts)
    this.shown =
      texts.map(([, text]) => text).find(({ versionId }) => versionId === open.version.id) ??
      textOf(open.version.id, open.text)
    const { root, map } = inertBody(open.html)
    this.headings = collectHeadings(root, map)
  }

  /** Null when the article's text cannot be read. */
  static async read(db: OffprintDatabase, articleId: string): Promise<ArticlePlaces | null> {
    const open = await readOpenArticle(db, articleId)
    if (!open) return null
    const texts: [string, Text][] = []
    for (const { id } of open.versions) {
      const text = id === open.version.id ? open.text : await readVersionText(db, id)
      if (text !== null) texts.push([await sha256(text), textOf(id, text)])
    }
    // Of two versions with one text, the one that is shown.
    texts.sort(
      ([, a], [, b]) => Number(a.versionId === open.version.id) - Number(b.versionId === open.version.id),
    )
    return new ArticlePlaces(db, open, texts)
  }

  /**
   * Places one passage. Where its text is here to the letter, it stays to the letter what it was; else it is looked for in the version that
   * is shown, and described anew where it is found for sure. What is not found for sure keeps the words that were said.
   */
  async place(
    annotation: IncomingAnnotation,
    selectors: IncomingSelectors,
    id: string,
  ): Promise<PlacedHighlight> {
    const home = this.byHash.get(selectors.textHash)
    const said = home && saidIn(home, selectors)
    const stands = said && anchor(home.text, said, { index: home.index() })
    if (home && said && stands?.status === 'exact' && isSame(stands, said.position)) {
      const row = this.rowOf(annotation, id, home.versionId, said, annotation.passage ?? said.quote.exact)
      return { row, anchors: [anchorRow(home.versionId, id, stands)], status: 'exact' }
    }
    return this.search(annotation, selectors, id)
  }

  /** Adds the places in the article's other versions, and what that says of the one that is shown. */
  async completeAll(placed: readonly PlacedHighlight[]): Promise<PlacedHighlight[]> {
    const found = new Map(placed.map(({ row, anchors }) => [row.id, [...anchors]]))
    for (const { id: versionId } of this.open.versions) {
      const missing = placed.filter(({ anchors }) => anchors.every((each) => each.versionId !== versionId))
      const text = missing.length === 0 ? null : await readVersionText(this.db, versionId)
      if (text === null) continue
      const highlights = missing.map(({ row }) => asHighlight(row))
      for (const row of await anchorInto(this.db, { versionId, text }, highlights))
        found.get(row.highlightId)?.push(row)
    }
    return placed.map((each) => {
      const anchors = found.get(each.row.id) ?? each.anchors
      const shown = anchors.find(({ versionId }) => versionId === this.open.version.id)
      // Looked for here already, or carried over from the version that it was made on.
      const isCarried = each.row.versionId !== this.open.version.id && shown
      return { ...each, anchors, status: isCarried ? STATUS_OF[shown.status] : each.status }
    })
  }

  private async search(
    annotation: IncomingAnnotation,
    selectors: IncomingSelectors,
    id: string,
  ): Promise<PlacedHighlight> {
    const { shown } = this
    const said = saidIn(shown, selectors)
    const place = await this.find(annotation, selectors, said)
    const isSure = place !== null && place.status !== 'unsure'
    const described = isSure ? describePassage(shown.text, place) : null
    const quote = described ? shown.text.slice(place?.start, place?.end) : said.quote.exact
    const position =
      selectors.position === null && place ? { start: place.start, end: place.end } : said.position
    const row = this.rowOf(annotation, id, shown.versionId, described ?? { ...said, position }, quote)
    const isWhereSaid = selectors.position === null || (place !== null && isSame(place, said.position))
    const status = place?.status === 'exact' && !isWhereSaid ? 'found' : STATUS_OF[place?.status ?? 'orphan']
    return { row, anchors: [anchorRow(shown.versionId, id, place)], status }
  }

  private async find(
    { element }: IncomingAnnotation,
    selectors: IncomingSelectors,
    said: TextSelectors,
  ): Promise<Anchoring | null> {
    const { text, index } = this.shown
    if (element?.kind === 'image') {
      const images = await this.elementPlaces()
      const { start } = said.position
      const image = element.source === '' ? images?.imageAt(start, '') : { source: element.source, hash: '' }
      return (image && images?.findImage(image, said)) ?? null
    }
    // Nothing speaks for a bare position but the position.
    if (selectors.quote === null)
      return said.quote.exact === '' ? null : { ...said.position, status: 'unsure', confidence: UNVERIFIED }
    const sought = selectors.position === null ? { quote: said.quote } : said
    const found = standsOnce(text, said.quote) ?? search(text, sought, index)
    if (!found || !element) return found
    return (await this.elementPlaces())?.whole(element.kind, found) ?? found
  }

  private async elementPlaces(): Promise<ElementPlaces | null> {
    if (this.elements === undefined) this.elements = await readElementPlaces(this.db, this.shown.versionId)
    return this.elements
  }

  private rowOf(
    { color, style, headingPath, element, createdAt }: IncomingAnnotation,
    id: string,
    versionId: string,
    selectors: TextSelectors,
    quote: string,
  ): HighlightRow {
    return {
      id,
      articleId: this.open.article.id,
      versionId,
      selectors,
      quote,
      color: color ?? HIGHLIGHT_COLORS[0] ?? 'amber',
      style: style ?? 'highlight',
      headingPath: [...(headingPath ?? headingPathAt(this.headings, selectors.position.start))],
      ...(element ? { element } : {}),
      ...(createdAt > 0 ? { createdAt } : {}),
    }
  }
}

/** How much a position without words is worth: it may be anybody's. */
const UNVERIFIED = 0.2

const STATUS_OF = { exact: 'exact', sure: 'found', unsure: 'moved', orphan: 'orphaned' } as const

const asHighlight = (row: HighlightRow): Highlight => ({
  createdAt: 0,
  updatedAt: 0,
  deletedAt: 0,
  clocks: {},
  ...row,
})

const isSame = (a: TextRange, b: TextRange) => a.start === b.start && a.end === b.end

function textOf(versionId: string, text: string): Text {
  let prepared: PreparedText | null = null
  return {
    versionId,
    text,
    codePoints: codePointsOf(text),
    index: () => {
      prepared ??= prepareText(text)
      return prepared
    },
  }
}

/** The one place where a quote stands in its surroundings to the letter; null where there is none, or a choice. */
function standsOnce(text: string, { exact, prefix, suffix }: TextSelectors['quote']): Anchoring | null {
  const whole = prefix + exact + suffix
  const at = exact === '' ? -1 : text.indexOf(whole)
  if (at < 0 || text.indexOf(whole, at + 1) >= 0) return null
  const place = { start: at + prefix.length, end: at + prefix.length + exact.length }
  return isSame(wholeCharacters(text, place), place) ? { ...place, status: 'exact', confidence: 1 } : null
}

/**
 * Looks for a passage that does not simply stand there. Where its words are here but not its surroundings, it may be another passage of the
 * same words: a person is asked.
 */
function search(text: string, sought: Selectors, index: () => PreparedText): Anchoring | null {
  const { exact } = sought.quote
  if (exact.length > LONGEST_SOUGHT) return null
  const found = anchor(text, sought, { index: index() })
  if (found) return found
  const alone = standsOnce(text, { exact, prefix: '', suffix: '' })
  return alone && { ...alone, status: 'unsure', confidence: UNVERIFIED }
}

/** UTF-16 units of a quote that is looked for when it does not stand there to the letter: the work grows with its length. */
const LONGEST_SOUGHT = 20_000

/** What selectors say in a text: the position in UTF-16 units, and the words, from the text where only the position is said. */
function saidIn({ text, codePoints }: Text, selectors: IncomingSelectors): TextSelectors {
  const { quote, position, unitPosition } = selectors
  const units = position ? codePoints.toUtf16(position) : null
  // Code points say whole characters; where the selection cut one, the units beside them say where.
  const isFiner =
    unitPosition !== null && (units === null || isSame(wholeCharacters(text, unitPosition), units))
  const range = (isFiner ? unitPosition : units) ?? { start: 0, end: 0 }
  if (quote) return { position: range, quote }
  const isInText = range.end <= text.length
  return {
    position: range,
    quote: isInText ? describePassage(text, range).quote : { exact: '', prefix: '', suffix: '' },
  }
}
