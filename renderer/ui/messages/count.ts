import { formatNumber } from '../format.ts'

const plural = new Intl.PluralRules('en')

/** A number with its noun: `1 article`, `2 articles`. */
export function count(number: number, one: string, other: string): string {
  return `${formatNumber(number)} ${plural.select(number) === 'one' ? one : other}`
}
