import { useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { BatchState } from '../queries/batches.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { batchReportText, batchSummary, failuresOf } from './batch-words.ts'
import styles from './ExtractionItem.module.css'

/** Failures drawn at first, and with each press for more: thousands at once would hold up the window. */
const DRAWN_AT_A_TIME = 100

/** Many files that were given at once: how far they are, or what came of them. */
export function BatchItem({ state }: { state: BatchState }) {
  const actions = useActions()
  const act = useActing()
  const bridge = useBridge()
  const { say } = useAnnouncer()
  const text = messages.importing.batch
  const { batch, ended, isOpen, report } = state
  const name = text.name(batch.total)
  const retriable = report ? report.failed.length + report.cancelled : 0
  const copy = async () => {
    await bridge.call('writeClipboard', { text: batchReportText(state), html: '' })
    say(text.copied)
  }
  return (
    <li className={styles.job} data-status={isOpen ? 'running' : 'done'}>
      <p className={styles.label}>{name}</p>
      <p className={styles.state}>{isOpen ? text.progress(ended, batch.total) : batchSummary(state)}</p>
      {isOpen ? (
        <progress
          className={styles.progress}
          aria-label={text.progressLabel(name)}
          value={ended}
          max={batch.total}
        />
      ) : null}
      <div className={styles.buttons}>
        {isOpen ? (
          <Button
            size="small"
            variant="quiet"
            aria-label={text.cancelLabel(name)}
            onPress={() => void act(actions.cancelBatch(batch.id))}
          >
            {text.cancel}
          </Button>
        ) : (
          <>
            {retriable > 0 ? (
              <Button size="small" onPress={() => void act(actions.retryBatch(batch.id))}>
                {text.retry(retriable)}
              </Button>
            ) : null}
            <Button size="small" variant="quiet" onPress={() => void copy()}>
              {text.copy}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={text.dismissLabel(name)}
              onPress={() => void act(actions.dismissBatch(batch.id))}
            >
              {text.dismiss}
            </Button>
          </>
        )}
      </div>
      <Failures state={state} />
    </li>
  )
}

function Failures({ state }: { state: BatchState }) {
  const [drawn, setDrawn] = useState(DRAWN_AT_A_TIME)
  const text = messages.importing.batch
  const failures = failuresOf(state)
  if (failures.length === 0) return null
  return (
    <details className={styles.report} open>
      <summary className={styles.summary}>{text.failed(failures.length)}</summary>
      <ul className={styles.articles}>
        {failures.slice(0, drawn).map(({ key, name, reason }) => (
          <li key={key}>
            <bdi>{name}</bdi>
            <p className={styles.reason}>{reason}</p>
          </li>
        ))}
      </ul>
      {failures.length > drawn ? (
        <Button size="small" variant="quiet" onPress={() => setDrawn(drawn + DRAWN_AT_A_TIME)}>
          {text.more(failures.length - drawn)}
        </Button>
      ) : null}
    </details>
  )
}
