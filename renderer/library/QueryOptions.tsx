import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './QueryOptions.module.css'
import type { FieldCompletion } from './use-query-completion.ts'

/** Ways to go on with a query, under its field. */
export function QueryOptions({ completion }: { completion: FieldCompletion }) {
  const { options, active, listId, optionId, choose } = completion
  if (options.length === 0) return null
  const { completions, fields, hints, languageName } = messages.query
  return (
    <div id={listId} role="listbox" aria-label={completions} className={styles.list}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose, as a combobox does
        <div
          key={option.insert}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classNames(styles.option, index === active && styles.active)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          <span className={styles.insert} dir="auto">
            {option.insert}
          </span>
          <span className={styles.hint}>
            {option.isWhole
              ? option.field === 'lang'
                ? languageName(option.value)
                : fields[option.field]
              : hints[option.field]}
          </span>
        </div>
      ))}
    </div>
  )
}
