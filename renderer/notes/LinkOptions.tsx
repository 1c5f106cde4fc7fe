import { FileText, Highlighter } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './LinkOptions.module.css'
import type { LinkCompletion } from './use-link-completion.ts'

/** What can be linked to, under the field. How many there are is told to a screen reader; the field tells which one is at hand. */
export function LinkOptions({ completion }: { completion: LinkCompletion }) {
  const { isOpen, targets, active, listId, optionId, choose } = completion
  const list = useRef<HTMLDivElement>(null)
  const words = messages.annotations.links

  // biome-ignore lint/correctness/useExhaustiveDependencies: when another option is at hand
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, targets])

  const said = !targets ? words.loading : targets.length === 0 ? words.none : words.found(targets.length)
  const hasOptions = targets !== undefined && targets.length > 0
  return (
    <>
      <p className={isOpen && !hasOptions ? styles.none : 'visually-hidden'} role="status">
        {isOpen ? said : ''}
      </p>
      {isOpen && hasOptions ? (
        <div ref={list} id={listId} role="listbox" aria-label={words.list} className={styles.list}>
          {targets.map((target, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose
            <div
              key={target.highlightId || target.articleId}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames(styles.option, index === active && styles.active)}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(target)}
            >
              {target.kind === 'article' ? (
                <FileText aria-hidden="true" />
              ) : (
                <Highlighter aria-hidden="true" />
              )}
              <span className={styles.words}>
                <span className="visually-hidden">{words[target.kind]}: </span>
                <span className={styles.label} dir="auto">
                  {target.kind === 'article' ? target.label : `“${target.label}”`}
                </span>
                {target.detail ? (
                  <span className={styles.detail} dir="auto">
                    {target.detail}
                  </span>
                ) : null}
              </span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}
