import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { WordStretch } from '../../shared/annotation/compare-words.ts'
import { type ComparedBlock, compareTexts } from '../../shared/article/compare-texts.ts'
import type { Version } from '../../shared/article/version.ts'
import { useKeymap, useKeyText } from '../commands/KeymapContext.tsx'
import { useBlocksOfTwo } from '../queries/version-blocks.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import styles from './CompareVersions.module.css'

/** Blocks that stay beside each change, so that one sees where it is. */
const BLOCKS_AROUND = 1

/** Changes drawn at first, and with each press for more: thousands at once would hold up the window. */
const PARTS_AT_A_TIME = 300

interface CompareVersionsProps {
  /** Newest first. */
  versions: readonly Version[]
  pair: VersionPair
  dir: 'ltr' | 'rtl' | ''
  lang: string
  onChange: (pair: VersionPair) => void
  onClose: () => void
}

/** The ids of two versions of an article. */
export interface VersionPair {
  readonly before: string
  readonly after: string
}

/** Two versions of an article as one text, with the words that went and those that came. */
export function CompareVersions({ versions, pair, dir, lang, onChange, onClose }: CompareVersionsProps) {
  const words = messages.reader.compare
  const blocks = useBlocksOfTwo(pair.before, pair.after)
  const compared = useMemo(() => blocks && compareTexts(blocks.before, blocks.after), [blocks])
  const parts = useMemo(() => (compared ? foldSame(compared) : []), [compared])
  const changes = compared?.filter(({ kind }) => kind !== 'same').length ?? 0
  const [drawn, setDrawn] = useState(PARTS_AT_A_TIME)
  const text = useRef<HTMLElement>(null)
  const at = useRef(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: from the top of each comparison
  useEffect(() => {
    at.current = -1
    setDrawn(PARTS_AT_A_TIME)
    text.current?.focus({ preventScroll: true })
  }, [compared])

  const keymap = useKeymap()
  const keyText = useKeyText()
  const step = (by: 1 | -1) => {
    const all = [...(text.current?.querySelectorAll('[data-change]') ?? [])]
    if (all.length === 0) return
    all[at.current]?.removeAttribute('data-here')
    at.current = (Math.max(at.current, by < 0 ? 0 : -1) + by + all.length) % all.length
    const here = all[at.current]
    here?.setAttribute('data-here', '')
    here?.scrollIntoView({ block: 'center' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = keymap.read(['comparing'], event.nativeEvent)
    if (!id) return
    event.preventDefault()
    step(id === 'comparing.next' ? 1 : -1)
  }

  return (
    <Sheet className={styles.sheet ?? ''} onClose={onClose}>
      <header className={styles.head}>
        <SheetTitle>{words.title}</SheetTitle>
        <div className={styles.choices}>
          <Choice
            label={words.before}
            versions={versions}
            chosen={pair.before}
            onChoose={(before) => onChange({ ...pair, before })}
          />
          <Choice
            label={words.after}
            versions={versions}
            chosen={pair.after}
            onChoose={(after) => onChange({ ...pair, after })}
          />
          <Button
            size="small"
            variant="quiet"
            onPress={() => onChange({ before: pair.after, after: pair.before })}
          >
            {words.swap}
          </Button>
        </div>
        <div className={styles.walk}>
          <p className={styles.count} role="status">
            {compared ? words.changes(changes) : words.comparing}
          </p>
          <IconButton
            label={words.previous}
            shortcut={keyText('comparing.previous')}
            icon={<ArrowUp />}
            isDisabled={changes === 0}
            onPress={() => step(-1)}
          />
          <IconButton
            label={words.next}
            shortcut={keyText('comparing.next')}
            icon={<ArrowDown />}
            isDisabled={changes === 0}
            onPress={() => step(1)}
          />
        </div>
      </header>
      <section
        ref={text}
        className={styles.text}
        aria-label={words.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is scrolled by keys
        tabIndex={0}
        lang={lang || undefined}
        {...(dir ? { dir } : {})}
        onKeyDown={onKeyDown}
      >
        {parts
          .slice(0, drawn)
          .map((part) =>
            part.kind === 'folded' ? (
              <Folded key={part.key} blocks={part.blocks} />
            ) : (
              <Block key={part.key} block={part.block} />
            ),
          )}
        {parts.length > drawn ? (
          <Button size="small" onPress={() => setDrawn(drawn + PARTS_AT_A_TIME)}>
            {words.more}
          </Button>
        ) : null}
      </section>
      <footer className={styles.buttons}>
        <Button variant="primary" onPress={onClose}>
          {words.close}
        </Button>
      </footer>
    </Sheet>
  )
}

interface ChoiceProps {
  label: string
  versions: readonly Version[]
  chosen: string
  onChoose: (id: string) => void
}

function Choice({ label, versions, chosen, onChoose }: ChoiceProps) {
  const { item } = messages.reader.versions
  const at = versions.findIndex(({ id }) => id === chosen)
  const name = item(versions[at]?.capturedAt ?? 0, at === 0)
  return (
    <Menu
      label={label}
      trigger={
        <Button size="small" aria-label={`${label}: ${name}`}>
          {`${label}: ${name}`}
        </Button>
      }
    >
      {versions.map(({ id, capturedAt }, index) => (
        <MenuItem key={id} isChosen={id === chosen} onAction={() => onChoose(id)}>
          {item(capturedAt, index === 0)}
        </MenuItem>
      ))}
    </Menu>
  )
}

interface KeyedBlock {
  readonly key: string
  readonly block: ComparedBlock
}

type Part =
  | ({ readonly kind: 'block' } & KeyedBlock)
  | { readonly kind: 'folded'; readonly key: string; readonly blocks: readonly KeyedBlock[] }

/** Folds up what is the same and far from any change. */
function foldSame(compared: readonly ComparedBlock[]): Part[] {
  const near = new Set<number>()
  for (const [index, { kind }] of compared.entries()) {
    if (kind === 'same') continue
    for (let by = -BLOCKS_AROUND; by <= BLOCKS_AROUND; by++) near.add(index + by)
  }
  const parts: Part[] = []
  let folded: KeyedBlock[] = []
  for (const [index, block] of compared.entries()) {
    const keyed = { key: String(index), block }
    if (near.has(index)) {
      parts.push({ kind: 'block', ...keyed })
      folded = []
    } else {
      if (folded.length === 0) parts.push({ kind: 'folded', key: keyed.key, blocks: folded })
      folded.push(keyed)
    }
  }
  return parts
}

function Folded({ blocks }: { blocks: readonly KeyedBlock[] }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen || blocks.length === 1) return blocks.map(({ key, block }) => <Block key={key} block={block} />)
  return (
    <Button size="small" variant="quiet" className={styles.folded ?? ''} onPress={() => setOpen(true)}>
      {messages.reader.compare.same(blocks.length)}
    </Button>
  )
}

const keyStretches = (stretches: readonly WordStretch[]) =>
  stretches.map((stretch, index) => ({ ...stretch, key: `${index} ${stretch.kind}` }))

function Block({ block }: { block: ComparedBlock }) {
  if (block.kind === 'same') return <p className={styles.same}>{block.text}</p>
  if (block.kind === 'changed')
    return (
      <p data-change>
        {keyStretches(block.stretches).map(({ key, kind, text }) => {
          if (kind === 'gone') return <del key={key}>{text}</del>
          return kind === 'new' ? <ins key={key}>{text}</ins> : text
        })}
      </p>
    )
  return <p data-change>{block.kind === 'gone' ? <del>{block.text}</del> : <ins>{block.text}</ins>}</p>
}
