import { describe, expect, it } from 'vitest'
import { splitAuthors } from '../../../shared/article/author-names.ts'

describe('splitAuthors', () => {
  it.each([
    ['Ann Lee, Bo Ortega, and Cy Ito', ['Ann Lee', 'Bo Ortega', 'Cy Ito']],
    ['By Ann Lee', ['Ann Lee']],
    ['BY ANN LEE AND BO ORTEGA', ['ANN LEE', 'BO ORTEGA']],
    ['By: Ann Lee & Bo Ortega', ['Ann Lee', 'Bo Ortega']],
    ['Von Ann Lee und Bo Ortega', ['Ann Lee', 'Bo Ortega']],
    ['Par Ann Lee et Bo Ortega', ['Ann Lee', 'Bo Ortega']],
    ['Por Ann Lee y Bo Ortega', ['Ann Lee', 'Bo Ortega']],
    ['Ann Lee; Bo Ortega | Cy Ito', ['Ann Lee', 'Bo Ortega', 'Cy Ito']],
    ['山田太郎、佐藤花子', ['山田太郎', '佐藤花子']],
    ['Martin Luther King, Jr.', ['Martin Luther King, Jr.']],
    ['Ann Lee, ann lee', ['Ann Lee']],
    ['Ann Lee, ann@paper.example, https://paper.example/ann', ['Ann Lee']],
    ['Alexander von Humboldt', ['Alexander von Humboldt']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Byron Brand', ['Byron Brand']],
    ['Andrew Yorke', ['Andrew Yorke']],
    ['', []],
    [' , ', []],
  ])('reads %j', (byline, names) => {
    expect(splitAuthors(byline)).toEqual(names)
  })
})
