import { CircleCheck, CircleDashed } from 'lucide-react'
import { compareWords, hasSameWords, shortenSame } from '../../shared/annotation/compare-words.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { ShownHighlight } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './HighlightPlace.module.css'
import { startPlacing } from './place-steps.ts'
import { hasText, isToConfirm } from './placed.ts'
import { usePlaceActions } from './use-place-actions.ts'

interface HighlightPlaceProps {
  shown: ShownHighlight
  /** Open: with what can be done about it. */
  isOpen: boolean
}

/** On a card: where its highlight stands in this version, when that is not simply where it was made. */
export function HighlightPlace({ shown, isOpen }: HighlightPlaceProps) {
  if (shown.anchor === null) return <Lost shown={shown} isOpen={isOpen} />
  if (isToConfirm(shown)) return <Moved shown={shown} isOpen={isOpen} />
  if (!isOpen || shown.anchor.confirmedAt === 0) return null
  return (
    <div className={styles.place}>
      <p className={styles.line}>
        <CircleCheck className={styles.icon} aria-hidden="true" />
        {messages.places.confirmed}
      </p>
      <Choices shown={shown} isOpen />
    </div>
  )
}

function Moved({ shown, isOpen }: HighlightPlaceProps) {
  const { page } = useDesk()
  const { highlight, anchor } = shown
  const words = messages.places.moved
  const now = page.text.slice(anchor?.start ?? 0, anchor?.end ?? 0)
  const isSame = hasSameWords(highlight.quote, now)
  return (
    <div className={styles.place}>
      <p className={styles.line} data-asks="">
        <CircleDashed className={styles.icon} aria-hidden="true" />
        {words.line}
      </p>
      {isOpen && hasText(shown) ? (
        isSame ? (
          <p className={styles.same}>{words.same}</p>
        ) : (
          <Comparison before={highlight.quote} after={now} />
        )
      ) : null}
      {isOpen ? <Choices shown={shown} isOpen /> : null}
    </div>
  )
}

/** The old words over the new ones, with what went and what came told apart by a line and by weight. */
function Comparison({ before, after }: { before: string; after: string }) {
  const words = messages.places.moved
  const stretches = shortenSame(compareWords(before, after))
  // A stretch has no name but its place: two passages never change while they are compared.
  const keyed = stretches.map((stretch, index) => ({ ...stretch, key: `${index} ${stretch.kind}` }))
  return (
    <dl className={styles.comparison}>
      <dt>{words.was}</dt>
      <dd dir="auto">
        {keyed.map(({ kind, text, key }) =>
          kind === 'gone' ? <Changed key={key} as="del" words={text} /> : kind === 'same' ? text : null,
        )}
      </dd>
      <dt>{words.now}</dt>
      <dd dir="auto">
        {keyed.map(({ kind, text, key }) =>
          kind === 'new' ? <Changed key={key} as="ins" words={text} /> : kind === 'same' ? text : null,
        )}
      </dd>
    </dl>
  )
}

/** Without a line under or through the spaces that part it from what is around it. */
function Changed({ as: Element, words }: { as: 'del' | 'ins'; words: string }) {
  const own = words.trim()
  const [before, after] = own === '' ? [words, ''] : words.split(own)
  return (
    <>
      {before}
      {own === '' ? null : <Element>{own}</Element>}
      {after}
    </>
  )
}

function Lost({ shown, isOpen }: HighlightPlaceProps) {
  const { page } = useDesk()
  const { highlight, isLeftOut } = shown
  const words = messages.places.orphan
  const old = page.versions.find(({ id }) => id === highlight.versionId)
  return (
    <div className={styles.place}>
      {highlight.headingPath.length > 0 ? (
        <p className={styles.from} dir="auto">
          {highlight.headingPath.join(' › ')}
        </p>
      ) : null}
      {old ? <p className={styles.from}>{words.madeIn(old.capturedAt)}</p> : null}
      {isLeftOut ? (
        <p className={styles.line}>
          <CircleCheck className={styles.icon} aria-hidden="true" />
          {words.leftOut}
        </p>
      ) : null}
      {isOpen && !hasText(shown) ? <p className={styles.from}>{words.image}</p> : null}
      <Choices shown={shown} isOpen={isOpen} />
    </div>
  )
}

/** What a person can say of the place. On a card that is not open the tab key passes them by. */
function Choices({ shown, isOpen }: HighlightPlaceProps) {
  const desk = useDesk()
  const { page, activate, focusCard } = desk
  const keyText = useKeyText()
  const places = usePlaceActions()
  const { highlight, anchor } = shown
  const { id } = highlight
  const words = messages.places
  const isOrphan = anchor === null
  const isAsked = isToConfirm(shown)
  const hasOld =
    highlight.versionId !== page.versionId && page.versions.some((one) => one.id === highlight.versionId)

  const confirm = async () => {
    activate(id)
    if (await places.confirm([id])) focusCard(id)
  }
  const leaveOut = async () => {
    if (!(await places.leaveOut([id]))) return
    if (isOrphan) focusCard(id)
    else {
      activate('')
      page.passages?.scroller.focus({ preventScroll: true })
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className={styles.choices} role="group" aria-label={words.moved.actions}>
      {isAsked ? (
        <Choice shortcut={keyText('versions.confirm')} isOpen={isOpen} isFirst onPress={() => void confirm()}>
          {words.moved.here}
        </Choice>
      ) : null}
      {hasText(shown) ? (
        <Choice
          shortcut={keyText('versions.put-elsewhere')}
          isOpen={isOpen}
          onPress={() => startPlacing(desk, id, highlight.quote)}
        >
          {isOrphan ? words.orphan.attach : words.moved.elsewhere}
        </Choice>
      ) : null}
      {hasOld ? (
        <Choice
          shortcut={keyText('versions.show-old')}
          isOpen={isOpen}
          onPress={() => page.showVersion(highlight.versionId, id)}
        >
          {words.moved.old}
        </Choice>
      ) : null}
      {isOrphan ? (
        isOpen && !shown.isLeftOut ? (
          <Choice shortcut={keyText('versions.leave-out')} isOpen onPress={() => void leaveOut()}>
            {words.orphan.leaveOut}
          </Choice>
        ) : null
      ) : highlight.versionId === page.versionId ? null : (
        <Choice shortcut={keyText('versions.leave-out')} isOpen={isOpen} onPress={() => void leaveOut()}>
          {words.moved.leaveOut}
        </Choice>
      )}
    </div>
  )
}

interface ChoiceProps {
  shortcut: string
  isOpen: boolean
  /** What is most often right. */
  isFirst?: boolean
  onPress: () => void
  children: string
}

function Choice({ shortcut, isOpen, isFirst = false, onPress, children }: ChoiceProps) {
  return (
    <Button
      size="small"
      variant={isFirst ? 'plain' : 'quiet'}
      className={classNames(styles.choice, isFirst && styles.first)}
      excludeFromTabOrder={!isOpen}
      aria-keyshortcuts={shortcut || undefined}
      onPress={onPress}
    >
      {children}
      {isOpen ? (
        <span className={styles.key} aria-hidden="true">
          {shortcut}
        </span>
      ) : null}
    </Button>
  )
}
