import { describe, expect, it } from 'vitest'
import { isWayIn } from '../../../shared/article/sign-in-address.ts'

const ASKED = 'https://gazette.example/2025/bats?page=2'

describe('the address of a way in', () => {
  it.each([
    'https://gazette.example/login',
    'https://gazette.example/users/sign_in',
    'https://gazette.example/wp-login.php?reauth=1',
    'https://accounts.example/oauth2/authorize?client_id=7',
    'https://gazette.example/gate?next=/2025/bats%3Fpage%3D2',
    'https://gate.example/?to=https%3A%2F%2Fgazette.example%2F2025%2Fbats%3Fpage%3D2',
    'https://gate.example/?to=http%3A%2F%2Fgazette.example%2F2025%2Fbats%3Fpage%3D2%26utm_source%3Dmail',
    `https://gate.example/a?go=${encodeURIComponent(`https://b.example/c?back=${encodeURIComponent(ASKED)}`)}`,
  ])('is named so, or leads back to what was asked for: %s', (found) => {
    expect(isWayIn(found, ASKED)).toBe(true)
  })

  it.each([
    ASKED,
    'http://gazette.example/2025/bats?page=2&utm_source=mail',
    'https://gazette.example/2025/moles',
    'https://gazette.example/2025/how-to-login',
    'https://gazette.example/authors/ada',
    'https://gazette.example/short-note?topic=bats',
    'https://gazette.example/gate?next=/2025/moles',
    'nonsense',
  ])('is not that of another page: %s', (found) => {
    expect(isWayIn(found, ASKED)).toBe(false)
  })

  it('is told by no link to the front page, and of no page that was not asked for', () => {
    expect(isWayIn('https://gazette.example/note?home=/', 'https://gazette.example/')).toBe(false)
    expect(isWayIn('https://gazette.example/login', '')).toBe(false)
  })
})
