import { type Extraction, NOTHING_KNOWN } from '../extraction.ts'
import { lineOf } from '../metadata/page-facts.ts'
import { countWords } from '../read-blocks.ts'
import { repeatedPosts } from './repeated-posts.ts'

/**
 * What the text of one post is called, by the software that runs the forum: Discourse, XenForo, Stack Exchange, phpBB, vBulletin,
 * Invision, MyBB, Flarum, WoltLab, Vanilla, SMF, wpForo, bbPress, Khoros, FluxBB, UBB.threads, Lemmy, Hacker News' kind, old Reddit,
 * Mastodon.
 */
const POST_BODIES = [
  '.topic-body .cooked, .crawler-post .post, .crawler-post [itemprop="text"]',
  '.message-body .bbWrapper, .message-content .bbWrapper, .messageContent .messageText',
  '.question .js-post-body, .answer .js-post-body, .question .post-text, .answer .post-text',
  '.postbody .content, .postbody > .content, .postbody .postcontent, .post .postbody > div.content',
  '[id^="post_message_"], blockquote.postcontent',
  '[data-role="commentContent"], .cPost_contentWrap > .ipsType_richText',
  '.post_body',
  '.Post-body',
  '.messageText',
  '.Item .Message.userContent, .Discussion .Message, .userContent',
  '.post .inner[id^="msg_"], .postarea .inner',
  '.wpforo-post-content',
  '.bbp-topic-content, .bbp-reply-content',
  '.lia-message-body-content',
  '.postmsg',
  '.post_inner .post-content, .post-content .post_text',
  '.comment .md-div, .post-listing .md-div',
  '.usertext-body .md',
  '.commtext',
  '.detailed-status .status__content, .status .e-content',
]

/** What many others call it, and the words that schema.org has for it: believed when there are several. */
const USUAL_BODIES = [
  '[itemtype*="DiscussionForumPosting"] [itemprop="articleBody"], [itemtype*="Question"] [itemprop="text"], [itemtype*="Answer"] [itemprop="text"]',
  '[class~="post-body" i], [class~="post_body" i], [class~="msg_body" i], [class~="message-body" i], [class~="post-content" i], [class~="post-text" i]',
  '[class~="comment-body" i], [class~="comment-content" i], [class~="comment-text" i], [class~="message-text" i], [class~="reply-content" i]',
  '[class~="postBody" i], [class~="postText" i], [class~="messageBody" i], [class~="commentBody" i], [class~="commentText" i]',
]

/** What stands within a post's text and is not of its writing: signatures, notices of later changes, buttons of quotations. */
const NOT_WRITTEN = [
  'script:not([type^="math/"]), style, noscript, template, button, form, input, textarea, select',
  '.signature, .message-signature, .messageSignature, [class*="signature" i], .postsignature',
  '.codebox > p, .bbCodeBlock-title + .bbCodeBlock-expandLink, .ipsType_light.ipsType_medium.ipsType_reset, .blockquote-expand, .comment-copy',
  '.bbCodeBlock-expandLink, .js-expandWatch, .bbCodeBlock-shrinkLink, .quote-controls, .ipsQuote_toggle',
  '.message-lastEdit, .messageFooterNote, .post_edit, .ipsComment_edited, .editedby, .lastedited, .notice.edited',
  '.message-attribution-opposite, .reactionsBar, .likes, .post-menu-area, .post-links, .topic-map',
  '[hidden], [style*="display:none" i], [style*="display: none" i]',
].join(', ')

const SIGNATURE = '.signature, [class*="signature" i]'

/** A name further down the list is less sure, and must find so many times the words. */
const MORE_BY = 1.6

/** Fewer texts under a usual name are those of an article. */
const SEVERAL = 3

const AUTHORS = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '.message-name, .username, .names .first, .creator, .p-author, .display-name, .author-name',
  '[class*="username" i], [class*="author" i] a, .author, .poster h4, .PostUser-name, .bbp-author-name, .user-details a, .Author a',
  'a[href*="/user"], a[href*="/u/"], a[href*="/profile"], a[href*="/members/"], a[href*="member.php"], a[href*="memberlist.php"]',
].join('|')

const TIMES = [
  'time[datetime], time',
  '[itemprop="datePublished"], .relativetime, .post_date, .date, .postdate, .smalltext',
  '[class*="date" i], [class*="time" i]',
].join('|')

