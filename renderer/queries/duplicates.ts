import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DuplicateGroup } from '../../shared/library/duplicates.ts'
import { pauses } from '../actions/pauses.ts'
import { findDuplicates } from '../storage/duplicate-repository.ts'
import { useDatabase } from './StorageContext.tsx'

type DuplicateSearch =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly groups: readonly DuplicateGroup[] }

interface Duplicates {
  readonly search: DuplicateSearch
  look(): void
  stop(): void
  /** Takes groups off the list: something was done about them. */
  settle(groups: readonly DuplicateGroup[]): void
  /** Puts a group back where it stood: what was done about it was taken back. */
  reopen(group: DuplicateGroup): void
}

/** Looks for duplicates when it is asked to. A failed read throws while rendering. */
export function useDuplicates(): Duplicates {
  const db = useDatabase()
  const [search, setSearch] = useState<DuplicateSearch>({ kind: 'idle' })
  const [settled, setSettled] = useState<ReadonlySet<DuplicateGroup>>(new Set())
  const [failure, setFailure] = useState<{ error: unknown }>()
  const controller = useRef<AbortController>(undefined)
  useEffect(() => () => controller.current?.abort(), [])
  const look = useCallback(() => {
    controller.current?.abort()
    controller.current = new AbortController()
    const { signal } = controller.current
    setSearch({ kind: 'looking', done: 0, total: 0 })
    setSettled(new Set())
    findDuplicates(db, {
      onProgress: (done, total) => {
        if (!signal.aborted) setSearch({ kind: 'looking', done: Math.floor(done), total })
      },
      pause: pauses(signal),
    }).then(
      (groups) => groups && !signal.aborted && setSearch({ kind: 'found', groups }),
      (error: unknown) => signal.aborted || setFailure({ error }),
    )
  }, [db])
  const stop = useCallback(() => {
    controller.current?.abort()
    setSearch({ kind: 'idle' })
  }, [])
  const settle = useCallback(
    (groups: readonly DuplicateGroup[]) => setSettled((before) => new Set([...before, ...groups])),
    [],
  )
  const reopen = useCallback((group: DuplicateGroup) => {
    setSettled((before) => new Set([...before].filter((other) => other !== group)))
    // Looked for anew meanwhile, it was not found.
    setSearch((shown) =>
      shown.kind === 'found' && !shown.groups.includes(group)
        ? { kind: 'found', groups: [...shown.groups, group] }
        : shown,
    )
  }, [])
  const open = useMemo<DuplicateSearch>(
    () =>
      search.kind === 'found'
        ? { kind: 'found', groups: search.groups.filter((group) => !settled.has(group)) }
        : search,
    [search, settled],
  )
  if (failure) throw failure.error
  return { search: open, look, stop, settle, reopen }
}
