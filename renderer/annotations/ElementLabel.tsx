import { Code, Image, Sigma, Table } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MarkedElementKind } from '../../shared/annotation/highlight.ts'
import styles from './ElementLabel.module.css'

const ICONS: Readonly<Record<MarkedElementKind, ReactNode>> = {
  image: <Image />,
  table: <Table />,
  code: <Code />,
  formula: <Sigma />,
}

/** What stands on the card of a whole element in place of a quote. */
export function ElementLabel({ kind, words }: { kind: MarkedElementKind; words: string }) {
  return (
    <p className={styles.element} dir="auto">
      <span className={styles.icon} aria-hidden="true">
        {ICONS[kind]}
      </span>
      <span className={styles.words}>{words}</span>
    </p>
  )
}
