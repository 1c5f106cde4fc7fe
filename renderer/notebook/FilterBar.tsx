import { MessageSquareText, X } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight-colors.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import {
  isFiltering,
  type NotebookFilter,
  notebookFilterSchema,
} from '../../shared/notebook/notebook-filter.ts'
import { useCollections } from '../queries/places.ts'
import { Button } from '../ui/Button.tsx'
import type { ColorNames } from '../ui/color-names.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { ColorSwatch } from './ColorSwatch.tsx'
import { DateFilter } from './DateFilter.tsx'
import styles from './FilterBar.module.css'
import { FilterButton } from './FilterButton.tsx'
import { articleChoices, tagChoices } from './filter-choices.ts'
import { PickFilter } from './PickFilter.tsx'

const { kind: kindSchema, place: placeSchema } = notebookFilterSchema.shape

interface FilterBarProps {
  entries: readonly NotebookEntry[]
  filter: NotebookFilter
  names: ColorNames
  onFilter: (patch: Partial<NotebookFilter>) => void
  onClear: () => void
}

/** What the notebook is narrowed by, side by side. */
export function FilterBar({ entries, filter, names, onFilter, onClear }: FilterBarProps) {
  const { filters } = messages.notebook
  const collections = useCollections()
  const collection = collections?.find(({ id }) => id === filter.collectionId)
  const untitled = messages.library.list.untitled
  const article =
    filter.articleId === '' ? null : entries.find((entry) => entry.article?.id === filter.articleId)?.article
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className={styles.bar} role="group" aria-label={filters.label}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className={styles.colors} role="group" aria-label={filters.colors}>
        {HIGHLIGHT_COLORS.map((color) => (
          <Tooltip key={color} text={filters.color(names[color])}>
            <ToggleButton
              className={styles.color ?? ''}
              aria-label={filters.color(names[color])}
              isSelected={filter.colors.includes(color)}
              onChange={(isOn) =>
                onFilter({
                  colors: HIGHLIGHT_COLORS.filter((one) =>
                    one === color ? isOn : filter.colors.includes(one),
                  ),
                })
              }
            >
              <ColorSwatch color={color} />
            </ToggleButton>
          </Tooltip>
        ))}
      </div>
      <Menu
        label={filters.kind}
        placement="bottom start"
        trigger={
          <FilterButton
            filter={filters.kind}
            value={filter.kind === 'any' ? '' : filters.kinds[filter.kind]}
          />
        }
      >
        {kindSchema.options.map((kind) => (
          <MenuItem key={kind} isChosen={kind === filter.kind} onAction={() => onFilter({ kind })}>
            {filters.kinds[kind]}
          </MenuItem>
        ))}
      </Menu>
      <PickFilter
        filter={filters.tag}
        value={filter.tag}
        anyName={filters.anyTag}
        choicesOf={() => tagChoices(entries)}
        onPick={(tag) => onFilter({ tag })}
      />
      <PickFilter
        filter={filters.article}
        value={filter.articleId === '' ? '' : article?.title || untitled}
        anyName={filters.anyArticle}
        choicesOf={() => articleChoices(entries, untitled)}
        onPick={(articleId) => onFilter({ articleId })}
      />
      {(collections ?? []).length > 0 || filter.collectionId !== '' ? (
        <Menu
          label={filters.collection}
          placement="bottom start"
          trigger={<FilterButton filter={filters.collection} value={collection?.name ?? ''} />}
        >
          {[{ id: '', name: filters.anyCollection }, ...(collections ?? [])].map(({ id, name }) => (
            <MenuItem
              key={id}
              isChosen={id === filter.collectionId}
              onAction={() => onFilter({ collectionId: id })}
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      <DateFilter from={filter.from} to={filter.to} onChange={onFilter} />
      <Menu
        label={filters.place}
        placement="bottom start"
        trigger={
          <FilterButton
            filter={filters.place}
            value={filter.place === 'any' ? '' : filters.places[filter.place]}
          />
        }
      >
        {placeSchema.options.map((place) => (
          <MenuItem key={place} isChosen={place === filter.place} onAction={() => onFilter({ place })}>
            {filters.places[place]}
          </MenuItem>
        ))}
      </Menu>
      <ToggleButton
        className={styles.toggle ?? ''}
        isSelected={filter.withNote}
        onChange={(withNote) => onFilter({ withNote })}
      >
        <MessageSquareText aria-hidden="true" />
        {filters.withNote}
      </ToggleButton>
      {isFiltering(filter) ? (
        <Button size="small" variant="quiet" icon={<X />} className={styles.clear ?? ''} onPress={onClear}>
          {filters.clear}
        </Button>
      ) : null}
    </div>
  )
}
