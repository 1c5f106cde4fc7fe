import { readForumPosts } from './candidates/forum-posts.ts'
import { readJsonLdBody } from './candidates/json-ld-body.ts'
import { arePostsTheText, areSurelyPosts, betterOf, isOnlyInData } from './choose-extraction.ts'
import { dropCaptions } from './drop-captions.ts'
import { dropForeignImages } from './drop-foreign-images.ts'
import { fillGaps } from './fill-gaps.ts'
import { markMedia } from './mark-media.ts'
import { mediaSize } from './metadata/media-size.ts'
import { gatherFacts } from './metadata/page-facts.ts'
import { type PageMetadata, readMetadata } from './metadata/read-metadata.ts'
import { namedClutter } from './named-clutter.ts'
import { withOpening } from './opening-post.ts'
import { isDiscussion } from './page-kind.ts'
import { plainTerminals } from './plain-terminals.ts'
import { putStandfirst } from './put-standfirst.ts'
import { resolveAddresses } from './resolve-addresses.ts'
import { restoreImages } from './restore-images.ts'
import { runDefuddle, runReadability } from './run-extractors.ts'
import { needsSecondOpinion } from './second-opinion.ts'
import { markTitledSections } from './section-names.ts'
import { showPanels } from './show-panels.ts'
import type { FoundMarks } from './single-file-marks.ts'
import { stillEmbeds } from './still-embeds.ts'
import { stripPage } from './strip-page.ts'
import { trimEnds } from './trim-ends.ts'
import { unlazyImages } from './unlazy-images.ts'
import { wholePage } from './whole-page.ts'

/** The article as the extractors see it: its markup is not safe yet. */
export interface ExtractedArticle {
  readonly metadata: PageMetadata
  /** Untrusted markup. */
  readonly html: string
  /** What relative addresses counted from. */
  readonly base?: string
  /** Where it says that it came from, http(s) or empty. */
  readonly url?: string
  /** As they were written. */
  readonly tags?: readonly string[]
  /** When it was saved elsewhere, in Unix milliseconds; 0 when it was not, or does not say. */
  readonly savedAt?: number
  /** What was marked in it elsewhere. */
  readonly marks?: FoundMarks
}

/**
 * Finds the article in an inert, disarmed document and reads what the page says about it. Addresses are made absolute and lazy images given
 * their addresses on the way, so the document is used up. Undefined when there is nothing to read.
 * @param url where the page came from; empty when unknown
 */
export function extractArticle(doc: Document, url: string): ExtractedArticle | undefined {
  markTitledSections(doc)
  showPanels(doc)
  plainTerminals(doc)
  stripPage(doc)
  resolveAddresses(doc, url)
  unlazyImages(doc)
  const facts = gatherFacts(doc, url)
  dropForeignImages(doc)
  stillEmbeds(doc, (media) => mediaSize(facts, media))
  const clutter = namedClutter(doc)
  const discussion = isDiscussion(facts)
  const posts = readForumPosts(doc, discussion)
  const readability = runReadability(doc.cloneNode(true) as Document)
  const onlyPosts = posts !== undefined && discussion && areSurelyPosts(posts)
  // Defuddle works on a copy of its own.
  const defuddle =
    !onlyPosts && (discussion || needsSecondOpinion(doc, readability)) ? runDefuddle(doc, url) : undefined
  const story = betterOf(readability, defuddle)
  if (readability && story && story === defuddle) fillGaps(story, readability)
  const data = readJsonLdBody(facts)
  const chosen =
    posts && arePostsTheText(posts, story, discussion)
      ? withOpening(posts, story)
      : data && isOnlyInData(data, story)
        ? data
        : (story ?? wholePage(doc))
  if (!chosen) return undefined
  const metadata = readMetadata(facts, {
    byline: readability?.byline || defuddle?.byline || chosen.byline,
    siteName: defuddle?.siteName ?? '',
    excerpt: readability?.excerpt || (defuddle?.excerpt ?? ''),
    image: defuddle?.image ?? '',
    lang: readability?.lang || (defuddle?.lang ?? ''),
    text: chosen.body.textContent ?? '',
  })
  if (chosen.by !== 'posts') trimEnds(chosen.body, metadata.authors, clutter)
  if (chosen.by === 'readability' || chosen.by === 'defuddle') {
    putStandfirst(doc, chosen.body, facts)
    restoreImages(doc, chosen.body, url)
    dropCaptions(doc, chosen.body)
  }
  markMedia(doc, chosen.body)
  return { metadata, html: chosen.body.innerHTML }
}
