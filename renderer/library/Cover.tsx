import { useEffect, useRef } from 'react'
import { useAsset } from '../queries/assets.ts'
import styles from './Cover.module.css'

/** The article's lead image, from the database. Its box is there before the image, so that nothing moves when it comes. */
export function Cover({ hash }: { hash: string }) {
  const blob = useAsset(hash)
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const element = image.current
    if (!blob || !element) return
    const address = URL.createObjectURL(blob)
    element.src = address
    return () => {
      element.removeAttribute('src')
      URL.revokeObjectURL(address)
    }
  }, [blob])
  return (
    <span className={styles.cover}>
      {blob ? <img ref={image} alt="" className={styles.image} draggable={false} /> : null}
    </span>
  )
}
