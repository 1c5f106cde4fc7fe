import { typesOf } from './metadata/json-ld.ts'
import type { PageFacts } from './metadata/page-facts.ts'

/** How discussions are filed in addresses, by host or by path, whatever software runs them. */
const FORUM_ADDRESS =
  /\/\/(?:[\w-]+\.)*(?:forums?|boards?|community|discuss(?:ions?)?|bbs|talk|answers)\.[\w.-]+\/|\/(?:forums?|boards?|threads?|topics?|discussions?|questions|comments|viewtopic|showthread|talk|messages|coffeehouse)(?:[/.?-]|$)|[?&](?:topic|thread|tid)=/i

const FORUM_TYPES = /^(?:DiscussionForumPosting|QAPage|Question|Answer)$/

const FORUM_SOFTWARE =
  /discourse|vbulletin|phpbb|xenforo|invision|mybb|flarum|woltlab|vanilla|smf|wpforo|nodebb|lemmy|mastodon/i

/** Whether the page says of itself, by address, data or the software that made it, that it is a discussion of several people. */
export function isDiscussion({ url, nodes, meta, doc }: PageFacts): boolean {
  return (
    FORUM_ADDRESS.test(url) ||
    FORUM_SOFTWARE.test(meta('generator').join(' ')) ||
    nodes.some((node) => typesOf(node).some((type) => FORUM_TYPES.test(type))) ||
    doc.querySelector('[itemtype*="DiscussionForumPosting"], [itemtype*="QAPage"]') !== null
  )
}
