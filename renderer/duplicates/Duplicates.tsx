import { useState } from 'react'
import { type DuplicateGroup, suggestKept } from '../../shared/library/duplicates.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useArticleRows } from '../queries/article-list.ts'
import { useDuplicates } from '../queries/duplicates.ts'
import type { ArticleRow } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { DuplicateItem } from './DuplicateItem.tsx'
import styles from './Duplicates.module.css'

/** More groups than this are counted, not listed: nobody judges them in one go. */
const LISTED = 100

/** Looks for articles that are in the library more than once, and shows them in a sheet. */
export function Duplicates() {
  const [isOpen, setOpen] = useState(false)
  const { search, look, stop, settle, reopen } = useDuplicates()
  const text = messages.duplicates
  const close = () => {
    stop()
    setOpen(false)
  }
  return (
    <>
      <Button
        onPress={() => {
          look()
          setOpen(true)
        }}
      >
        {text.find}
      </Button>
      <Sheet isOpen={isOpen} className={styles.sheet ?? ''} onClose={close}>
        <header className={styles.head}>
          <SheetTitle>{text.title}</SheetTitle>
          <Button size="small" onPress={close}>
            {search.kind === 'looking' ? text.stop : text.close}
          </Button>
        </header>
        <p role="status" className={styles.state}>
          {search.kind === 'looking'
            ? text.looking(search.done, search.total)
            : search.kind === 'found' && search.groups.length === 0
              ? text.none
              : search.kind === 'found'
                ? text.found(search.groups.length)
                : ''}
        </p>
        {search.kind === 'looking' ? (
          <progress
            className={styles.progress}
            aria-label={text.progress}
            value={search.done}
            max={Math.max(1, search.total)}
          />
        ) : null}
        {search.kind === 'found' ? (
          <Groups groups={search.groups} onSettled={settle} onReopened={reopen} />
        ) : null}
      </Sheet>
    </>
  )
}

interface GroupsProps {
  groups: readonly DuplicateGroup[]
  onSettled: (groups: readonly DuplicateGroup[]) => void
  onReopened: (group: DuplicateGroup) => void
}

function Groups({ groups, onSettled, onReopened }: GroupsProps) {
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const listed = groups.slice(0, LISTED)
  const rows = useArticleRows(listed.flatMap(({ ids }) => ids))
  const text = messages.duplicates
  if (!rows) return null
  const rowsOf = ({ ids }: DuplicateGroup) => ids.flatMap((id) => rows.get(id) ?? [])
  const sameAddress = listed.filter(({ likeness }) => likeness === 'address')
  const merge = async (group: DuplicateGroup, keptId: string) => {
    const otherIds = group.ids.filter((id) => id !== keptId)
    if (await act(actions.mergeArticles([{ keptId, otherIds }]), text.merged(group.ids.length)))
      onSettled([group])
  }
  const mergeAll = async () => {
    const merges = sameAddress.map((group) => {
      const keptId = chosen.get(nameOf(group)) ?? suggest(rowsOf(group))
      return { keptId, otherIds: group.ids.filter((id) => id !== keptId) }
    })
    if (await act(actions.mergeArticles(merges), text.mergedAll(merges.length))) onSettled(sameAddress)
  }
  const keepApart = async (group: DuplicateGroup) => {
    if (!(await act(actions.keepApart(group.ids)))) return
    onSettled([group])
    say(text.keptApart, async () => {
      if (!(await act(actions.compareAgain(group.ids), text.comparedAgain))) return
      onReopened(group)
    })
  }
  return (
    <>
      {sameAddress.length > 1 ? (
        <Button className={styles.all ?? ''} onPress={() => void mergeAll()}>
          {text.mergeAll(sameAddress.length)}
        </Button>
      ) : null}
      <ul className={styles.groups}>
        {listed.map((group) => (
          <DuplicateItem
            key={nameOf(group)}
            likeness={group.likeness}
            rows={rowsOf(group)}
            suggested={suggest(rowsOf(group))}
            chosen={chosen.get(nameOf(group)) ?? ''}
            onChoose={(keptId) => setChosen(new Map([...chosen, [nameOf(group), keptId]]))}
            onMerge={(keptId) => void merge(group, keptId)}
            onApart={() => void keepApart(group)}
          />
        ))}
      </ul>
      {groups.length > LISTED ? <p className={styles.state}>{text.more(groups.length - LISTED)}</p> : null}
    </>
  )
}

const nameOf = ({ ids }: DuplicateGroup) => ids.join(' ')

const suggest = (rows: readonly ArticleRow[]) =>
  suggestKept(
    rows.map(({ id, highlights, notes, savedAt, metadata }) => ({
      id,
      highlights,
      notes,
      savedAt,
      wordCount: metadata.wordCount,
    })),
  )
