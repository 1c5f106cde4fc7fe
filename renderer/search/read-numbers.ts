const COMMA = 44
const ZERO = 48

/** Whole numbers with commas between them: one by one in a loop, since a list of texts for each would take several times as long. */
export function readNumbers(text: string): number[] {
  const numbers: number[] = []
  let number = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === COMMA) {
      numbers.push(number)
      number = 0
    } else number = number * 10 + code - ZERO
  }
  numbers.push(number)
  return numbers
}