/** A longer line is no name and no date. */
const LONGEST_LINE = 40

/** How far above the text of a lone post its author may stand. */
const LEVELS_ABOVE = 5

export interface ForumPosts extends Extraction {
  readonly posts: number
  /** Whether the forum's software was recognized; else they were found by their being alike. */
  readonly known: boolean
}

/**
 * The posts of a discussion, each with who wrote it and when: forums are many short texts, of which extractors that look for one
 * long text keep the longest or the first. Undefined when the page shows no posts.
 * @param search whether posts are looked for where the forum's software is unknown; it takes its time
 */
export function readForumPosts(doc: Document, search: boolean): ForumPosts | undefined {
  const { bodies, known } = postBodies(doc, search)
  if (bodies.length === 0) return undefined
  const holder = doc.createElement('div')
  let posts = 0
  for (const body of bodies) {
    const container = containerOf(body, bodies)
    const line = [
      firstLine(container, body, AUTHORS, nameIn),
      firstLine(container, body, TIMES, lineOf),
    ].filter((text) => text !== '')
    const clean = body.cloneNode(true) as Element
    for (const element of clean.querySelectorAll(NOT_WRITTEN)) element.remove()
    if ((clean.textContent ?? '').trim() === '' && !clean.querySelector('img')) continue
    const post = doc.createElement('section')
    if (line.length > 0) {
      const head = doc.createElement('p')
      const author = doc.createElement('strong')
      author.textContent = line[0] ?? ''
      head.append(author, line.length > 1 ? `, ${line[1]}` : '')
      post.append(head)
    }
    const text = doc.createElement('div')
    text.append(...clean.childNodes)
    post.append(text)
    holder.append(post)
    posts++
  }
  if (posts === 0 || (!known && posts < 2)) return undefined
  // Of others the first post may be the first answer.
  const byline = known ? lineOf(holder.querySelector('section > p:first-child > strong')) : ''
  return { ...NOTHING_KNOWN, by: 'posts', body: holder, byline, posts, known }
}

function postBodies(doc: Document, search: boolean): { bodies: Element[]; known: boolean } {
  const software = mostWords(doc, POST_BODIES)
  if (software.length > 0 || !search) return { bodies: software, known: true }
  const usual = mostWords(doc, USUAL_BODIES)
  return { bodies: usual.length >= SEVERAL ? usual : (repeatedPosts(doc) ?? []), known: false }
}

function mostWords(doc: Document, selectors: readonly string[]): Element[] {
  let best: Element[] = []
  let most = 0
  for (const selector of selectors) {
    const found = outermost([...doc.querySelectorAll(selector)].filter((body) => !body.closest(SIGNATURE)))
    const words = found.reduce((sum, body) => sum + countWords(body.textContent ?? ''), 0)
    if (words > MORE_BY * most) [best, most] = [found, words]
  }
  return best
}

const outermost = (elements: readonly Element[]) =>
  elements.filter((element) => !elements.some((other) => other !== element && other.contains(element)))

/** The largest element around a post's text that holds no other post's. */
function containerOf(body: Element, bodies: readonly Element[]): Element {
  let container = body
  for (let level = 0; bodies.length > 1 || level < LEVELS_ABOVE; level++) {
    const parent = container.parentElement
    if (!parent || parent.localName === 'body') break
    if (bodies.some((other) => other !== body && parent.contains(other))) break
    container = parent
  }
  return container
}

function firstLine(
  container: Element,
  body: Element,
  selectors: string,
  read: (element: Element) => string,
): string {
  for (const selector of selectors.split('|')) {
    for (const element of container.querySelectorAll(selector)) {
      if (body.contains(element) || isOfRemark(element, container, body)) continue
      const text = read(element)
      if (text !== '' && text.length <= LONGEST_LINE) return text
    }
  }
  return ''
}

/** Without the ranks, counts and places that stand beside a name. */
const nameIn = (element: Element) => lineOf(element.querySelector('[itemprop="name"], a')) || lineOf(element)

/** Below a post may stand remarks on it, with authors of their own. */
function isOfRemark(element: Element, container: Element, body: Element): boolean {
  const remark = element.parentElement?.closest('.comment, .comments')
  return remark != null && remark !== container && container.contains(remark) && !remark.contains(body)
}
