import { useActions } from '../actions/ActionsContext.tsx'
import { useExtractions, useOlderArticles } from '../queries/extractions.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './ExtractAllAgain.module.css'

/** Makes the whole library again from the pages that were kept; says first how much of it is older than the present extractor. */
export function ExtractAllAgain() {
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const jobs = useExtractions() ?? []
  const ended = jobs.flatMap(({ id, status }) => (status === 'open' ? [] : [id])).join(' ')
  const counted = useOlderArticles(ended)
  const { settings: text, saidAll } = messages.extraction
  const isUnderWay = jobs.some(({ scope, status }) => scope === 'all' && status === 'open')
  // Without an Undo: that would take back the step before it.
  const extract = async (onlyOlder: boolean) => {
    if (await act(actions.extractAgain('all', { onlyOlder }))) say(saidAll)
  }
  return (
    <>
      <p className={styles.count} role="status">
        {isUnderWay
          ? text.underWay
          : !counted
            ? text.counting
            : counted.older > 0
              ? text.older(counted.older)
              : text.none}
      </p>
      <div className={styles.buttons}>
        {counted && counted.older > 0 ? (
          <Button isDisabled={isUnderWay} onPress={() => void extract(true)}>
            {text.extractOlder(counted.older)}
          </Button>
        ) : null}
        <Button isDisabled={isUnderWay || !counted?.all} onPress={() => void extract(false)}>
          {text.extractAll}
        </Button>
      </div>
    </>
  )
}
