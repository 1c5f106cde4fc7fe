import { ArrowLeft, PanelLeft } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { type ArticleSort, COMMON_SORTS } from '../../shared/library/list-look.ts'
import { readerSettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { Slider } from '../ui/Slider.tsx'
import { useActing } from '../ui/use-acting.ts'
import { ColorNames } from './ColorNames.tsx'
import styles from './SettingsScreen.module.css'
import { SignIns } from './SignIns.tsx'
import { TagRules } from './TagRules.tsx'

/** Steps of the zoom: a tenth is what one press of a browser's zoom key changes. */
const ZOOM_STEP = 0.1
const THEMES = readerSettingsSchema.shape.theme.options
const ZOOM = readerSettingsSchema.shape.zoom

/** Those that are common, and the one that was chosen by a column. */
const sortsWith = (chosen: ArticleSort) =>
  COMMON_SORTS.includes(chosen) ? COMMON_SORTS : [...COMMON_SORTS, chosen]

export interface SettingsScreenProps {
  /** Buttons for backup and restore. */
  backupSlot: ReactNode
  /** Extracting the library again. */
  extractSlot?: ReactNode
  /** Looks for articles that are there more than once. */
  duplicatesSlot?: ReactNode
  /** What is missing offline. */
  offlineSlot?: ReactNode
  /** Buttons for importing and exporting annotations. */
  annotationsSlot?: ReactNode
  /** Keys, and changing them. */
  keyboardSlot?: ReactNode
  /** The section to go to, by the end of its heading's id; another object each time that it is asked for. Null for none. */
  goTo?: { readonly section: string } | null
  hasSidebar: boolean
  onToggleSidebar: () => void
  onBack: () => void
}

/** Choices made on this computer. Each is kept at once. */
export function SettingsScreen({
  backupSlot,
  extractSlot,
  duplicatesSlot,
  offlineSlot,
  annotationsSlot,
  keyboardSlot,
  goTo = null,
  hasSidebar,
  onToggleSidebar,
  onBack,
}: SettingsScreenProps) {
  const reader = useSettings('reader')
  const keyText = useKeyText()
  const library = useSettings('library')
  const actions = useActions()
  const act = useActing()
  const text = messages.settings
  const isThere = reader !== undefined && library !== undefined
  useEffect(() => {
    if (!goTo || !isThere) return
    const heading = document.getElementById(`settings-${goTo.section}`)
    const section = heading?.closest('section')
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('input, button, [tabindex="0"]')?.focus({ preventScroll: true })
  }, [goTo, isThere])
  if (!reader || !library) return <main className={styles.screen} aria-label={text.title} />
  return (
    <main className={styles.screen}>
      <div className={styles.top}>
        <IconButton
          label={hasSidebar ? messages.library.sidebar.hide : messages.library.sidebar.show}
          shortcut={keyText('window.toggle-sidebar')}
          icon={<PanelLeft />}
          onPress={onToggleSidebar}
        />
        <IconButton
          label={text.back}
          shortcut={keyText('window.back')}
          icon={<ArrowLeft />}
          onPress={onBack}
        />
        <h1 className={styles.title}>{text.title}</h1>
      </div>
      <section className={styles.section} aria-labelledby="settings-appearance">
        <h2 id="settings-appearance" className={styles.heading}>
          {text.appearance.title}
        </h2>
        <ChoiceGroup
          label={text.appearance.theme}
          value={reader.theme}
          choices={THEMES.map((value) => ({ value, label: text.appearance.themes[value] }))}
          onChange={(theme) => void act(actions.changeSettings('reader', { theme }))}
        />
        <div className={styles.zoom}>
          <Slider
            label={text.appearance.zoom}
            value={reader.zoom}
            min={ZOOM.minValue ?? 1}
            max={ZOOM.maxValue ?? 1}
            step={ZOOM_STEP}
            format={text.appearance.zoomOf}
            onChange={(zoom) => void act(actions.changeSettings('reader', { zoom }))}
          />
          <Button
            size="small"
            isDisabled={reader.zoom === 1}
            onPress={() => void act(actions.changeSettings('reader', { zoom: 1 }))}
          >
            {text.appearance.zoomReset}
          </Button>
        </div>
        <p className={styles.hint}>{text.appearance.reading}</p>
      </section>
      <section className={styles.section} aria-labelledby="settings-library">
        <h2 id="settings-library" className={styles.heading}>
          {text.library.title}
        </h2>
        <ChoiceGroup
          label={text.library.sort}
          value={library.sort}
          choices={sortsWith(library.sort).map((value) => ({
            value,
            label: messages.library.sorts[value].name,
          }))}
          onChange={(sort) => void act(actions.changeSettings('library', { sort }))}
        />
      </section>
      <section className={styles.section} aria-labelledby="settings-marking">
        <h2 id="settings-marking" className={styles.heading}>
          {text.marking.title}
        </h2>
        <ColorNames />
      </section>
      <TagRules />
      {backupSlot ? (
        <section className={styles.section} aria-labelledby="settings-backup">
          <h2 id="settings-backup" className={styles.heading}>
            {text.backup.title}
          </h2>
          <p className={styles.hint}>{text.backup.explanation}</p>
          <div className={styles.buttons}>{backupSlot}</div>
        </section>
      ) : null}
      {offlineSlot ? (
        <section className={styles.section} aria-labelledby="settings-offline">
          <h2 id="settings-offline" className={styles.heading}>
            {messages.offline.title}
          </h2>
          <p className={styles.hint}>{messages.offline.explanation}</p>
          {offlineSlot}
        </section>
      ) : null}
      {extractSlot ? (
        <section className={styles.section} aria-labelledby="settings-extraction">
          <h2 id="settings-extraction" className={styles.heading}>
            {messages.extraction.settings.title}
          </h2>
          <p className={styles.hint}>{messages.extraction.settings.explanation}</p>
          {extractSlot}
        </section>
      ) : null}
      {duplicatesSlot ? (
        <section className={styles.section} aria-labelledby="settings-duplicates">
          <h2 id="settings-duplicates" className={styles.heading}>
            {messages.duplicates.title}
          </h2>
          <p className={styles.hint}>{messages.duplicates.explanation}</p>
          <div className={styles.buttons}>{duplicatesSlot}</div>
        </section>
      ) : null}
      {annotationsSlot ? (
        <section className={styles.section} aria-labelledby="settings-annotations">
          <h2 id="settings-annotations" className={styles.heading}>
            {text.annotations.title}
          </h2>
          <p className={styles.hint}>{text.annotations.explanation}</p>
          <div className={styles.buttons}>{annotationsSlot}</div>
        </section>
      ) : null}
      <SignIns />
      <section className={styles.section} aria-labelledby="settings-keyboard">
        <h2 id="settings-keyboard" className={styles.heading}>
          {messages.commands.keyboard.title}
        </h2>
        {keyboardSlot}
      </section>
    </main>
  )
}
