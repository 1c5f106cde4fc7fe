import type { Location } from '../../../shared/article/article.ts'
import type { StorageLab } from './storage-lab.ts'

/** Something a person may do, picked blindly: numbers choose among what is there. */
export interface Command {
  readonly kind: (typeof COMMAND_KINDS)[number]
  readonly pick: number
  readonly variant: number
  /** Milliseconds that go by before. */
  readonly wait: number
}

export const COMMAND_KINDS = [
  'save',
  'move',
  'favorite',
  'finish',
  'trash',
  'restore',
  'edit',
  'show',
  'tag',
  'untag',
  'rename-tag',
  'move-tag',
  'merge-tags',
  'split-tag',
  'color-tag',
  'delete-tag',
  'add-rule',
  'edit-rule',
  'delete-rule',
  'apply-rules',
  'collect',
  'edit-collection',
  'uncollect',
  'move-collection',
  'fit',
  'list',
  'enlist',
  'unlist',
  'order-list',
  'shift-in-list',
  'highlight',
  'tag-highlight',
  'style',
  'unhighlight',
  'note',
  'edit-note',
  'delete-note',
] as const

const PLACES: readonly Location[] = ['inbox', 'later', 'archive']
const TAGS = ['politics', 'politics/asia', 'Politics/Asia/East', 'science', 'politics/africa', 'read']
const COLORS = ['amber', 'rose', 'sage', 'sky', 'violet'] as const
const TEXTS = [
  'The harbour froze in the first week of January, and the ferries stayed where they were.',
  'The harbour froze in the first week of January, and all the ferries stayed where they lay.',
  'In spring the ice broke up with a noise that carried for miles over the bay.',
]

const choose = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

async function ids(lab: StorageLab, table: string): Promise<string[]> {
  return lab.db.table(table).toCollection().primaryKeys() as Promise<unknown> as Promise<string[]>
}

/** Does what the command says, if there is anything to do it to. */
export async function perform(lab: StorageLab, { kind, pick, variant, wait }: Command): Promise<void> {
  lab.time += wait
  const { actions, db } = lab
  const articleIds = await ids(lab, 'articles')
  const articleId = choose(articleIds, pick) ?? ''
  const two = [articleId, choose(articleIds, pick + variant) ?? ''].filter((id) => id !== '')
  const article = await db.articles.get(articleId)
  const highlightId = choose(await ids(lab, 'highlights'), pick) ?? ''
  const noteId = choose(await ids(lab, 'notes'), pick) ?? ''
  const collectionId = choose(await ids(lab, 'collections'), pick) ?? ''
  const ruleId = choose(await ids(lab, 'tagRules'), pick) ?? ''
  const tag = choose(TAGS, variant) ?? ''
  const otherTag = choose(TAGS, pick) ?? ''
  switch (kind) {
    case 'save': {
      const page = { url: `https://example.org/${pick % 4}`, text: choose(TEXTS, variant) ?? '' }
      await lab.save(page, variant % 2 ? [tag] : [], variant % 3 ? undefined : lab.time - 90_000)
      return
    }
    case 'move':
      return void (await actions.moveArticles(two, choose(PLACES, variant) ?? 'inbox'))
    case 'favorite':
      return void (await actions.favoriteArticles(two, variant % 2 === 0))
    case 'finish':
      return void (await actions.finishArticles(two, variant % 2 === 0))
    case 'trash':
      return void (await actions.trashArticles(two))
    case 'restore':
      return void (await actions.restoreArticles(two))
    case 'edit':
      return void (await actions.editMetadata(articleId, { title: variant % 3 ? `Title ${variant}` : '' }))
    case 'show': {
      const versions = await db.versions.where('articleId').equals(articleId).toArray()
      return void (await actions.showVersion(articleId, choose(versions, variant)?.id ?? ''))
    }
    case 'tag':
      return void (await actions.tagArticles(two, [tag], []))
    case 'untag':
      return void (await actions.tagArticles(two, [otherTag], [tag]))
    case 'rename-tag':
      return void (await actions.renameTag(tag, otherTag))
    case 'move-tag':
      return void (await actions.moveTag(tag, variant % 3 ? otherTag : ''))
    case 'merge-tags':
      return void (await actions.mergeTags([tag, choose(TAGS, variant + pick) ?? ''], otherTag))
    case 'split-tag':
      return void (await actions.splitTag(tag, two, otherTag))
    case 'color-tag':
      return void (await actions.colorTag(
        choose(await ids(lab, 'tags'), pick) ?? '',
        `#00000${variant % 10}`,
      ))
    case 'delete-tag':
      return void (await actions.deleteTag(tag))
    case 'add-rule':
      return void (await actions.addTagRule({ query: `tag:${tag} OR harbour`, tags: [otherTag] }))
    case 'edit-rule':
      return void (await actions.editTagRule(ruleId, { tags: [tag], isOn: variant % 2 === 0 }))
    case 'delete-rule':
      return void (await actions.deleteTagRule(ruleId))
    case 'apply-rules':
      return void (await actions.applyTagRules(await lab.rulesPreview()))
    case 'collect':
      return void (await actions.addCollection({ name: `Collection ${pick}`, query: `tag:${tag}` }))
    case 'edit-collection':
      return void (await actions.editCollection(collectionId, { name: `Renamed ${variant}` }))
    case 'uncollect':
      return void (await actions.deleteCollection(collectionId))
    case 'move-collection':
      return void (await actions.moveCollection(collectionId, {
        parentId: variant % 3 ? (choose(await ids(lab, 'collections'), variant) ?? '') : '',
        beforeId: choose(await ids(lab, 'collections'), pick + variant) ?? '',
      }))
    case 'fit':
      return void (await actions.fitArticles(two, collectionId))
    case 'list':
      return void (await actions.addCollection({
        name: `List ${pick}`,
        kind: 'list',
        parentId: variant % 2 ? collectionId : '',
        articleIds: two,
      }))
    case 'enlist':
      return void (await actions.addToList(collectionId, two))
    case 'unlist':
      return void (await actions.removeFromList(collectionId, [articleId]))
    case 'order-list':
      return void (await actions.moveInList(collectionId, [articleId], two[1] ?? ''))
    case 'shift-in-list':
      return void (await actions.shiftInList(collectionId, [articleId], variant % 2 ? 1 : -1))
    case 'highlight':
      return void (await actions.addHighlight({
        articleId,
        versionId: article?.versionId ?? '',
        start: pick % 20,
        end: (pick % 20) + 1 + (variant % 30),
        color: choose(COLORS, variant) ?? 'amber',
        style: 'highlight',
        headingPath: [],
        note: variant % 2 ? 'A thought' : '',
        tags: variant % 3 ? [] : [tag],
      }))
    case 'tag-highlight':
      return void (await actions.tagHighlights([highlightId], [tag], [otherTag]))
    case 'style':
      return void (await actions.styleHighlights([highlightId], { color: choose(COLORS, variant) ?? 'sky' }))
    case 'unhighlight':
      return void (await actions.deleteHighlights([highlightId]))
    case 'note':
      return void (await actions.addNote({
        targetKind: variant % 2 ? 'article' : 'highlight',
        targetId: variant % 2 ? articleId : highlightId,
        articleId,
        body: `Note ${pick}`,
      }))
    case 'edit-note':
      return void (await actions.editNote(noteId, {
        body: `Edited ${variant}`,
        base: (await db.notes.get(noteId))?.body ?? '',
      }))
    case 'delete-note':
      return void (await actions.deleteNote(noteId))
  }
}
